import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command, CommanderError } from "commander";
import { commands, type Run } from "./commands.js";
import { type ExitStatus, exit } from "./exit.js";
import { say } from "./say.js";
import type { Terminal } from "./terminal.js";
import { version } from "./version.js";

const widest = 100;

/**
 * Reads the arguments and runs the command that they name.
 * @param args without the program's name
 */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const run: Run = { terminal, status: exit.ok };
  const program = programFor(terminal);
  // Every option is an object to make: for a known command only its own.
  const named = commands.get(args[0] ?? "");
  for (const add of named ? [named] : commands.values()) add(program, run);
  try {
    await program.parseAsync([...args], { from: "user" });
    return run.status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.unknownCommand") sayLint(args, terminal);
    // Help and version end so as well; everything else has been said.
    return error.exitCode === 0 ? exit.ok : exit.cannotRun;
  }
}

/** Whoever names a file where a command belongs wants it linted. */
function sayLint([path = ""]: readonly string[], terminal: Terminal): void {
  if (existsSync(resolve(terminal.cwd, path))) say(terminal, [`Did you mean zonewright lint ${path}?`]);
}

function programFor({ stdout, stderr }: Terminal): Command {
  return new Command("zonewright")
    .description(
      "Holds the zone files of every mail domain against the Exchange certificate, says what Outlook and other clients will do, and writes the records that put it right. Works from files alone, offline.",
    )
    .version(version, "-V, --version", "the version")
    .helpOption("-h, --help", "help for a command")
    .helpCommand("help [command]", "this table, or the help of one command")
    .showHelpAfterError("(add --help for the options and an example)")
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => Math.min(stdout.columns ?? widest, widest),
      getErrHelpWidth: () => Math.min(stderr.columns ?? widest, widest),
    })
    .exitOverride();
}
