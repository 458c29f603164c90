import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { openSource } from "../../src/text/open-source.js";
import { positionAt } from "../../src/text/position.js";
import type { SourceFile, Span } from "../../src/text/source.js";

/** The servers whose verdict a file of the corpus can state. */
const servers = ["bind", "knot", "nsd", "ldns"] as const;
export type Server = (typeof servers)[number];
export type Verdict = "read" | "refused";

/** One file of fixtures/corpus, and what its comments say; see the README there. */
export interface CorpusFile {
  /** Below the folder of the corpus, without the ending. */
  readonly name: string;
  readonly source: SourceFile;
  readonly errors: readonly Said[];
  readonly notes: readonly Said[];
  /** Records that zonewright reads and BIND does not, in canonical text; what is said of them is an error or a note. */
  readonly here: readonly string[];
  /** Records that BIND makes of the same lines. */
  readonly bindPrints: readonly string[];
  readonly verdicts: Readonly<Record<Server, Verdict>>;
  /** Records that NSD prints, in canonical text. */
  readonly nsdPrints: readonly string[];
}

/** What zonewright says of a file. */
export interface Said {
  /** `LINE:COLUMN`, in an included file `FILE:LINE:COLUMN`. */
  readonly place: string;
  /** Words of it. */
  readonly words: string;
}

export const corpusFolder = join(import.meta.dirname, "../../fixtures/corpus");

const keywords = /^\uFEFF?; (error|note|here:|(?:bind|nsd)-prints:|(?:bind|knot|nsd|ldns):) (.*)$/;

export const corpus: readonly CorpusFile[] = readdirSync(corpusFolder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".zone"))
  .sort()
  .map((path) => corpusFile(path.replaceAll("\\", "/").slice(0, -".zone".length)));

function corpusFile(name: string): CorpusFile {
  const source = openCorpus(`${name}.zone`);
  const facts = factsOf(source);
  const valuesOf = (wanted: string) => facts.filter(({ keyword }) => keyword === wanted).map(({ value }) => value);
  const errors = valuesOf("error").map((value) => saidIn(name, value));
  const bind = verdictIn(facts, "bind") ?? (errors.length > 0 ? "refused" : "read");
  const verdicts = Object.fromEntries(servers.map((server) => [server, verdictIn(facts, server) ?? bind]));
  return {
    name,
    source,
    errors,
    notes: valuesOf("note").map((value) => saidIn(name, value)),
    here: valuesOf("here:"),
    bindPrints: valuesOf("bind-prints:"),
    verdicts: verdicts as Record<Server, Verdict>,
    nsdPrints: valuesOf("nsd-prints:"),
  };
}

function openCorpus(path: string): SourceFile {
  const source = openSource(path, readFileSync(join(corpusFolder, path)));
  if ("undecodable" in source) throw new Error(`${path}: ${source.undecodable}`);
  return source;
}

/** What $INCLUDE finds beside the including file. */
export function includeBeside(path: string, from: SourceFile): SourceFile | { refused: string } {
  try {
    return openCorpus(posix.join(posix.dirname(from.path), path));
  } catch (error) {
    return { refused: String(error) };
  }
}

/** The place of a problem as the file states it. */
export function placeIn({ source }: CorpusFile, { source: at, start }: Span): string {
  const { line, column } = positionAt(at, start);
  const file = at.path === source.path ? "" : `${posix.relative(posix.dirname(source.path), at.path)}:`;
  return `${file}${line}:${column}`;
}

interface Fact {
  readonly keyword: string;
  readonly value: string;
}

function factsOf({ bytes }: SourceFile): Fact[] {
  return new TextDecoder()
    .decode(bytes)
    .split(/\r\n|\r|\n/)
    .flatMap((line) => {
      const match = keywords.exec(line);
      return match ? [{ keyword: match[1] as string, value: match[2] as string }] : [];
    });
}

function saidIn(name: string, value: string): Said {
  const match = /^((?:[a-z/.-]+:)?\d+:\d+) (\S.*)$/.exec(value);
  if (!match) throw new Error(`${name}: not LINE:COLUMN and words of what is said: ${value}`);
  return { place: match[1] as string, words: match[2] as string };
}

function verdictIn(facts: readonly Fact[], server: Server): Verdict | undefined {
  const value = facts.find(({ keyword }) => keyword === `${server}:`)?.value;
  if (value === undefined) return undefined;
  return value.startsWith("refused") ? "refused" : "read";
}
