import { CannotRun } from "../exit.js";
import { reasonOf } from "../input/gather.js";

/**
 * Does something that the system may refuse.
 * @param what is not done then: a clause without its reason
 * @throws CannotRun with one sentence, where the system refused or `act` did
 */
export function orSay<T>(what: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    throw new CannotRun(`${what}: ${reasonOf(error)}.`);
  }
}

/** The system's code for a failure, such as ENOSPC; undefined for what is no failure of the system. */
export function codeOf(error: unknown): string | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall === undefined ? undefined : code;
}
