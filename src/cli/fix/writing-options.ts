import { type Command, Option } from "commander";

/** What `fix` can do beside showing a diff. */
export function withWriting(command: Command): Command {
  return command
    .optionsGroup("Writing:")
    .option("--write", "make the changes that only add records, and raise the serial")
    .option("--unsafe", "with --write: also those that remove or replace records")
    .option("--force", "remove even more than 30 % of a zone")
    .option("--backup", "with --write: keep each old file beside the new one, as FILE.~1~, then FILE.~2~")
    .addOption(
      new Option("--revert", "undo the last --write, all of it, if nothing has changed since").conflicts([
        "write",
        "unsafe",
        "force",
        "backup",
      ]),
    )
    .addHelpText(
      "after",
      `
A file is replaced at once or not at all, and keeps its owner and mode. What undoes the last write is kept in
.zonewright-undo.json in the project's folder, in a git repository in .git.

Exit status: 0 nothing to change or all changed, 1 changes that were not written, 2 something could not be read or
written, or not undone.

Example: zonewright fix zones/ --cert mail.cer
         zonewright fix zones/ --cert mail.cer --write --unsafe --backup
         zonewright fix zones/ --revert`,
    );
}
