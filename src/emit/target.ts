import type { Name } from "../zone/name.js";
import type { RecordSpec } from "../zone/record.js";
import type { Emission } from "./emission.js";

/** A form in which a change of DNS is handed over: a server's language, a provider's API, a tool's file, a console. */
export interface Target {
  /** Who reads it: the end of "records for …". */
  readonly title: string;
  /** What it changes at once; a set, name or zone is written whole, with what stays in it. */
  readonly unit: "record" | "RRset" | "name" | "zone";
  /** What the text is written in, as a fence of Markdown names it. */
  readonly language: "dns" | "nsupdate" | "sh" | "powershell" | "json" | "yaml" | "hcl" | "js" | "text" | "markdown";
  /** The ending of a file that holds it, without the dot. */
  readonly extension: string;
  /** Whether one text may change several zones. */
  readonly holdsZones: "one" | "many";
  /** Whether all of a zone's changes are made or none. */
  readonly isTransaction: boolean;
  /** Whether the SOA and the NS records of the apex are the provider's own: then they are left to it. */
  readonly keepsApex: boolean;
  /** How the text is used, tried first where that is possible, and what to mind: sentences, for the page of targets. */
  readonly use: readonly string[];
  /** What the target makes of a record that it cannot take as it is; undefined for one that it can. */
  limit?(record: RecordSpec, origin: Name): Limit | undefined;
  /** Whether the text has no place for the notes of a change, which are said beside it then. */
  readonly holdsNoNotes?: boolean;
  /** Why the text takes nothing away, and only names in comments what has to be deleted by hand: the rest of a sentence. */
  readonly cannotDelete?: string;
  /** Why the changes of a zone are too many for one text, although each could be written: the rest of a sentence. */
  excess?(emission: Emission): string | undefined;
  /**
   * The text, with a final line end. Of records without a `refused` limit alone; for one zone or for several, as
   * `holdsZones` says.
   */
  emit(emissions: readonly Emission[]): string;
}

/** A record that arrives changed, or not at all. */
export interface Limit {
  readonly kind: "refused" | "altered";
  /** The rest of a sentence that begins with the record: "is left out: …" or "is written otherwise: …". */
  readonly why: string;
}

/** Whether the text makes all of a change as soon as it is run or sent, so that nobody can wait in between. */
export function runsThrough({ isTransaction, language }: Target): boolean {
  return isTransaction || language === "sh" || language === "powershell";
}

/** A limit that keeps a record out. */
export function refused(why: string): Limit {
  return { kind: "refused", why };
}

/** A limit that a record passes in another form. */
export function altered(why: string): Limit {
  return { kind: "altered", why };
}
