import type { ResourceRecord } from "../zone/record.js";

/** How many characters a proof has. */
export const proofLength = 88;

/** The base64 of 64 octets: both examples that Microsoft prints are (Exchange 2013, "Renew the federation certificate"). */
const shape = /^[A-Za-z0-9+/]{86}==$/;

/** Whether a text looks like a federation proof; the tokens of other services may look alike. */
export function isProof(text: string): boolean {
  return shape.test(text);
}

/**
 * A warning about expected strings that cannot be right, for the help of findings.
 * @returns a sentence with a blank before it, or nothing
 */
export function doubtAbout(expected: readonly string[]): string {
  const wrong = expected.find((proof) => !isProof(proof));
  if (wrong === undefined) return "";
  return ` Check the expected string first: it has ${wrong.length} characters, and a proof has ${proofLength} and ends in ==.`;
}

/** Whether a text was probably meant to be a proof: blanks, quotes and padding apart it is base64 and hardly shorter than one. */
export function resemblesProof(text: string): boolean {
  return /^[A-Za-z0-9+/]{80,86}$/.test(decoded(text).replace(/[\s"'=]/g, ""));
}

/** The text of a TXT record: its strings are read as one. One UTF-16 unit for each octet. */
export function textOf({ data }: ResourceRecord<"TXT">): string {
  return data.strings.join("");
}

/** What a proof is known by after any damage that leaves its letters in their order: they and its digits, in lower case. */
export function skeletonOf(text: string): string {
  return decoded(text)
    .replace(/[^A-Za-z0-9]/g, "")
    .toLowerCase();
}

const codes: Readonly<Record<string, string>> = { plus: "+", sol: "/", equals: "=", quot: '"', nbsp: " ", amp: "&" };

/** The text without the codes that HTML and URLs have for the special characters of base64. */
export function decoded(text: string): string {
  return text
    .replace(/&amp;/gi, "&")
    .replace(/&#(?:x([0-9a-f]{2,4})|(\d{2,3}));/gi, (_, hex, decimal) =>
      String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replace(/&([a-z]+);/gi, (code, word) => codes[word.toLowerCase()] ?? code)
    .replace(/%(2b|2f|3d|20|22)/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
