import type { SourceFile, Span } from "../text/source.js";
import { type ConfFault, keywordOf, type Stated, type Statement, shown, statementsIn, wholeOf } from "./statement.js";
import { className, type ZoneStatement, zoneStatement } from "./zone-statement.js";

/** `view NAME [CLASS] { … };`: what tells who it answers. */
export interface ViewStatement {
  readonly name: Stated;
  readonly class: string;
  /** The match lists, without their braces; absent when the view has none. */
  readonly clients?: Span;
  readonly destinations?: Span;
  /** Whether it answers nobody but those who ask for recursion. */
  readonly recursiveOnly: boolean;
}

/** What a named.conf says of zones. */
export interface NamedConf {
  readonly zones: readonly ZoneStatement[];
  readonly views: readonly ViewStatement[];
  /** What named match lists hold, without their braces. */
  readonly acls: ReadonlyMap<string, Span>;
  /** `options { directory "…"; };`: what the paths of zones are relative to. */
  readonly directory?: Stated;
  readonly faults: readonly ConfFault[];
}

/**
 * Opens what an `include` names: several files where it is a pattern.
 * @param directory that was stated before it: from then on named looks there (measured with named-checkconf)
 */
export type OpenConf = (
  path: Stated,
  directory: Stated | undefined,
) => readonly SourceFile[] | { readonly refused: string; readonly help: string };

interface Reading {
  readonly zones: ZoneStatement[];
  readonly views: ViewStatement[];
  readonly acls: Map<string, Span>;
  readonly faults: Map<string, ConfFault>;
  readonly open: OpenConf;
  /** The files that are being read, the including ones first. */
  readonly chain: SourceFile[];
  directory: Stated | undefined;
  includes: number;
  includedBytes: number;
}

/** Reads a named.conf and what it includes. Never throws on content; unknown statements are passed over. */
export function readNamedConf(source: SourceFile, open: OpenConf): NamedConf {
  const reading: Reading = {
    zones: [],
    views: [],
    acls: new Map(),
    faults: new Map(),
    open,
    chain: [source],
    directory: undefined,
    includes: 0,
    includedBytes: 0,
  };
  for (const statement of within(reading, wholeOf(source))) readTop(reading, statement);
  const { zones, views, acls, directory, faults } = reading;
  return { zones, views, acls, ...(directory && { directory }), faults: [...faults.values()] };
}

function readTop(reading: Reading, statement: Statement): void {
  const { body, words } = statement;
  const keyword = keywordOf(statement);
  if (keyword === "zone") readZone(reading, statement, undefined);
  else if (keyword === "view") readView(reading, statement);
  else if (keyword === "acl" && words[1] && body) reading.acls.set(words[1].text, body);
  else if (keyword === "options" && body) {
    for (const option of within(reading, body)) {
      if (keywordOf(option) === "directory" && option.words[1]) reading.directory = option.words[1];
    }
  }
}

function readView(reading: Reading, statement: Statement): void {
  const [keyword, name, viewClass] = statement.words;
  if (!name || !statement.body) {
    const help = 'Write view "internal" { … };.';
    if (keyword) addFault(reading, { at: keyword.at, reason: "this view has no name or no braces", help });
    return;
  }
  const view = { name, class: className(viewClass?.text ?? "IN") };
  const lists = new Map<string, Statement>();
  for (const inner of within(reading, statement.body)) {
    if (keywordOf(inner) === "zone") readZone(reading, inner, view);
    else lists.set(keywordOf(inner), inner);
  }
  const clients = lists.get("match-clients")?.body;
  const destinations = lists.get("match-destinations")?.body;
  const recursion = lists.get("match-recursive-only")?.words[1]?.text.toLowerCase();
  reading.views.push({
    ...view,
    ...(clients && { clients }),
    ...(destinations && { destinations }),
    recursiveOnly: recursion === "yes" || recursion === "true" || recursion === "1",
  });
}

function readZone(reading: Reading, statement: Statement, view: Pick<ViewStatement, "name" | "class"> | undefined) {
  const report = (fault: ConfFault) => addFault(reading, fault);
  const body = statement.body ? within(reading, statement.body) : [];
  const zone = zoneStatement(statement, body, view?.class ?? "IN", report);
  if (zone) reading.zones.push(view ? { ...zone, view: view.name.text } : zone);
}

// Nobody reads more of them, and a hostile text could make one of every byte.
const mostFaults = 100;

/** A text that is read twice, as one included by two views is, has each fault once. */
function addFault({ faults }: Reading, fault: ConfFault): void {
  const { source, start } = fault.at;
  const key = `${start} ${fault.reason} ${source.path}`;
  if (faults.size < mostFaults && !faults.has(key)) faults.set(key, fault);
}

/** The statements of a stretch of text, those of included files in the place of their `include`. */
function* within(reading: Reading, body: Span): Generator<Statement> {
  for (const statement of statementsIn(body, (fault) => addFault(reading, fault))) {
    if (keywordOf(statement) !== "include") yield statement;
    else {
      for (const source of included(reading, statement)) {
        reading.chain.push(source);
        yield* within(reading, wholeOf(source));
        reading.chain.pop();
      }
    }
  }
}

const deepest = 32;
const mostIncludes = 10_000;
const mostIncludedBytes = 2 ** 26;

function included(reading: Reading, { words: [keyword, path] }: Statement): readonly SourceFile[] {
  if (!path) {
    const help = 'Write include "FILE";.';
    if (keyword) addFault(reading, { at: keyword.at, reason: "this include names no file", help });
    return [];
  }
  const opened = reading.open(path, reading.directory);
  if ("refused" in opened) {
    addFault(reading, { at: path.at, reason: `the include is left out: ${opened.refused}`, help: opened.help });
    return [];
  }
  return opened.filter((source) => {
    const why = whyNot(reading, source);
    if (why)
      addFault(reading, { at: path.at, reason: `the include of ${shown(path.text)} is left out: ${why}`, help: again });
    return !why;
  });
}

const again = "Take it away, or give the file that it means as a PATH of its own.";

function whyNot(reading: Reading, { path, bytes }: SourceFile): string | undefined {
  if (reading.chain.some((one) => one.path === path)) return "the file is being read already, so this would never end";
  if (reading.chain.length >= deepest) return `includes are nested ${deepest} deep here`;
  reading.includes++;
  reading.includedBytes += bytes.length;
  if (reading.includes > mostIncludes) return `there are more than ${mostIncludes} includes`;
  return reading.includedBytes > mostIncludedBytes ? "the included files come to more than 64 MiB" : undefined;
}
