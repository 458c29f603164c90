import { relative } from "node:path";
import { expect, test } from "vitest";
import { folderOf, gather } from "../../../src/cli/input/gather.js";
import { folderWith, linkTo } from "../folder.js";

async function found(folder: string, ...paths: string[]) {
  const { files, passedOver, failures } = await gather(paths, folder);
  const shown = (list: typeof files) => list.map(({ path }) => relative(folder, path).replaceAll("\\", "/"));
  return { files: shown(files), passedOver: shown(passedOver), failures };
}

test("a folder gives its zone files by name, and *.txt by content; the rest is named", async () => {
  const folder = folderWith({
    "zones/b.zone": "",
    "zones/a.zone": "",
    "zones/sub/db.example": "",
    "zones/sub/c.dns": "",
    "zones/export.txt": "www IN A 192.0.2.1\n",
    "zones/names.txt": "www.example\n",
    "zones/README.md": "",
    "zones/.git/x.zone": "",
    "zones/.hidden.zone": "",
    "zones/node_modules/p/x.zone": "",
  });
  expect(await found(folder, "zones")).toEqual({
    files: ["zones/a.zone", "zones/b.zone", "zones/export.txt", "zones/sub/c.dns", "zones/sub/db.example"],
    passedOver: ["zones/README.md", "zones/names.txt"],
    failures: [],
  });
});

test("a file that is named is taken whatever it is called, and only once", async () => {
  const folder = folderWith({ "zones/odd.name": "", "zones/a.zone": "", "link.zone": linkTo("zones/a.zone") });
  const { files, failures } = await found(folder, "zones/odd.name", "./zones/a.zone", "zones", "link.zone");
  expect([files, failures]).toEqual([["zones/odd.name", "zones/a.zone"], []]);
});

test("a pattern is what it matches, folders included", async () => {
  const folder = folderWith({ "zones/a.zone": "", "zones/b.zone": "", "zones/sub/c.zone": "", "zones/x.md": "" });
  expect((await found(folder, "zones/*.zone")).files).toEqual(["zones/a.zone", "zones/b.zone"]);
  expect((await found(folder, "zones/**/*.zone")).files).toHaveLength(3);
  expect((await found(folder, "z*")).files).toEqual(["zones/a.zone", "zones/b.zone", "zones/sub/c.zone"]);
});

test("a file whose name has the characters of a pattern is a file", async () => {
  const folder = folderWith({ "a[1].zone": "" });
  expect((await found(folder, "a[1].zone")).files).toEqual(["a[1].zone"]);
});

test("what is not there is said", async () => {
  const folder = folderWith({ "gone.zone": linkTo("nowhere"), "zones/gone.zone": linkTo("nowhere") });
  expect((await found(folder, "missing", "*.nothing", "gone.zone", "zones")).failures).toEqual([
    "There is no file or folder missing",
    "Nothing matches the pattern *.nothing",
    "There is no file or folder gone.zone",
    "zones/gone.zone is a link to nothing",
  ]);
});

test("what the system refuses is said, and the rest goes on", async () => {
  const folder = folderWith({ "round.zone": linkTo("round.zone"), "zones/round": linkTo("round"), "zones/a.zone": "" });
  expect(await found(folder, "round.zone", "x".repeat(300), "zones")).toEqual({
    files: ["zones/a.zone"],
    passedOver: [],
    failures: [
      "round.zone cannot be read: it is a link that leads to itself",
      `${"x".repeat(300)} cannot be read: its name is too long`,
      "zones/round cannot be read: it is a link that leads to itself",
    ],
  });
});

test("links that lead back up do not go round for ever", async () => {
  const folder = folderWith({ "zones/a.zone": "", "zones/up": linkTo("..") });
  expect((await found(folder, "zones")).files).toEqual(["zones/a.zone"]);
});

test("the look for the configuration begins in the folder of a PATH, before a pattern", () => {
  const folder = folderWith({ "zones/sub/a.zone": "" });
  const of = (path: string) => relative(folder, folderOf(path, folder)).replaceAll("\\", "/");
  expect([of("zones"), of("zones/sub/a.zone"), of("zones/sub/*.zone"), of("zones/*/a.zone"), of("*.zone")]).toEqual([
    "zones",
    "zones/sub",
    "zones/sub",
    "zones",
    "",
  ]);
});
