import { type Command, Option } from "commander";

/** What `compare` holds against the day of the move, and prints instead of its report. */
export function withComparing(command: Command, targets: readonly string[], folder: Option): Command {
  return command
    .optionsGroup("The move:")
    .option("--cutover <date>", "when the name servers are switched: TTLs are held against the time that is left")
    .addOption(new Option("--to <target>", "print the records that the new side lacks").choices(targets))
    .addOption(folder)
    .option("--rollback", "with --to: what takes the change back")
    .option("--all", "with --to: set back what was changed, too")
    .addOption(
      new Option("--plan", "print the order of the move with its times, to tick off (Markdown)").conflicts("to"),
    )
    .addHelpText(
      "after",
      `
Zones are paired by their names, and records by what they say: order, case, TTLs, quotes, the division of texts, and the
name servers, SOA and signatures of the providers do not count. Losses that are meant are stated under ignore: in
zonewright.yaml.

Exit status: 0 nothing lost, 1 losses, 2 something could not be read, 3 a fault of zonewright itself.

Example: zonewright compare export-of-the-old-provider/ zones/ --cutover 2027-01-31T20:00:00Z`,
    );
}
