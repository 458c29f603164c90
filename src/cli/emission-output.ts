import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Emission, inverse } from "../emit/emission.js";
import { type EmittedText, emit } from "../emit/emit.js";
import { type TargetName, targets } from "../emit/targets/index.js";
import { withoutDot } from "../zone/name.js";
import { CannotRun } from "./exit.js";
import { reasonOf } from "./input/gather.js";
import type { Terminal } from "./terminal.js";

export interface EmissionOptions {
  readonly to: TargetName;
  /** A folder, for a file a zone. */
  readonly out?: string;
  /** What takes the change back instead of the change. */
  readonly rollback?: boolean;
}

export interface Written {
  /** What the form cannot say, and which files were written: sentences for standard error. */
  readonly remarks: readonly string[];
  /** Something that was asked for could not be written. */
  readonly isIncomplete: boolean;
}

/**
 * Writes changes in the form of a target: to standard output, or into a file a zone.
 * @throws CannotRun when the form takes one zone at a time and there are several, or a file cannot be written
 */
export async function writeEmissions(
  emissions: readonly Emission[],
  { to, out, rollback }: EmissionOptions,
  terminal: Terminal,
): Promise<Written> {
  const target = await targets[to]();
  const wanted = rollback ? emissions.map(inverse).toReversed() : emissions;
  if (out === undefined) {
    const { texts, left, isIncomplete } = emit(target, wanted);
    if (texts.length > 1) throw oneZoneAtATime(to, texts);
    for (const { text } of texts) terminal.stdout.write(text);
    return { remarks: left, isIncomplete };
  }
  const emitted = wanted.map((emission) => emit(target, [emission]));
  const ending = `${to}${rollback ? ".rollback" : ""}.${target.extension}`;
  const files = emitted
    .flatMap(({ texts }) => texts)
    .map((text) => leave(text, join(out, fileName(text, ending)), terminal));
  return {
    remarks: [...emitted.flatMap(({ left }) => left), ...files.map((file) => `${file} written.`)],
    isIncomplete: emitted.some(({ isIncomplete }) => isIncomplete),
  };
}

function oneZoneAtATime(to: TargetName, texts: readonly EmittedText[]): CannotRun {
  if (new Set(texts.map(({ isInternal = false }) => isInternal)).size > 1) {
    return new CannotRun(
      `--to ${to}: public and internal zones are changed at different servers, and so in different texts: give --out FOLDER for a file each`,
    );
  }
  const [first] = texts.flatMap(({ origin }) => (origin === undefined ? [] : [withoutDot(origin)]));
  return new CannotRun(
    `--to ${to}: one text changes one zone, and there are ${texts.length}: give --out FOLDER for a file each, or one of them with --domain ${first}`,
  );
}

/** Writes one text into a new file; one that is there is nobody's to overwrite. */
function leave({ text }: EmittedText, file: string, { cwd }: Terminal): string {
  try {
    mkdirSync(resolve(cwd, dirname(file)), { recursive: true });
    writeFileSync(resolve(cwd, file), text, { flag: "wx" });
    return file;
  } catch (error) {
    throw new CannotRun(`${file} could not be written: ${reasonOf(error)}`);
  }
}

/** A name is hostile text, and a file's name is a path: whatever is no letter, digit, hyphen, dot or underscore goes. */
function fileName({ origin, isInternal }: EmittedText, ending: string): string {
  const zone = origin === undefined ? "zones" : withoutDot(origin).replace(/[^a-z0-9._-]|^\./g, "_");
  return `${zone}.${isInternal ? "internal." : ""}${ending}`;
}
