/** A TXT record as those who ask for it read it: its strings put together without blanks (RFC 7208 §3.3, RFC 6376 §3.6.2.2). */
export function joined(strings: readonly string[]): string {
  return strings.join("");
}

/** Whether a text is an SPF record: the version alone, or with a blank behind it, in any case (RFC 7208 §4.5). */
export function isSpf(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text);
}

/** Whether a text is a DMARC record: the version is its first tag, and its value in capitals (RFC 7489 §6.3, §6.4). */
export function isDmarc(text: string): boolean {
  return /^[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/.test(text);
}

/** Whether a text counts as the record of an MTA-STS policy: all others at that name are passed over (RFC 8461 §3.1). */
export function isStrictTransport(text: string): boolean {
  return /^v=STSv1[ \t]*;/.test(text);
}

/** Whether a text was meant as one, rightly written or not. */
export function isMeantAsStrictTransport(text: string): boolean {
  return /^["' \t]*v[ \t]*=[ \t]*sts-?v?1\b/i.test(text);
}

/** What keeps senders from taking a text for the record of a policy (RFC 8461 §3.1); undefined when nothing does. */
export function strictTransportFault(text: string): string | undefined {
  if (!isStrictTransport(text)) return "does not begin with v=STSv1;";
  const ids = text.split(";").flatMap((field) => /^[ \t]*id[ \t]*=[ \t]*(.*?)[ \t]*$/.exec(field)?.[1] ?? []);
  if (ids.length === 0) return "has no id=";
  return /^[A-Za-z0-9]{1,32}$/.test(ids[0] ?? "") ? undefined : "has an id that is not 1 to 32 letters or digits";
}

/** Versions that a semicolon parts from the tags behind them: DMARC, DKIM, MTA-STS, TLSRPT, BIMI. */
export function beginsTagList(text: string): boolean {
  return /^v=(?:dmarc1|dkim1|stsv1|tlsrptv1|bimi1)$/i.test(text) || /^k=(?:rsa|ed25519)$/i.test(text);
}
