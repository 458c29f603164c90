import { closeSync, openSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { CannotRun } from "./exit.js";
import { reasonOf } from "./input/gather.js";
import { nearest } from "./nearest.js";
import type { Sink, Terminal } from "./terminal.js";

/** One output of a run: a format, and the file that it goes to; standard output when there is none. */
export interface Output<F extends string> {
  readonly format: F;
  readonly file?: string;
}

/**
 * Reads `--format FMT[=FILE]`.
 * @param values as given; without any, the first of the formats goes to standard output
 * @throws CannotRun for an unknown format, or two for standard output
 */
export function outputsOf<const F extends string>(
  values: readonly string[],
  formats: readonly [F, ...F[]],
): Output<F>[] {
  const outputs = values.map((value): Output<F> => {
    const [given = "", ...rest] = value.split("=");
    const format = formats.find((one) => one === given);
    if (!format) throw unknownFormat(given, formats);
    const file = rest.join("=");
    if (rest.length > 0 && file === "") throw new CannotRun(`--format ${value}: a file name belongs after the =`);
    return { format, ...(file !== "" && { file }) };
  });
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw new CannotRun(
      "Two formats cannot both go to standard output: give one of them a file, --format json=report.json",
    );
  }
  return outputs.length === 0 ? [{ format: formats[0] }] : outputs;
}

function unknownFormat(given: string, formats: readonly string[]): CannotRun {
  const near = nearest(given, formats);
  return new CannotRun(
    `--format ${given}: there is no such format; ${near ? `did you mean ${near}?` : `there are ${formats.join(", ")}`}`,
  );
}

/**
 * Puts a text where an output goes.
 * @throws CannotRun when the file cannot be written
 */
export function deliver({ file }: Pick<Output<string>, "file">, text: string, terminal: Terminal): void {
  if (file === undefined) terminal.stdout.write(text);
  else writing(file, () => writeFileSync(resolve(terminal.cwd, file), text));
}

/**
 * Puts a text where an output goes that may be too long for the memory: of its pieces no more are asked for than are
 * written, and a reader that is slower is waited for.
 * @throws CannotRun when the file cannot be written
 */
export async function deliverPieces(
  { file }: Pick<Output<string>, "file">,
  pieces: Iterable<string>,
  terminal: Terminal,
): Promise<void> {
  if (file === undefined) {
    for (const block of blocksOf(pieces)) if (!(await isTaken(terminal.stdout, block))) return;
    return;
  }
  const descriptor = writing(file, () => openSync(resolve(terminal.cwd, file), "w"));
  try {
    for (const block of blocksOf(pieces)) writing(file, () => writeFileSync(descriptor, block));
  } finally {
    closeSync(descriptor);
  }
}

/** UTF-16 units that are written at once: fewer cost more calls of the system, more only memory. */
const blockLength = 2 ** 18;

function* blocksOf(pieces: Iterable<string>): Iterable<string> {
  let block = "";
  for (const piece of pieces) {
    block += piece;
    if (block.length < blockLength) continue;
    yield block;
    block = "";
  }
  yield block;
}

/** Whether anybody is still there to read more, once the block has been passed on: `| head` goes away early. */
function isTaken(sink: Sink, block: string): Promise<boolean> {
  return new Promise((resolve) => {
    const waits = sink.write(block, (error) => resolve(!error)) === false;
    if (!waits) resolve(true);
  });
}

function writing<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw new CannotRun(`${file} cannot be written: ${reasonOf(error)}.`);
  }
}
