import { statSync } from "node:fs";
import * as v from "valibot";
import { CannotRun } from "../exit.js";
import { readAtMost } from "../input/read-at-most.js";
import { orSay } from "./failing.js";
import type { Journal } from "./journal.js";

const most = 2 ** 28;

const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const journal = v.strictObject({
  version: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)),
  written: v.pipe(v.string(), v.isoTimestamp()),
  files: v.array(
    v.strictObject({
      path: v.pipe(v.string(), v.nonEmpty()),
      before: digest,
      after: digest,
      undo: v.array(v.strictObject({ start: offset, end: offset, text: v.pipe(v.string(), v.base64()) })),
    }),
  ),
});

/**
 * Reads what the last write left behind. It is somebody's file: what it says is checked wherever it is used.
 * @param path absolute
 * @param shown the same as reports show it
 * @returns undefined where there is none
 * @throws CannotRun where it cannot be read or is no journal
 */
export function readJournal(path: string, shown: string): Journal | undefined {
  const bytes = orSay(`${shown} cannot be read`, () => {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? readAtMost(path, most) : undefined;
  });
  if (bytes === undefined) return undefined;
  const parsed = v.safeParse(journal, bytes.length > most ? undefined : jsonOf(bytes));
  if (parsed.success) return parsed.output;
  throw new CannotRun(`${shown} is damaged, so nothing was undone.`);
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
