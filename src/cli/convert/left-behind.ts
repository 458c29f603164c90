import { placeOf } from "../../report/located.js";
import type { Span } from "../../text/source.js";

/** What a form cannot hold. */
export interface LeftBehind {
  /** Records that are not written: whole sentences. */
  readonly records: readonly string[];
  /** What else is not as it was, in the form of a reader's note. */
  readonly remarks: readonly string[];
}

export const nothingLeft: LeftBehind = { records: [], remarks: [] };

/** `zones/a.zone:3:1` */
export function placeText(at: Span): string {
  const { file, start } = placeOf(at);
  return `${file}:${start.line}:${start.column}`;
}
