import type { RecordSpec } from "../zone/record.js";

/** How an answer differs from what the file says. */
export interface Fault {
  readonly kind: "missing" | "differs" | "unexpected" | "ttl";
  /** A clause about the server. */
  readonly what: string;
  /** What it answered instead. */
  readonly answered: readonly RecordSpec[];
  /** What of the file it is held against, where that is not what was asked for: glue beside a delegation. */
  readonly expected?: readonly RecordSpec[];
  /** It may be the way of the server to say no. */
  readonly isMild?: true;
}
