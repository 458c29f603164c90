import { diffOf, type PatchedFile, readableDiffOf } from "../../fix/patch.js";
import { plural } from "../../report/duration.js";
import { type ExitStatus, exit } from "../exit.js";
import { type Patches, patchesFor, tooManyRemovals } from "../fix/patches.js";
import { readableDiff } from "../fix/readable-diff.js";
import { replaceFiles } from "../fix/replace-files.js";
import type { InputOptions } from "../input/options.js";
import { openSession, type Session } from "../input/session.js";
import { judge } from "../judge.js";
import { say } from "../say.js";
import type { Terminal } from "../terminal.js";
import { themeFor } from "../theme.js";

export interface FixOptions extends InputOptions {
  readonly write?: boolean;
  readonly unsafe?: boolean;
  readonly force?: boolean;
  readonly color?: boolean;
}

/** `zonewright fix`: the corrected zone files as a diff, or written. */
export async function fixCommand(
  paths: readonly string[],
  options: FixOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const session = await openSession(paths, options, terminal.cwd);
  const { report, remarks } = judge(session, options);
  const fixes = report.findings.flatMap(({ fix }) => (fix ? [fix] : []));
  const patches = patchesFor(fixes, session, options.write !== true || options.unsafe === true);
  say(terminal, [...session.remarks, ...remarks, ...session.failures, ...patches.refusals]);
  return options.write ? write(patches, session, options, terminal) : show(patches, session, options, terminal);
}

function show(patches: Patches, session: Session, { color }: FixOptions, terminal: Terminal): ExitStatus {
  const theme = themeFor(terminal.stdout, terminal, color);
  for (const file of patches.files) {
    // A terminal must not obey what a zone says; a pipe must get every byte, or the patch does not apply.
    terminal.stdout.write(terminal.stdout.isTTY ? readableDiff(readableDiffOf(file), theme) : diffOf(file));
  }
  say(terminal, advice(patches));
  if (session.failures.length > 0) return exit.cannotRun;
  return patches.files.length > 0 ? exit.findings : exit.ok;
}

function advice({ files, chosen, changeSets }: Patches): string[] {
  if (files.length === 0) return ["There is nothing that fix could change; zonewright lint says what was found."];
  const unsafe = chosen.filter(({ safety }) => safety === "unsafe").length;
  const needsForce = tooManyRemovals(changeSets);
  return [
    unsafe === 0
      ? "Every change only adds records: --write makes them."
      : `${plural(unsafe, "correction")} of ${chosen.length} would remove or replace records: --write --unsafe makes all, --write alone the others.`,
    ...(needsForce ? [`${needsForce} Writing that needs --force.`] : []),
  ];
}

function write(patches: Patches, session: Session, options: FixOptions, terminal: Terminal): ExitStatus {
  if (session.failures.length > 0) {
    say(terminal, ["Nothing was written: not everything could be read, so the corrections may be wrong."]);
    return exit.cannotRun;
  }
  const needsForce = tooManyRemovals(patches.changeSets);
  if (needsForce && !options.force) {
    say(terminal, [`${needsForce} Nothing was written; --force writes it all the same.`]);
    return exit.findings;
  }
  const problem = replaceFiles(patches.files, terminal.cwd);
  if (problem !== undefined) {
    say(terminal, [problem]);
    return exit.cannotRun;
  }
  say(terminal, [...patches.files.map(written), ...leftOver(patches)]);
  return patches.heldBack.length > 0 ? exit.findings : exit.ok;
}

function written({ source }: PatchedFile): string {
  return `${source.path} written.`;
}

function leftOver({ files, heldBack }: Patches): string[] {
  if (heldBack.length > 0) {
    return [
      `${plural(heldBack.length, "correction")} would remove or replace records and ${heldBack.length === 1 ? "was" : "were"} not made: --unsafe makes them too.`,
    ];
  }
  return files.length === 0 ? ["There was nothing to change."] : [];
}
