import { CannotRun, type ExitStatus, exit } from "./exit.js";
import { runProgram } from "./program.js";
import { say } from "./say.js";
import type { Terminal } from "./terminal.js";
import { version } from "./version.js";

/**
 * Runs the command line.
 * @param args without the program's name
 * @returns the exit status; nothing is thrown
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  try {
    // Editors and scripts ask for it all the time: nothing else is set up.
    if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
      terminal.stdout.write(`${version}\n`);
      return exit.ok;
    }
    return await runProgram(args, terminal);
  } catch (error) {
    if (error instanceof CannotRun) {
      say(terminal, [error.message]);
      return exit.cannotRun;
    }
    return fault(error, terminal);
  }
}

function fault(error: unknown, terminal: Terminal): ExitStatus {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  say(terminal, [`zonewright failed by its own fault: ${message}. Set DEBUG=1 to see where, and report it, please.`]);
  if (terminal.env.DEBUG) say(terminal, [stack ?? ""]);
  return exit.fault;
}
