import { type Command, InvalidArgumentError, Option } from "commander";
import { dialects } from "../zone/dialect/dialect.js";
import { gates } from "./gate.js";
import { nearest } from "./nearest.js";

/** Options that may be repeated: absent ones are empty lists. */
export const noneGiven = {
  cert: [],
  certPasswordFile: [],
  san: [],
  internal: [],
  view: [],
  domain: [],
  exchange: [],
  m365: [],
  proof: [],
  rule: [],
  format: [],
};

/** An option that may be given several times. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, before: string[] | undefined) => [
    ...(before ?? []),
    value,
  ]);
}

/** An option that takes one of several words; of a slip the word that was meant is named. */
export function oneOf(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, description).choices(words).argParser((value: string) => {
    if (words.includes(value)) return value;
    const near = nearest(value, words);
    throw new InvalidArgumentError(near ? `Did you mean ${near}?` : `Allowed choices are ${words.join(", ")}.`);
  });
}

/** What opens an encrypted `--cert`. */
export function passwordFile(): Option {
  return repeatable("--cert-password-file <file>", "its first line is the password of a PKCS#12 file (repeatable)");
}

/** The inputs of every command that reads zones. */
export function withInputs(command: Command): Command {
  return command
    .optionsGroup("Inputs:")
    .addOption(
      repeatable("--cert <file>", "certificate or request: PEM, DER, PKCS#7, PKCS#12, or a list of names (repeatable)"),
    )
    .addOption(passwordFile())
    .addOption(repeatable("--san <names>", "names of a planned certificate, separated by commas (repeatable)"))
    .addOption(repeatable("--internal <path>", "zones that clients inside the network ask (repeatable)"))
    .addOption(
      repeatable("--view <name=use>", "what a view of a named.conf is: public, internal or ignore (repeatable)"),
    )
    .addOption(repeatable("--domain <names>", "judge only these domains; one without a zone is added"))
    .option("--origin <name>", "what the one zone file is called")
    .addOption(repeatable("--proof <domain=string>", "federation proof that is expected (repeatable)"))
    .addOption(repeatable("--exchange <file>", "what exchange-inventory.ps1 wrote, or a cmdlet's JSON (repeatable)"))
    .addOption(
      repeatable("--m365 <file>", "service configuration records of a domain, from Microsoft Graph (repeatable)"),
    )
    .option("--facts <file>", "what hosts answered: written by verify --probe --save-facts")
    .option("--config <file>", "configuration; without it zonewright.yaml is looked for, upwards from the first PATH")
    .option("--no-config", "look for no configuration")
    .option("--now <date>", "the day to judge by, such as 2027-01-31");
}

/** How findings are judged and shown. */
export function withJudgement(command: Command): Command {
  return withGate(command).addOption(
    new Option("--dialect <server>", "the name server that has to take the zones").choices(dialects),
  );
}

/** Which findings count, and when they make the run fail. */
export function withGate(command: Command, failOn: (typeof gates)[number] = "error"): Command {
  return command
    .optionsGroup("Judging:")
    .addOption(repeatable("--rule <id=severity>", "error, warning, info or off for one rule (repeatable)"))
    .addOption(new Option("--fail-on <severity>", "exit with 1 from this severity on").choices(gates).default(failOn))
    .addOption(new Option("--max-warnings <n>", "exit with 1 when there are more warnings").argParser(count));
}

export function withFormat(command: Command, formats: string): Command {
  return withColor(
    command
      .optionsGroup("Output:")
      .addOption(repeatable("--format <format>", `${formats}; FORMAT=FILE writes a file (repeatable)`)),
  );
}

export function withColor(command: Command): Command {
  return command.option("--color", "colour even when not on a terminal").option("--no-color", "no colour");
}

export function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It is no whole number of at most nine digits.");
  return Number(text);
}

/** A time to wait: from a tenth of a second to ten minutes. */
export function seconds(text: string): number {
  const value = Number(text);
  if (!/^\d{1,3}(?:\.\d)?$/.test(text) || value === 0 || value > 600)
    throw new InvalidArgumentError("It is no number of seconds.");
  return value;
}
