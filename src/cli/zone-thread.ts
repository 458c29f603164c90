// A thread that reads zone files: a bundle of its own beside the program's.
import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { isZoneText } from "../exports/read-export.js";
import { openSource } from "../text/open-source.js";
import { takeHashSeed } from "../zone/name-labels.js";
import { type ReadText, readZoneText } from "../zone/reader.js";
import type { ThreadOrder, ThreadResult } from "./input/threads.js";

const { files, taken, seed } = workerData as ThreadOrder;
takeHashSeed(seed);

for (let i = next(); i < files.length; i = next()) {
  try {
    const text = textOf(files[i] as ThreadOrder["files"][number]);
    if (text) parentPort?.postMessage({ file: i, text } satisfies ThreadResult, buffersOf(text));
  } catch {
    // The thread that everything is reported in reads it again, and meets the same fault.
  }
}

function next(): number {
  return Atomics.add(taken, 0, 1);
}

/** Nothing for a file that is no zone file, or includes others, which may be opened in one thread only. */
function textOf({ path, shown, view, origin }: ThreadOrder["files"][number]): ReadText | undefined {
  const source = openSource(shown, readFileSync(path));
  if ("undecodable" in source || !isZoneText(source)) return undefined;
  let includes = 0;
  const include = () => {
    includes++;
    return { refused: "" };
  };
  const text = readZoneText(source, { view, ...(origin && { origin }), include });
  return includes === 0 ? text : undefined;
}

/** The columns and the bytes of the file, which move to the other thread; all the rest is copied. */
function buffersOf({ table, facts: { source } }: ReadText): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const value of [table, table.names, source].flatMap((part) => Object.values(part))) {
    // A small file lies in a buffer with others.
    const isWhole = ArrayBuffer.isView(value) && value.byteLength === value.buffer.byteLength;
    if (isWhole && value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
  }
  return [...buffers];
}
