import type { Correction } from "../../finding.js";
import { diffOf, readableDiffOf } from "../../fix/patch.js";
import { type FixedFiles, patchFixes } from "../../fix/patch-fixes.js";
import { duration, plural } from "../../report/duration.js";
import { withoutDot } from "../../zone/name.js";
import { orderIn } from "../correction-order.js";
import { type ExitStatus, exit } from "../exit.js";
import { type FileSystem, systemFiles } from "../fix/file-system.js";
import { readableDiff } from "../fix/readable-diff.js";
import { tooManyRemovals } from "../fix/removals.js";
import { writeFiles } from "../fix/write-files.js";
import type { InputOptions } from "../input/options.js";
import type { Session } from "../input/session.js";
import { judgedSession } from "../judged-session.js";
import { say } from "../say.js";
import type { Terminal } from "../terminal.js";
import { themeFor } from "../theme.js";

export interface FixOptions extends InputOptions {
  readonly write?: boolean;
  readonly unsafe?: boolean;
  readonly force?: boolean;
  readonly backup?: boolean;
  readonly color?: boolean;
}

/** `zonewright fix`: the corrected zone files as a diff, or written. */
export async function fixCommand(
  paths: readonly string[],
  options: FixOptions,
  terminal: Terminal,
  fs = systemFiles,
): Promise<ExitStatus> {
  const { session, report, remarks } = await judgedSession(paths, options, terminal);
  const fixes = report.findings.flatMap(({ fix }) => (fix ? [fix] : []));
  const fixed = patchFixes(fixes, {
    unsafe: options.write !== true || options.unsafe === true,
    now: session.estate.now,
    zones: session.files.map(({ zone }) => zone),
    include: session.include,
    kept: session.kept,
  });
  say(terminal, [...session.remarks, ...remarks, ...session.failures, ...hindrances(fixed, session)]);
  say(terminal, waits(fixed, report.corrections));
  return options.write ? write(fixed, { ...options, session, terminal, fs }) : show(fixed, session, options, terminal);
}

function hindrances({ refused, unraised, files }: FixedFiles, session: Session): string[] {
  const zones = new Set(session.files.map(({ zone }) => zone.source.path));
  const included = files.flatMap(({ source: { path } }) => (zones.has(path) ? [] : [path]));
  return [
    ...included.map(
      (path) => `${path} is an included file: a zone that was not read here and includes it changes too.`,
    ),
    ...refused.map(({ fix, why }) => `Left out: ${fix.summary}: ${why}.`),
    ...unraised.map(({ zone, why }) => `The serial of ${withoutDot(zone.origin)} has to be raised by hand: ${why}.`),
  ];
}

/** A file is written whole; whoever wants to wait between what comes and what goes makes the first step apart. */
function waits({ chosen }: FixedFiles, corrections: readonly Correction[]): string[] {
  const zones = new Set(chosen.flatMap(({ edits }) => edits.map(({ zone }) => zone)));
  return [...zones].flatMap((zone) => {
    const { wait } = orderIn(zone, corrections);
    if (!wait) return [];
    const name = withoutDot(zone.origin);
    return `${name}: what comes is best published ${duration(wait.seconds)} before what goes is gone, because ${wait.why}. zonewright records --step 1 writes what comes alone.`;
  });
}

function show(fixed: FixedFiles, session: Session, { color }: FixOptions, terminal: Terminal): ExitStatus {
  const theme = themeFor(terminal.stdout, terminal, color);
  for (const file of fixed.files) {
    // A terminal must not obey what a zone says; a pipe must get every byte, or the patch does not apply.
    terminal.stdout.write(terminal.stdout.isTTY ? readableDiff(readableDiffOf(file), theme) : diffOf(file));
  }
  say(terminal, advice(fixed));
  if (session.failures.length > 0) return exit.cannotRun;
  return fixed.files.length > 0 ? exit.findings : exit.ok;
}

function advice({ files, chosen }: FixedFiles): string[] {
  if (files.length === 0) return ["There is nothing that fix could change; zonewright lint says what was found."];
  const unsafe = chosen.filter(({ safety }) => safety === "unsafe").length;
  const needsForce = tooManyRemovals(chosen);
  return [howToWrite(unsafe, chosen.length), ...(needsForce ? [`${needsForce} Writing that needs --force.`] : [])];
}

function howToWrite(unsafe: number, all: number): string {
  if (unsafe === 0) return "All of this only adds records: --write makes the changes.";
  if (unsafe === all) return "Every correction removes or replaces records: --write --unsafe makes the changes.";
  return `${unsafe} of ${all} corrections remove or replace records: --write makes the others, --write --unsafe all.`;
}

interface Writing extends Pick<FixOptions, "force" | "backup"> {
  readonly session: Session;
  readonly terminal: Terminal;
  readonly fs: FileSystem;
}

function write(fixed: FixedFiles, { session, terminal, fs, force, backup = false }: Writing): ExitStatus {
  if (session.failures.length > 0) {
    say(terminal, ["Nothing was written: not everything could be read, so the corrections may be wrong."]);
    return exit.cannotRun;
  }
  const needsForce = tooManyRemovals(fixed.chosen);
  if (needsForce && !force) {
    say(terminal, [`${needsForce} Nothing was written; --force writes it all the same.`]);
    return exit.findings;
  }
  const place = { cwd: terminal.cwd, root: session.root, within: session.writableFolders() };
  const { sentences, isWhole } = writeFiles(fixed.files, { ...place, backup }, fs);
  say(terminal, sentences);
  if (!isWhole) return exit.cannotRun;
  say(terminal, leftOver(fixed));
  return fixed.heldBack.length > 0 ? exit.findings : exit.ok;
}

function leftOver({ files, heldBack }: FixedFiles): string[] {
  if (heldBack.length > 0) {
    const which = plural(heldBack.length, "correction");
    return [`Not made: ${which} that would remove or replace records; --unsafe makes them too.`];
  }
  return files.length === 0 ? ["There was nothing to change."] : [];
}
