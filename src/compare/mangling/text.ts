import { textOf } from "../meaning.js";
import type { DataMangling } from "./mangling.js";

/** Less than this is no beginning of a text but another text. */
const leastBeginning = 6;

/** Damage to a text. */
export const textManglings: readonly DataMangling[] = [
  ofText("its capitals have become small letters", (before, after) => before.toLowerCase() === after),
  ofText("it has quotes around it now that belong to its text", (before, after) =>
    [`"${before}"`, `\\"${before}\\"`, `'${before}'`].includes(after),
  ),
  ofText("its quotes are lost", (before, after) => before.includes('"') && before.replaceAll('"', "") === after),
  ofText("it was cut off after 255 characters", (before, after) => after === before.slice(0, 255)),
  ofText("it was cut off at a semicolon, which begins a comment outside of quotes", (before, after) =>
    isBeginning(before, after, /^\s*;/),
  ),
  ofText("it was cut off at a blank, which ends a text outside of quotes", (before, after) =>
    isBeginning(before, after, /^\s/),
  ),
  ofText("its end is missing", (before, after) => isBeginning(before, after, /^/)),
  ofText("backslashes stand in it now", (before, after) => isBut(/\\/g, before, after)),
  ofText("blanks were put in or lost, as when the strings of a text are joined in another way", (before, after) =>
    isBut(/[\s"]+/g, before, after),
  ),
];

function ofText(what: string, made: (before: string, after: string) => boolean): DataMangling {
  return {
    what,
    made: (before, after) => before.type === "TXT" && after.type === "TXT" && made(textOf(before), textOf(after)),
  };
}

/** Whether a text is the beginning of another one, and how the rest goes on. */
function isBeginning(before: string, after: string, rest: RegExp): boolean {
  return after.length >= leastBeginning && before.startsWith(after) && rest.test(before.slice(after.length));
}

/** Whether two texts are one but for some characters. */
function isBut(these: RegExp, before: string, after: string): boolean {
  return before.replace(these, "") === after.replace(these, "") && before.replace(these, "") !== "";
}
