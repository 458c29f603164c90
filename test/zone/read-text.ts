import { positionAt } from "../../src/text/position.js";
import type { SourceFile } from "../../src/text/source.js";
import { recordText } from "../../src/zone/canonical.js";
import type { Name } from "../../src/zone/name.js";
import { type Include, readZone, type ZoneReading } from "../../src/zone/reader.js";
import { writtenRecords } from "../../src/zone/written.js";
import { nameOf } from "../zone-from-text.js";

/** What a text of a test was read as, in words that a table can hold. */
export interface TextReading {
  readonly reading: ZoneReading;
  /** Canonical text, in the order of the file. */
  readonly records: readonly string[];
  /** `line:column word: reason`, the word being what the problem points at. */
  readonly problems: readonly string[];
}

export interface ReadTextOptions {
  /** Default `example.`; undefined to let it be inferred. */
  readonly origin?: string | undefined;
  readonly path?: string;
  /** Texts that $INCLUDE finds, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

export function textSource(text: string | Uint8Array, path = "test.zone"): SourceFile {
  return { path, bytes: typeof text === "string" ? new TextEncoder().encode(text) : text, encoding: "utf-8" };
}

/** Reads the text of a zone file. */
export function readText(text: string | Uint8Array, options: ReadTextOptions = {}): TextReading {
  const origin: Name | undefined =
    "origin" in options ? (options.origin === undefined ? undefined : nameOf(options.origin)) : nameOf("example.");
  const source = textSource(text, options.path);
  const reading = readZone(source, { ...(origin && { origin }), include: includeFrom(options.files ?? {}) });
  return {
    reading,
    records: Array.from(writtenRecords(reading.zone), recordText),
    problems: reading.problems.map(({ at, reason }) => {
      const { line, column } = positionAt(at.source, at.start);
      const word = new TextDecoder().decode(at.source.bytes.subarray(at.start, at.end));
      return `${line}:${column} ${at.source === source ? "" : `${at.source.path} `}${word}: ${reason}`;
    }),
  };
}

function includeFrom(files: Readonly<Record<string, string>>): Include {
  return (path) => {
    const text = files[path];
    return text === undefined ? { refused: "there is no such file" } : textSource(text, path);
  };
}
