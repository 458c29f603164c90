import type { Name } from "../zone/name.js";
import type { RecordSpec, RecordType } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import type { Transferred } from "./dns/axfr.js";
import type { Client } from "./dns/client.js";
import type { Server } from "./dns/server.js";
import type { Fault } from "./fault.js";
import type { Question } from "./question.js";
import type { Standing } from "./standing.js";

/** What servers said about zones. */
export interface Verification {
  readonly zones: readonly VerifiedZone[];
  readonly clients: readonly Client[];
}

export interface VerifiedZone {
  readonly zone: Zone;
  readonly standings: readonly Standing[];
  readonly differences: readonly Difference[];
  /** Questions that no server answered. */
  readonly unanswered: number;
  /** RRsets that a transfer shows and the file lacks. */
  readonly extras: readonly ExtraSet[];
  readonly transfers: readonly { readonly server: Server; readonly transferred: Transferred }[];
}

/** A question to which some servers answer otherwise than the file. */
export interface Difference {
  readonly question: Question;
  readonly kind: Fault["kind"];
  /** By what they answer. */
  readonly faults: readonly { readonly fault: Fault; readonly servers: readonly Server[] }[];
  /** Those that answer as the file says. */
  readonly agreeing: readonly Server[];
}

export interface ExtraSet {
  readonly owner: Name;
  readonly type: RecordType;
  readonly records: readonly RecordSpec[];
  readonly servers: readonly Server[];
}
