/** That no answer came which could be believed: why, as a clause about the server. */
export interface Failure {
  readonly failed: string;
  /** There is an answer, and it is too long for the way that is open. */
  readonly isTooLong?: true;
}

const codes: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  EHOSTUNREACH: "there is no way to it",
  ENETUNREACH: "there is no way to it",
  EADDRNOTAVAIL: "there is no way to it",
  ECONNRESET: "it breaks the connection off",
  EPIPE: "it breaks the connection off",
  ETIMEDOUT: "it does not answer",
  EACCES: "this machine does not let it be asked",
  EPERM: "this machine does not let it be asked",
};

/** Words for an error of the system. */
export function failureOf({ code, message }: NodeJS.ErrnoException): Failure {
  return { failed: codes[code ?? ""] ?? code ?? message };
}

export const noAnswer: Failure = { failed: "it does not answer" };
