/**
 * The text of a PEM or base64 file in UTF-16 without a byte order mark: what `[Text.Encoding]::Unicode.GetBytes` writes,
 * which Microsoft's pages give for keeping a request of New-ExchangeCertificate. Of other texts it could not be told.
 * @returns undefined for every other content
 */
export function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === undefined || second === undefined || (first === 0) === (second === 0)) return undefined;
  const text = new TextDecoder(first === 0 ? "utf-16be" : "utf-16le").decode(bytes);
  return /^[\t\n\r\x20-\x7e]*$/.test(text) ? text : undefined;
}
