import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { folderWith } from "../cli/folder.js";
import { isCheckconfMissing, namedCheckconf } from "./named-checkconf.js";
import { bindLines, ownLines, readIn } from "./read-in.js";

const blank = fc.constantFrom(" ", "\n", "\t", " /* } */ ", " // ; {\n", ' # "\n', "\r\n");
const fileText = fc.stringMatching(/^(?:[a-z ./;{}#*']|\\"|\\\\){1,12}$/);
const kind = fc.constantFrom("master", "primary", "slave", "mirror", "forward", "stub", "Master");
const extra = fc.constantFrom(
  "",
  "allow-query { any; };",
  "allow-transfer port 853 { none; };",
  "also-notify { 192.0.2.1; 192.0.2.2; };",
  "notify no;",
);

interface Zone {
  readonly kind: string;
  readonly file: string;
  readonly extra: string;
  readonly class: string;
  readonly blanks: readonly string[];
}

const zone: fc.Arbitrary<Zone> = fc.record({
  kind,
  file: fileText,
  extra,
  class: fc.constantFrom("", "IN", "in"),
  blanks: fc.array(blank, { minLength: 6, maxLength: 6 }),
});

function zoneText({ kind: type, file, extra: more, class: zoneClass, blanks }: Zone, name: string): string {
  const [a, b, c, d, e, f] = blanks;
  const needs = /slave|stub|mirror/.test(type) ? "primaries { 192.0.2.1; };" : "";
  const data = type === "forward" ? "forwarders { 192.0.2.1; };" : `file${d}"${file}"${e};`;
  const allowed = /master|primary/i.test(type) ? more : "";
  return `zone${a}"${name}"${b}${zoneClass}${c}{ type ${type}; ${needs} ${data} ${allowed} }${f};\n`;
}

const zones = fc.array(zone, { minLength: 1, maxLength: 5 });
const configuration = fc.record({
  views: fc.array(fc.record({ name: fc.stringMatching(/^[a-z ]{1,8}$/), zones }), { maxLength: 3 }),
  zones,
  included: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
});

/** The files of a configuration: some zones stand in files of their own. Names and files of zones are used once. */
function filesOf({ views, zones: own, included }: typeof configuration extends fc.Arbitrary<infer T> ? T : never) {
  const files: Record<string, string> = {};
  let count = 0;
  const text = (all: readonly Zone[]) =>
    all.map((one, i) => {
      const name = `z${++count}.example`;
      const statement = zoneText({ ...one, file: `${count}${one.file}` }, name);
      if (!included[i]) return statement;
      files[`${count}.conf`] = statement;
      return `include "${count}.conf";\n`;
    });
  const outer = views.length > 0 ? "" : text(own).join("");
  const inner = views
    .map(({ name, zones: inside }, i) => `view "${name}${i}" {\n${text(inside).join("")}};\n`)
    .join("");
  return { ...files, "named.conf": outer + inner };
}

test.skipIf(isCheckconfMissing())("any configuration has the zones that named-checkconf prints", () => {
  const folder = folderWith({});
  fc.assert(
    fc.property(configuration, (given) => {
      const files = filesOf(given);
      for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
      const bind = namedCheckconf(folder, "named.conf");
      const conf = readIn(folder, "named.conf");
      for (const path of Object.keys(files)) rmSync(join(folder, path));
      expect([bind === undefined, conf.faults]).toEqual([false, []]);
      expect(ownLines(conf)).toEqual(bindLines(bind ?? []));
    }),
    { numRuns: 40 },
  );
});

const pieces = [
  '"',
  "{",
  "}",
  ";",
  "/*",
  "*/",
  "//",
  "#",
  "\\",
  "\n",
  " ",
  "zone",
  '"x"',
  "type",
  "!",
  "in-view",
  "file",
];
const seed = `acl inside { 10.0.0.0/8; };
view "internal" { match-clients { inside; };
  zone "a.example" { type master; file "a\\"1.zone"; }; /* c */
  zone "b.example" IN { type slave; masters { 192.0.2.1; }; file "b.zone"; };
};
view "external" { zone "a.example" { in-view "internal"; }; # d
};
`;

test.skipIf(isCheckconfMissing())("where BIND takes a damaged configuration, so do we, and read the same", () => {
  const folder = folderWith({});
  let taken = 0;
  fc.assert(
    fc.property(
      fc.nat(seed.length),
      fc.nat(8),
      fc.array(fc.constantFrom(...pieces), { maxLength: 3 }),
      (at, length, inserted) => {
        const text = seed.slice(0, at) + inserted.join("") + seed.slice(at + length);
        writeFileSync(join(folder, "named.conf"), text);
        const conf = readIn(folder, "named.conf");
        const bind = namedCheckconf(folder, "named.conf");
        if (!bind) return;
        taken++;
        expect(conf.faults).toEqual([]);
        expect(ownLines(conf)).toEqual(bindLines(bind));
      },
    ),
    { numRuns: 80 },
  );
  expect(taken).toBeGreaterThan(0);
});
