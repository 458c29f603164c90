/** One block of a PEM file (RFC 7468): `-----BEGIN LABEL-----` to `-----END LABEL-----`. */
export interface PemBlock {
  /** `CERTIFICATE`, `RSA PRIVATE KEY` … in upper case. */
  readonly label: string;
  /** From 1: where it begins. */
  readonly line: number;
  /** The base64 between the two lines, not decoded: it may be a secret. Absent when the END line is missing. */
  readonly body?: string;
}

const boundary = /^[ \t\uFEFF]*-----(BEGIN|END) ([A-Z0-9 #]+?)-----[ \t]*$/i;

/**
 * Finds the blocks of a PEM file; the text around them is passed over, as OpenSSL does.
 * @returns none when the text holds no BEGIN line
 */
export function pemBlocks(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  let open: { label: string; line: number; body: string[] } | undefined;
  const close = (body?: string) => {
    if (open) blocks.push({ label: open.label, line: open.line, ...(body !== undefined && { body }) });
    open = undefined;
  };
  for (const [index, content] of text.split(/\r\n|\r|\n/).entries()) {
    const [, edge, label = ""] = boundary.exec(content) ?? [];
    if (edge === undefined) open?.body.push(content);
    else if (edge.toUpperCase() === "END") close(open?.body.join("\n"));
    else {
      close();
      open = { label: label.toUpperCase(), line: index + 1, body: [] };
    }
  }
  close();
  return blocks;
}

/**
 * Decodes base64 (RFC 4648 §4), blanks ignored.
 * @returns undefined when it is none
 */
export function base64Octets(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
