/** The exit statuses: what was asked for is fine; there are findings; it could not run; our own fault. */
export const exit = { ok: 0, findings: 1, cannotRun: 2, fault: 3 } as const;

export type ExitStatus = (typeof exit)[keyof typeof exit];

/** Why a run cannot go on, as sentences for the person who started it: no stack trace, exit status 2. */
export class CannotRun extends Error {
  override name = "CannotRun";
}
