import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../../scripts/paths.mjs";
import { buildEstate } from "../../src/estate/build.js";
import type { Finding } from "../../src/finding.js";
import { lint } from "../../src/lint.js";
import { serverNames } from "../../src/zone/dialect/dialect.js";
import { type FormId, forms } from "../../src/zone/dialect/form.js";
import type { MetForm } from "../../src/zone/dialect/met-forms.js";
import { textForms } from "../../src/zone/dialect/text-forms.js";
import { unknownTypes } from "../../src/zone/dialect/unknown-types.js";
import { readZone } from "../../src/zone/reader.js";
import { recordTypes } from "../../src/zone/rr/index.js";
import { mnemonicOf } from "../../src/zone/rr/registry.js";
import { nameOf, sourceFromText } from "../zone-from-text.js";
import { type CorpusFile, corpus, includeBeside } from "./corpus.js";
import { isServerMissing } from "./name-servers.js";
import { refusals } from "./refused-lines.js";

const servers = ["bind", "knot", "nsd"] as const;
const stricter = ["knot", "nsd"] as const;
type Measured = (typeof servers)[number];

function findings(file: CorpusFile, dialect: Measured): readonly Finding[] {
  const { zone, problems, notes } = readZone(file.source, { origin: nameOf("example."), include: includeBeside });
  const estate = buildEstate({ zones: { public: [zone] }, problems, notes, dialect, now: new Date("2026-06-01") });
  return lint(estate).findings.filter(({ severity }) => severity === "error");
}

// What the files say of the servers is asked of them in corpus.test.ts.
describe.each(servers)("with the dialect of %s", (server) => {
  const judged = corpus.map((file) => ({ file, found: findings(file, server), verdict: file.verdicts[server] }));

  test("there is an error in every file of the corpus that it refuses", () => {
    const missed = judged.filter(({ verdict, found }) => verdict === "refused" && found.length === 0);
    expect(missed.map(({ file }) => file.name)).toEqual([]);
  });

  test("no file that it reads is said to be refused for its form", () => {
    const wronged = judged.filter(
      ({ verdict, found }) => verdict === "read" && found.some(({ rule }) => rule === "not-accepted-by-server"),
    );
    expect(wronged.map(({ file }) => `${server} ${file.name}`)).toEqual(saidAllTheSame(server));
  });

  test("what cannot be read in a file that it reads is stated there", () => {
    const unread = judged.filter(
      ({ verdict, found }) => verdict === "read" && found.some(({ rule }) => rule === "zone-syntax"),
    );
    expect(unread.filter(({ file }) => file.errors.length === 0).map(({ file }) => file.name)).toEqual([]);
  });
});

/** Knot passes over the directive there without a word, and all its records are missing. */
function saidAllTheSame(server: Measured): string[] {
  return server === "knot" ? ["knot generate/no-last-line-end"] : [];
}

/** Lines of fixtures/rdata that BIND reads, each at a name of its own. */
const lines = readdirSync(join(root, "fixtures/rdata"))
  .filter((name) => name.endsWith(".txt"))
  .flatMap((name) => readFileSync(join(root, "fixtures/rdata", name), "utf8").split("\n"))
  .flatMap((line) => {
    const [written = "", read = "refused"] = line.split(" => ");
    return read.startsWith("refused") || line.startsWith("#") || written.startsWith("SOA ") ? [] : [written];
  });

function formsIn(server: Measured): MetForm[][] {
  return lines.map((line) => [...textForms(server, sourceFromText(`a ${line}\n`), false)]);
}

test("every form is met in the corpus, or in the data of records", () => {
  const said = corpus.flatMap((file) => servers.flatMap((server) => findings(file, server)));
  const met = new Set(stricter.flatMap((server) => formsIn(server).flatMap((all) => all.map(({ form }) => form))));
  const isSaid = (what: string) => said.some(({ message }) => message.includes(what));
  expect(Object.entries(forms).filter(([id, { what }]) => !met.has(id as FormId) && !isSaid(what))).toEqual([]);
});

describe.each(stricter)("the data of records with the dialect of %s", (server) => {
  const formsOf = formsIn(server);

  test.skipIf(isServerMissing(server))("a line that is said to be refused is, and the others but for some", () => {
    const refused = refusals(server, lines);
    const wronged = lines.filter((_, i) => formsOf[i]?.length && !refused[i]);
    const unsaid = lines.filter((_, i) => !formsOf[i]?.length && refused[i]);
    expect(wronged).toEqual([]);
    const list = join(root, `fixtures/dialect/unsaid-${server}.txt`);
    if (process.env.UPDATE_UNSAID) writeFileSync(list, `${unsaid.join("\n")}\n`);
    expect(readFileSync(list, "utf8")).toBe(`${unsaid.join("\n")}\n`);
  });

  test("it knows all types but those that are listed", () => {
    const strange = Object.keys(recordTypes).filter((type) => {
      const own = lines.flatMap((line, i) => (line.startsWith(`${type} `) ? [formsOf[i] ?? []] : []));
      return own.length > 0 && own.every((met) => met.some(({ form }) => form === ("unknownType" satisfies FormId)));
    });
    expect(strange.sort()).toEqual(Array.from(unknownTypes(server), mnemonicOf).sort());
  });
});

const checks = {
  bind: ["named-compilezone", "-i", "none", "-o", "/dev/null"],
  knot: ["kzonecheck", "-d", "off", "-o"],
  nsd: ["nsd-checkzone"],
} as const;

describe("the fixtures of the rule are refused, or read, by the server that they name", () => {
  const folder = join(root, "fixtures/zones/rules/not-accepted-by-server");
  const named = readdirSync(folder).flatMap((name) => {
    const server = /^; dialect: (\w+)$/m.exec(readFileSync(join(folder, name), "utf8"))?.[1] as Measured | undefined;
    return server ? [[name, server] as const] : [];
  });

  test.each(named.filter(([, server]) => !isServerMissing(server)))("%s: %s", (name, server) => {
    const [command, ...args] = checks[server];
    const { status } = spawnSync(command, [...args, "contoso.com.", join(folder, name)]);
    expect(status === 0).toBe(name.startsWith("good-"));
  });
});

test("every server has its name", () => {
  const named = Object.values(forms).flatMap(({ refusedBy }) => [...refusedBy]);
  expect([...new Set(named)].filter((server) => !(server in serverNames))).toEqual([]);
});
