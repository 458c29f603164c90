/** What a connector finds its certificate by. */
export interface TlsCertificateName {
  readonly issuer: string;
  readonly subject: string;
}

/**
 * Takes a TlsCertificateName apart: `<I>` and the issuer, `<S>` and the subject (Microsoft, Set-ReceiveConnector).
 * @returns undefined for everything else, such as the two put together without their tags
 */
export function tlsCertificateName(text: string): TlsCertificateName | undefined {
  const [, issuer, subject] = /^\s*<I>(.*?\S.*?)<S>(.*\S.*)$/is.exec(text) ?? [];
  return issuer === undefined || subject === undefined ? undefined : { issuer: issuer.trim(), subject: subject.trim() };
}

/** A distinguished name for comparison: Windows writes a blank after each comma, people leave it out, and case does not count. */
export function sameForm(distinguishedName: string): string {
  return distinguishedName
    .toLowerCase()
    .replace(/\s*([,=+])\s*/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}
