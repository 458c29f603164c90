import type { Span } from "../text/source.js";
import { type Name, toName } from "../zone/name.js";
import type { CertificateName } from "./certificate.js";

const hostName = /^(?:[a-z0-9_-]+\.)+$/;
const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}\.$/;

/**
 * A certificate name from text: a list, `--san`, the configuration, a dNSName. U-labels become A-labels.
 * The name is left out, so that it covers nothing, where no client would find a match: an address, characters that no
 * host name has, a wildcard that is not the whole left-most label (RFC 9525 §6.3).
 */
export function certificateName(text: string, at: Span): CertificateName {
  const wildcard = text.startsWith("*.");
  const name = toHostName(wildcard ? text.slice(2) : text);
  if (!name) return { text: lowerCase(text), wildcard: false, at };
  return { text: `${wildcard ? "*." : ""}${name.slice(0, -1)}`, name, wildcard, at };
}

function toHostName(text: string): Name | undefined {
  const name = toName(text);
  return name && hostName.test(name) && !ipv4.test(name) ? name : undefined;
}

/** ASCII alone: a damaged name keeps its octets. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Each name once, where it stands first. */
export function distinctNames(names: readonly CertificateName[]): CertificateName[] {
  const byText = new Map<string, CertificateName>();
  for (const name of names) if (!byText.has(name.text)) byText.set(name.text, name);
  return [...byText.values()];
}
