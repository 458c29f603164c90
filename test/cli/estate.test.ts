import { describe, expect, test } from "vitest";
import { folderWith, linkTo } from "./folder.js";
import { runIn } from "./run-in.js";

const soa =
  "@ IN SOA ns1.newdns.example. hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1.newdns.example.\n@ IN NS ns2.newdns.example.\n";
const hub = `$ORIGIN companya.com.
$TTL 3600
${soa}@ MX 10 webmail
webmail A 203.0.113.10
_autodiscover._tcp SRV 0 0 443 webmail
`;
const satellite = (name: string) => `$ORIGIN ${name}.
$TTL 3600
${soa}@ MX 10 webmail.companya.com.
autodiscover A 203.0.113.10
`;
const project = {
  ".git/HEAD": "",
  "zonewright.yaml":
    "zones: { public: [zones], internal: [zones/internal] }\ncertificates: [{ file: zones/names.txt }]\n",
  "zones/a.zone": hub,
  "zones/b.zone": satellite("companyb.com"),
  "zones/c.zone": satellite("companyc.com"),
  "zones/internal/b.zone": `$ORIGIN companyb.com.\n$TTL 60\n${soa}autodiscover A 10.0.0.1\n`,
  "zones/names.txt": "webmail.companya.com\nautdiscover.companya.com\n",
};
const defect = "autodiscover-host-not-on-certificate";

/** The files that findings stand in, each once. */
async function filesIn(folder: string, ...args: string[]) {
  const { out, err, status } = await runIn(folder, [...args, "--format", "unix"]);
  return { files: [...new Set([...out.matchAll(/^([^:\n]+):\d/gm)].map(([, file]) => file))], out, err, status };
}

