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
  readonly errors: readonly ExpectedError[];
  /** Why zonewright's answer is not BIND's, in the files where it is not. */
  readonly differs: string | undefined;
  readonly verdicts: Readonly<Record<Server, Verdict>>;
  /** Records that NSD prints, in canonical text. */
  readonly nsdPrints: readonly string[];
}

export interface ExpectedError {
  /** `LINE:COLUMN`, in an included file `FILE:LINE:COLUMN`. */
  readonly place: string;
  /** Words of the reason. */
  readonly words: string;
}

export const corpusFolder = join(import.meta.dirname, "../../fixtures/corpus");

const keywords = /^; (error|differs:|nsd-prints:|(?:bind|knot|nsd|ldns):) (.*)$/;

export const corpus: readonly CorpusFile[] = readdirSync(corpusFolder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".zone"))
  .sort()
  .map((path) => corpusFile(path.replaceAll("\\", "/").slice(0, -".zone".length)));

function corpusFile(name: string): CorpusFile {
  const source = openCorpus(`${name}.zone`);
  const facts = factsOf(source);
  const errors = facts.filter(({ keyword }) => keyword === "error").map(({ value }) => expectedError(name, value));
  const bind = verdictIn(facts, "bind") ?? (errors.length > 0 ? "refused" : "read");
  const verdicts = Object.fromEntries(servers.map((server) => [server, verdictIn(facts, server) ?? bind]));
  return {
    name,
    source,
    errors,
    differs: facts.find(({ keyword }) => keyword === "differs:")?.value,
    verdicts: verdicts as Record<Server, Verdict>,
    nsdPrints: facts.filter(({ keyword }) => keyword === "nsd-prints:").map(({ value }) => value),
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

function expectedError(name: string, value: string): ExpectedError {
  const match = /^((?:[a-z/.-]+:)?\d+:\d+) (\S.*)$/.exec(value);
  if (!match) throw new Error(`${name}: not LINE:COLUMN and words of the reason: ${value}`);
  return { place: match[1] as string, words: match[2] as string };
}

function verdictIn(facts: readonly Fact[], server: Server): Verdict | undefined {
  const value = facts.find(({ keyword }) => keyword === `${server}:`)?.value;
  if (value === undefined) return undefined;
  return value.startsWith("refused") ? "refused" : "read";
}
