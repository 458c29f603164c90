import { statSync } from "node:fs";
import { join } from "node:path";
import type { Name } from "../../zone/name.js";
import { hashSeed } from "../../zone/name-labels.js";
import { type ReadText, type ZoneReading, zoneReading } from "../../zone/reader.js";
import type { View } from "../../zone/zone.js";
import type { Terminal } from "../terminal.js";
import { shownPath } from "./path.js";

/** What a thread has to know of a file. */
interface FileToRead {
  /** Absolute. */
  readonly path: string;
  readonly view: View;
  readonly origin?: Name;
}

/**
 * What a thread is told at its start: which files there are, where all threads count how many of them are taken, and
 * how names are hashed.
 */
export interface ThreadOrder {
  /** `shown`: the path that reports show. */
  readonly files: readonly (FileToRead & { readonly shown: string })[];
  readonly taken: Int32Array;
  readonly seed: number;
}

/** A file that a thread has read. Of those that take more than reading one text it says nothing. */
export interface ThreadResult {
  readonly file: number;
  readonly text: ReadText;
}

/**
 * Reads large zone files in several threads, this one among them, where that is faster than one after the other.
 * @param readHere reads a file in this thread
 * @param readThere what becomes of a file that another thread has read
 * @param terminal ZONEWRIGHT_THREADS in its environment says how many threads there are, whatever is faster
 * @returns what is read already; the files that are missing in it are still to be read
 */
export async function readInThreads<F extends FileToRead, T>(
  files: readonly F[],
  readHere: (file: F) => Promise<T>,
  readThere: (file: F, reading: ZoneReading) => T,
  { cwd, env }: Pick<Terminal, "cwd" | "env">,
): Promise<Map<F, T>> {
  const results = new Map<F, T>();
  const asked = env.ZONEWRIGHT_THREADS ? Number(env.ZONEWRIGHT_THREADS) : undefined;
  const shared = asked === undefined ? worthSharing(files) : files;
  if (shared.length < 2) return results;
  const threads = Math.min(asked ?? (await import("node:os")).availableParallelism(), shared.length);
  if (!(threads > 1)) return results;
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const ordered = shared.map((file) => ({ ...file, shown: shownPath(file.path, cwd) }));
  const order = { files: ordered, taken, seed: hashSeed() };
  const ends = await Promise.all(
    Array.from({ length: threads - 1 }, () =>
      startThread(order, ({ file, text }) => {
        const one = shared[file] as F;
        results.set(one, readThere(one, zoneReading(text)));
      }),
    ),
  );
  for (let i = Atomics.add(taken, 0, 1); i < shared.length; i = Atomics.add(taken, 0, 1)) {
    const file = shared[i] as F;
    results.set(file, await readHere(file));
  }
  await Promise.all(ends.map(({ ended }) => ended));
  return results;
}

/** A thread that fails has read less than it might have: that is made up for, and no reason to say anything. */
async function startThread(order: ThreadOrder, onResult: (result: ThreadResult) => void) {
  const { Worker } = await import("node:worker_threads");
  const worker = new Worker(join(import.meta.dirname, "zone-thread.cjs"), { workerData: order });
  worker.on("message", onResult);
  worker.on("error", () => {});
  return { ended: new Promise<void>((resolve) => worker.on("exit", () => resolve())) };
}

// Measured on two cores: a second thread takes as long to get going as 16 MB take to be read, so 50 MB in four files are
// read in 0.90 of the time, 150 MB in six files in 0.75. Small files never pay: 10,000 of them took longer in two
// threads, because handing over what was read of such a file takes longer than reading it.
const large = 2 ** 18;
const worthThreads = 2 ** 24;

/** So many of the files are looked at to see whether there are large ones at all. */
const looks = 32;

/** The large ones of the files, largest first; none when a second thread would have too little to do. */
function worthSharing<F extends FileToRead>(files: readonly F[]): readonly F[] {
  if (files.length < 2) return [];
  const step = Math.ceil(files.length / looks);
  if (!files.some((file, i) => i % step === 0 && sizeOf(file) >= large)) return [];
  const sized = files.map((file) => ({ file, size: sizeOf(file) })).filter(({ size }) => size >= large);
  sized.sort((a, b) => b.size - a.size);
  const total = sized.reduce((sum, { size }) => sum + size, 0);
  const spared = Math.min(total / 2, total - (sized[0]?.size ?? 0));
  return spared < worthThreads ? [] : sized.map(({ file }) => file);
}

/** 0 for what cannot be looked at: whoever reads it says why. */
function sizeOf({ path }: FileToRead): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