describe("some files of an estate, as a pre-commit hook gives them", () => {
  test("the whole estate is the context, and only the files are reported on", async () => {
    const folder = folderWith(project);
    const { files, out, err, status } = await filesIn(folder, "lint", "zones/b.zone");
    expect([files, status]).toEqual([["zones/b.zone"], 1]);
    // Known from the hub and from the certificate, which were not given.
    expect(out).toMatch(/: error: autodiscover\.companyb\.com leads to Exchange \(203\.0\.113\.10 is Exchange/);
    expect(err).toMatch(/\d+ findings in other files not shown/);
  });

  test("a file without findings passes, whatever the others have", async () => {
    const folder = folderWith(project);
    expect(await filesIn(folder, "lint", "zones/a.zone")).toMatchObject({ files: [], status: 0 });
  });

  test("everything is reported without PATHs, for the folder, for all files and for the configuration itself", async () => {
    const folder = folderWith(project);
    const all = ["zones/b.zone", "zones/c.zone", "zones/internal/b.zone", "zones/names.txt"];
    for (const paths of [[], ["zones"], ["zones/a.zone", "zones/b.zone", "zones/c.zone"], ["zonewright.yaml"]]) {
      expect(await filesIn(folder, "lint", ...paths)).toMatchObject({ files: all });
    }
  });

  test("a certificate among the files is reported on, and is no zone", async () => {
    const folder = folderWith(project);
    expect((await filesIn(folder, "lint", "zones/names.txt")).files).toEqual(["zones/names.txt"]);
  });

  test("a file that others include is reported on for them, and is no zone of its own", async () => {
    const folder = folderWith({
      ...project,
      "zones/b.zone": `${satellite("companyb.com").replace(/autodiscover.*\n/, "")}$INCLUDE hosts.zone\n`,
      "zones/hosts.zone": "autodiscover A 203.0.113.10\n",
    });
    const { files, err } = await filesIn(folder, "lint", "zones/hosts.zone");
    expect(files).toEqual(["zones/hosts.zone"]);
    expect(err).toContain("zones/hosts.zone is part of zones/b.zone, no zone of its own.");
  });

  test("without a configuration the files are all there is", async () => {
    const { "zonewright.yaml": _, ...files } = project;
    const folder = folderWith(files);
    const { err } = await filesIn(folder, "lint", "zones/b.zone", "--cert", "zones/names.txt");
    expect(err).toContain("1 zone, ");
  });
});

describe("views", () => {
  test("a folder of internal zones is not read as public, even inside a public one", async () => {
    const { "zonewright.yaml": _, ...files } = project;
    const folder = folderWith(files);
    const args = ["lint", "zones", "--cert", "zones/names.txt"];
    expect((await filesIn(folder, ...args)).out).toMatch(/^zones\/internal\/b\.zone.*\[duplicate-zone\]$/m);
    const { out, err } = await filesIn(folder, ...args, "--internal", "zones/internal");
    expect(out).not.toContain("duplicate-zone");
    expect(err).toContain("4 zones, ");
  });

  test("a file of the internal zones that is given alone stays internal", async () => {
    const { out } = await filesIn(folderWith(project), "lint", "zones/internal/b.zone");
    expect(out).not.toContain("duplicate-zone");
    expect(out).not.toContain("public-private-address");
  });
});

describe("the configuration", () => {
  test("is found above the PATH, up to the repository, and its paths are its own", async () => {
    const folder = folderWith(project);
    expect((await filesIn(`${folder}/zones`, "lint", "b.zone")).files).toEqual(["b.zone"]);
    expect((await filesIn(`${folder}/zones/internal`, "lint", "../c.zone")).files).toEqual(["../c.zone"]);
  });

  test("--origin names the file that is given, whatever else the configuration reads", async () => {
    const nameless = satellite("x").replace("$ORIGIN x.\n", "");
    const folder = folderWith({ ...project, "export.zone": nameless });
    const { status, err } = await filesIn(folder, "lint", "export.zone", "--origin", "companyD.com");
    expect([status, err]).toEqual([1, expect.stringMatching(/accepted domain: .*companyd\.com/)]);
  });

  test("an origin for a folder of several files is a slip", async () => {
    const config = project["zonewright.yaml"].replace("[zones]", "[{ path: zones, origin: a.example }]");
    const { status, err } = await filesIn(folderWith({ ...project, "zonewright.yaml": config }), "lint");
    expect([status, err]).toEqual([
      2,
      expect.stringContaining("zonewright.yaml:1:27: An origin names one zone file, and zones holds 4."),
    ]);
  });

  test("is not looked for above the repository, nor with --no-config", async () => {
    const folder = folderWith({ ...project, "zones/.git/HEAD": "" });
    expect((await filesIn(`${folder}/zones`, "lint", "b.zone")).err).toContain("1 zone, ");
    const { err } = await filesIn(folderWith(project), "lint", "zones/b.zone", "--no-config");
    expect(err).toContain("1 zone, ");
  });

  test("without a repository it is looked for up to the working directory", async () => {
    const { ".git/HEAD": _, ...files } = project;
    expect((await filesIn(folderWith(files), "lint", "zones/b.zone")).err).toContain("4 zones, ");
  });

  test("--config names one that is elsewhere", async () => {
    const { "zonewright.yaml": config, ...files } = project;
    const folder = folderWith({
      ...files,
      "settings/dns.yml": config.replaceAll("zones/", "../zones/").replace("[zones]", "[../zones]"),
    });
    expect((await filesIn(folder, "lint", "--config", "settings/dns.yml")).err).toContain("4 zones, ");
  });

  test("every fault of it is named with its place, and nothing is judged", async () => {
    const folder = folderWith({ ...project, "zonewright.yaml": "zone: {}\nrules: { srv-mising: off }\n" });
    const { status, out, err } = await runIn(folder, ["lint"]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toBe('zonewright.yaml:1:1: unknown key "zone"; did you mean zones?\n');
  });

  test("rules and ignores apply, and what they leave out is counted", async () => {
    const ignore = `ignore: [{ rule: ${defect}, zone: companyb.com, reason: moving }, { rule: srv-shadowed, reason: never }]\n`;
    const folder = folderWith({
      ...project,
      "zonewright.yaml": `${project["zonewright.yaml"]}rules: { srv-missing: off }\n${ignore}`,
    });
    const { out, err } = await filesIn(folder, "lint");
    expect(out).not.toContain("[srv-missing]");
    expect([...out.matchAll(new RegExp(`^(\\S+?):.*\\[${defect}\\]$`, "gm"))].map(([, file]) => file)).toEqual([
      "zones/c.zone",
    ]);
    expect(err).toContain("1 finding ignored; ");
    expect(err).toContain("zonewright.yaml:4:94: this ignores nothing any more; take it out.");
  });

  test("a certificate or a zone that it names and that is not there", async () => {
    const folder = folderWith({
      ...project,
      "zonewright.yaml": "zones: { public: [zones, more] }\ncertificates: [{ file: gone.cer }]\n",
    });
    const { status, err } = await runIn(folder, ["lint"]);
    expect(status).toBe(2);
    expect(err).toContain("zonewright.yaml:1:26: There is no file or folder more.");
    expect(err).toContain("zonewright.yaml:2:24: gone.cer cannot be read: there is no such file.");
  });
});

describe("$INCLUDE stays in the project", () => {
  const including = (path: string) => `$ORIGIN b.example.\n$TTL 60\n${soa}$INCLUDE ${path}\n`;

  test.each([
    ["a file above", "../secret", {}],
    ["an absolute path", "/etc/passwd", {}],
    ["a link that leads out", "link", { "project/zones/link": linkTo("../../secret") }],
  ])("%s is refused and never quoted", async (_, path, more) => {
    const folder = folderWith({
      secret: "TOPSECRET A 192.0.2.1\n",
      "project/.git/HEAD": "",
      "project/zones/b.zone": including(path === "../secret" ? "../../secret" : path),
      ...more,
    });
    const { status, out, err } = await runIn(`${folder}/project`, ["lint", "zones"]);
    expect(status).toBe(1);
    expect(out).toMatch(/^zones\/b\.zone:6:10 {2}error {2}zone-syntax$/m);
    expect(out + err).not.toMatch(/TOPSECRET|root:/);
  });

  test("a file beside, from a folder below and in a sub-folder is read", async () => {
    const folder = folderWith({
      ".git/HEAD": "",
      "zones/sub/b.zone": including("../../shared/mail.inc"),
      "shared/mail.inc": "$INCLUDE more/hosts.inc\n@ MX 10 mail\n",
      "shared/more/hosts.inc": "mail A 192.0.2.1\n",
    });
    const { status, out } = await runIn(folder, ["convert", "zones/sub/b.zone"]);
    expect(status).toBe(0);
    expect(out.split("\n").slice(3)).toEqual([
      "mail.b.example. 60 IN A 192.0.2.1",
      "b.example. 60 IN MX 10 mail.b.example.",
      "",
    ]);
  });

  test("files that include each other are one zone", async () => {
    const folder = folderWith({ "a.zone": including("b.zone"), "b.zone": "$INCLUDE a.zone\n" });
    const { err } = await filesIn(folder, "lint", ".");
    expect(err).toMatch(/^1 zone, /m);
  });
});
