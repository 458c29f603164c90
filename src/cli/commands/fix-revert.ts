import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { CannotRun, type ExitStatus, exit } from "../exit.js";
import { systemFiles } from "../fix/file-system.js";
import { journalPath } from "../fix/journal.js";
import { readJournal } from "../fix/read-journal.js";
import { replaceFiles } from "../fix/replace-files.js";
import { undoing } from "../fix/undo-journal.js";
import { waitingName } from "../fix/write-beside.js";
import { surroundings } from "../input/configuration.js";
import { includesWithin } from "../input/includes.js";
import type { InputOptions } from "../input/options.js";
import { shownPath } from "../input/path.js";
import { readZones } from "../input/read-zones.js";
import { writableFolders } from "../input/writable-folders.js";
import { findZones } from "../input/zone-files.js";
import { withProgress } from "../progress.js";
import { say } from "../say.js";
import type { Terminal } from "../terminal.js";

/** `zonewright fix --revert`: the files of the last write as they were before it, all of them or none. */
export async function revertCommand(
  paths: readonly string[],
  options: InputOptions,
  terminal: Terminal,
  fs = systemFiles,
): Promise<ExitStatus> {
  const { cwd } = terminal;
  const { root, zones, within } = await zonesAt(paths, options, terminal);
  const path = journalPath(root);
  const journal = readJournal(path, shownPath(path, cwd));
  if (!journal) {
    throw new CannotRun(
      `No write is on record in ${shownPath(root, cwd)}, so there is nothing to undo. Give the PATHs that were given with --write.`,
    );
  }
  const { files, paths: named, refused } = undoing(journal, { root, cwd, zones });
  if (refused.length > 0) throw new CannotRun([...refused, "Nothing was undone."].join("\n"));
  const id = randomBytes(6).toString("hex");
  const { written, failure } = replaceFiles(files, { cwd, within, id }, fs);
  say(
    terminal,
    written.map(({ shown }) => `${shown} is again as it was before ${journal.written}.`),
  );
  if (failure !== undefined) {
    throw new CannotRun(
      `${failure} ${written.length > 0 ? "Run fix --revert again for the rest." : "Nothing was undone."}`,
    );
  }
  for (const one of named) rmSync(waitingName(one, journal.id), { force: true });
  rmSync(path, { force: true });
  say(terminal, [
    files.length > 0 ? aboutSerials : "The files are as they were before the write: nothing was to be undone.",
  ]);
  return exit.ok;
}

/** RFC 1982: a secondary that has seen a higher serial takes the old zone for an outdated one. */
const aboutSerials =
  "The serials are the old ones too: where a name server has loaded the zones since, raise them above what it has.";

async function zonesAt(paths: readonly string[], options: InputOptions, terminal: Terminal) {
  const { cwd } = terminal;
  const { config, root } = await surroundings(paths, options, cwd);
  const found = await findZones(paths, options, config, cwd);
  const include = includesWithin(root, cwd, found.folders);
  const { read } = await withProgress(terminal, false, (progress) =>
    readZones(found.files, include, terminal, progress),
  );
  const included = read.flatMap((one) => [...one.included.keys()]);
  return {
    root,
    zones: new Set([...found.files.map(({ identity }) => identity), ...included]),
    within: writableFolders(paths, options, { root, config, server: found.folders }, cwd),
  };
}
