import { isAtOrBelow, type Name } from "../name.js";

const suspicious = /&me|[<{]|your-?(?:domain|company|server)\.|example\.(?:com|net|org)\.$/;
const exampleNames = ["example.com.", "example.net.", "example.org."] as const;

/**
 * Why a name that a record points to stands only until somebody puts the right one in its place; undefined for all others.
 * @param origin of the zone: within a zone of examples their names are right
 */
export function whyPlaceholderName(name: Name, origin: Name): string | undefined {
  // Nearly all names are none of these, and this is asked of every name outside of every zone.
  if (!suspicious.test(name)) return undefined;
  if (/^repl?ace&me/.test(name)) return "an exporter wrote it to be replaced (Cloudflare, until 2018)";
  if (/<[^<>.]+>|\{[^{}]+\}/.test(name)) return "brackets stand for something to be filled in";
  if (/(?:^|\.)your-?(?:domain|company|server)\.(?:com|net|org|tld)\.$/.test(name)) return "it comes from instructions";
  const example = exampleNames.find((known) => name.endsWith(known) && isAtOrBelow(name, known as Name));
  if (!example || isAtOrBelow(origin, example as Name)) return undefined;
  return "the name is reserved for examples (RFC 2606 §3)";
}

/** Whether a text is one that instructions show, with what is one's own left to be filled in: `<your code>`. */
export function isPlaceholderText(text: string): boolean {
  return /<(?:your|my|insert|enter|replace|paste|public|domain)\b[^<>]*>/i.test(text);
}
