import { type TypedText, typedText } from "./typed-text.js";

/** How a form takes the text of a TXT record. */
export interface TextForm {
  /** Whether its strings stay apart; elsewhere they become one text, which the provider divides again. */
  readonly keepsStrings: boolean;
  /** The longest text that is documented to be taken, in octets; absent where nothing is. */
  readonly most?: number;
  /** What is typed, or why nothing is. */
  type(strings: readonly string[]): TypedText;
}

/** The text itself, whatever can be typed. */
export const anyText: TextForm = { keepsStrings: false, type: (strings) => typedText(strings.join("")) };

/** The text itself, without what a form may read as its own, and what nobody knows how it stores. */
export const plainText: TextForm = { keepsStrings: false, type: (strings) => plainlyTyped(strings.join("")) };

/** The same for any box that takes text as it is. */
export function plainlyTyped(text: string): TypedText {
  const result = typedText(text);
  if ("why" in result) return result;
  if (/["\\]/.test(text)) return { why: "it has quotation marks or backslashes, which the form may take for its own" };
  if (!/^[ -~]*$/.test(text)) return { why: "it has letters beyond ASCII, and how the form stores them is not known" };
  return result;
}

/**
 * The strings in quotation marks, with blanks between them.
 * @param inside what stands between the marks for a string of octets, or why nothing can
 */
export function quotedText(inside: (octets: string) => TypedText): TextForm {
  return {
    keepsStrings: true,
    type(strings) {
      const parts = strings.map((string) => (string === "" ? { why: "it holds an empty string" } : inside(string)));
      const typed = parts.flatMap((part) => ("typed" in part ? [`"${part.typed}"`] : []));
      return parts.find((part) => "why" in part) ?? { typed: typed.join(" ") };
    },
  };
}
