import type { Name } from "../zone/name.js";
import type { RecordSpec } from "../zone/record.js";

/** Records made from arguments alone. */
export interface Generated {
  /** The domain that they belong to: the zone at the provider, unless it is a sub-domain kept in its parent's zone. */
  readonly origin: Name;
  readonly records: readonly RecordSpec[];
  /** What else must be true or done for the records to help: sentences. */
  readonly notes: readonly string[];
}

/** An argument that cannot be right: what it is and what to type instead, sentences. */
export interface Mistake {
  readonly mistake: string;
}

export type Generation = Generated | Mistake;

export function isMistake(result: object): result is Mistake {
  return "mistake" in result;
}

/** An hour: short enough that a mistake heals soon, long enough for everyday use. */
export const defaultTtl = 3600;
