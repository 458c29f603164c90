import type { Span } from "./text/source.js";
import type { RecordEdit } from "./zone/edit.js";
import type { Name } from "./zone/name.js";
import type { ZoneNote } from "./zone/note.js";
import type { RecordType } from "./zone/record.js";
import type { View, Zone } from "./zone/zone.js";

export type Severity = "error" | "warning" | "info";

/** `possible`: a fact is missing that only a host can tell. */
export type Certainty = "certain" | "possible";

/** `safe` only adds; `unsafe` removes or replaces; `manual` is a person's decision and has no edits. */
export type FixSafety = "safe" | "unsafe" | "manual";

/** A command for somebody to run, quoted for its shell. */
export interface FixCommand {
  readonly shell: "exchange" | "powershell" | "sh";
  readonly text: string;
  readonly why: string;
}

/** Of two states that are compared, the one that is and the one that is to be. */
export type Side = "old" | "new";

/** One change of a zone with the zone that it belongs to. */
export interface ZoneEdit {
  readonly zone: Zone;
  readonly edit: RecordEdit;
}

/** What puts a finding right. Findings with one cause share one fix object. */
export interface Fix {
  readonly safety: FixSafety;
  readonly summary: string;
  readonly edits: readonly ZoneEdit[];
  readonly commands: readonly FixCommand[];
}

export interface Related {
  readonly message: string;
  readonly at: Span;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly domain?: Name;
  readonly view?: View;
  readonly owner?: Name;
  readonly type?: RecordType;
  /** In a comparison: which of the two states the place belongs to, and what stops working. */
  readonly side?: Side;
  readonly service?: string;
  /** What is wrong and what the person will see. */
  readonly message: string;
  /** What to do. */
  readonly help: string;
  readonly at: Span;
  readonly related: readonly Related[];
  readonly fix?: Fix;
}

/** A rule that could not be judged for want of a fact. */
export interface Skipped {
  readonly rule: string;
  readonly domain?: Name;
  readonly missing: string;
}

/** Something that was concluded rather than given, for the end of every run. */
export interface Inference {
  readonly about:
    | "origin"
    | "accepted domain"
    | "exchange address"
    | "mail access name"
    | "single-host zone"
    | "not judged"
    | "view"
    | "folder"
    | ZoneNote["about"];
  readonly subject: string;
  readonly because: string;
}

/** The order of one domain's corrections. */
export interface CorrectionStep {
  /** The rules whose findings it answers. */
  readonly answers: readonly string[];
  readonly edits: readonly ZoneEdit[];
  /** Seconds to wait after it, before the next step or before it is seen everywhere. */
  readonly wait: number;
  readonly why: string;
  /** Whether it ends what clients use until the step before it is seen everywhere, and so waits for that. */
  readonly isAfterWait?: boolean;
}

/** What to do for one domain, once, in order. */
export interface Correction {
  readonly domain: Name;
  /** The rules whose findings it answers. */
  readonly answers: readonly string[];
  readonly summary: string;
  readonly steps: readonly CorrectionStep[];
  /** What the records do not do, or why none was found that would help. */
  readonly advice: readonly string[];
  /** What stays a person's decision, and the rule that found it. */
  readonly decision?: { readonly rule: string; readonly summary: string; readonly text: string };
  readonly commands: readonly FixCommand[];
}

export interface Report {
  readonly zones: number;
  readonly records: number;
  readonly findings: readonly Finding[];
  readonly skipped: readonly Skipped[];
  readonly inferences: readonly Inference[];
  readonly corrections: readonly Correction[];
}
