import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One line of a file in fixtures/rdata; see the README there. */
export interface Verdict {
  readonly line: string;
  /** `TYPE RDATA`, or `refused`. */
  readonly bind: string;
}

const folder = join(import.meta.dirname, "../../fixtures/rdata");

/** The verdicts by the name of their file without its ending. */
export const verdictFiles: ReadonlyMap<string, readonly Verdict[]> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .map((file) => [
      file.slice(0, -".txt".length),
      readFileSync(join(folder, file), "utf8").trimEnd().split("\n").map(verdict),
    ]),
);

function verdict(text: string): Verdict {
  const [line, bind, more] = text.split(" => ");
  if (line === undefined || bind === undefined || more !== undefined) throw new Error(`not a verdict: ${text}`);
  return { line, bind };
}
