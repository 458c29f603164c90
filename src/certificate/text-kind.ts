/** What people give in place of a certificate, as far as a text tells. */
export type TextKind =
  | "html page"
  | "zone file"
  | "exchange listing"
  | "printed certificate"
  | "ssh key"
  | "binary file";

const signs: readonly (readonly [TextKind, RegExp])[] = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells a binary file from a text
  ["binary file", /[\0-\x08\x0e-\x1f\x7f]/],
  ["html page", /^\s*<(?:!doctype\s+html|html|head|body|\?xml)\b/i],
  ["ssh key", /^(?:---- BEGIN SSH2 |ssh-(?:rsa|dss|ed25519) |ecdsa-sha2-|sk-|PuTTY-User-Key-File-)/m],
  ["exchange listing", /^[ \t]*CertificateDomains[ \t]*:/m],
  ["printed certificate", /^\s*(?:Certificate:|X509 Certificate:)\s/],
  ["zone file", /^\$(?:ORIGIN|TTL|INCLUDE|GENERATE)[ \t]/im],
  ["zone file", /[ \t]IN[ \t]+(?:SOA|NS|A|AAAA|CNAME|MX|TXT|SRV)[ \t]/i],
];

/**
 * Recognises a text that is surely no list of names.
 * @param text without PEM blocks; its byte order mark is passed over
 */
export function textKind(text: string): TextKind | undefined {
  const bare = text.replace(/^\uFEFF/, "");
  return signs.find(([, sign]) => sign.test(bare))?.[0];
}
