import type { Inference } from "../../finding.js";
import type { FoundFile } from "./gather.js";
import type { ServerFolders } from "./includes.js";
import type { ZoneFile } from "./read-zones.js";

/** The files that a run reads as zones, and what was learnt while they were looked for. */
export interface FoundZones {
  readonly files: readonly ZoneFile[];
  readonly passedOver: readonly FoundFile[];
  /** Whole sentences. */
  readonly failures: readonly string[];
  /** What the PATHs name: paths by identity. Absent when there were none, and everything is asked about. */
  readonly asked?: ReadonlyMap<string, string>;
  /** What the configurations of name servers tell beside the files of their zones. */
  readonly notes?: readonly Inference[];
  readonly remarks?: readonly string[];
  readonly folders?: ServerFolders;
  /** Files that are not to be written, by the path that reports show, and why: a clause. */
  readonly kept?: ReadonlyMap<string, string>;
}
