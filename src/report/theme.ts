import type { Severity } from "../finding.js";

export type Paint = (text: string) => string;

/** How text is set for people: the width, the signs and the colours. The command line makes one for its terminal. */
export interface Theme {
  /** Columns to wrap at. */
  readonly width: number;
  readonly sign: {
    /** Between the line number and the excerpt. */
    readonly bar: string;
    readonly caret: string;
    /** Where something was cut. */
    readonly ellipsis: string;
    readonly bullet: string;
    /** Before the number of a section of an RFC. */
    readonly section: string;
  };
  readonly paint: Readonly<Record<Severity | "strong" | "faint" | "added" | "removed", Paint>>;
}

const asItIs: Paint = (text) => text;

/** ASCII without colour: for files, pipes and logs. */
export const plainTheme: Theme = {
  width: 100,
  sign: { bar: "|", caret: "^", ellipsis: "...", bullet: "-", section: "section " },
  paint: {
    error: asItIs,
    warning: asItIs,
    info: asItIs,
    strong: asItIs,
    faint: asItIs,
    added: asItIs,
    removed: asItIs,
  },
};
