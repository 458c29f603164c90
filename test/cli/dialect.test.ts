import { expect, test } from "vitest";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const zone = `$ORIGIN contoso.com.
$TTL 3600
@ IN SOA ns1.hoster.example. hostmaster 1 7200 3600 1209600 3600
@ NS ns1.hoster.example.
@ NS ns2.hoster.example.
$GENERATE 1-3 host$ A 192.0.2.$
`;
const lint = ["lint", "zones", "--format", "unix"];
const files = { "zones/contoso.com.zone": zone };

test.each([
  ["any", 0],
  ["bind", 0],
  ["knot", 1],
  ["nsd", 1],
  ["windows", 0],
])("--dialect %s", async (dialect, status) => {
  const run = await runIn(folderWith(files), [...lint, "--dialect", dialect]);
  expect(run.status).toBe(status);
  expect(run.out.includes("refuses the whole zone: $GENERATE")).toBe(status === 1);
});

test("the configuration states it, and the option counts first", async () => {
  const folder = folderWith({ ...files, "zonewright.yaml": "dialect: nsd\n" });
  expect((await runIn(folder, lint)).status).toBe(1);
  expect((await runIn(folder, [...lint, "--dialect", "bind"])).status).toBe(0);
});

test("an unknown server is refused with the known ones", async () => {
  const { status, err } = await runIn(folderWith(files), [...lint, "--dialect", "unbound"]);
  expect(status).toBe(2);
  expect(err).toContain("knot");
});
