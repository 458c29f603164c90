import type { InputOptions } from "./input/options.js";
import { openSession, type Session } from "./input/session.js";
import { type Judged, judge } from "./judge.js";
import { withProgress } from "./progress.js";
import type { Terminal } from "./terminal.js";

/**
 * Reads everything that a command asks about and lints it; a person who waits is told how far it is.
 * @param paths PATH arguments as given
 * @throws CannotRun when arguments are wrong, or there is no zone file at all
 */
export function judgedSession(
  paths: readonly string[],
  options: InputOptions & { readonly quiet?: boolean },
  terminal: Terminal,
): Promise<Judged & { readonly session: Session }> {
  return withProgress(terminal, options.quiet, async (progress) => {
    const session = await openSession(paths, options, terminal, progress);
    return { session, ...(await judge(session, options, progress)) };
  });
}
