const zoneName = /\.(?:zone|db|dns|bind)$|^db\../i;
const directive = /^\$(?:ORIGIN|TTL|INCLUDE|GENERATE)(?:\s|$)/i;
const timeOrClass = String.raw`(?:\d+|(?:\d+[wdhms])+|IN)\s+`;

/** Owner, perhaps TTL and class, then a type with rdata that fits it: prose and lists of names do not look like this. */
const record = new RegExp(
  String.raw`^(?:[^\s;]+)?\s+(?:${timeOrClass}){0,2}(?:SOA\s+\S+\s+\S|(?:NS|CNAME|DNAME|PTR)\s+\S+\s*(?:;|$)` +
    String.raw`|A\s+\d+\.\d+\.\d+\.\d+|AAAA\s+[0-9a-f]*:|MX\s+\d+\s+\S|SRV\s+\d+\s+\d+\s+\d+\s+\S|TXT\s+\S|CAA\s+\d+\s)`,
  "i",
);

/** Whether a file is a zone file by its name. */
export function isZoneFileName(name: string): boolean {
  return zoneName.test(name);
}

/**
 * Whether a text reads as records, told from its first lines: zone exports are often called `*.txt`, and so are lists
 * of names and notes.
 */
export function readsAsRecords(bytes: Uint8Array): boolean {
  const lines = decoded(bytes)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !line.trimStart().startsWith(";"));
  const first = lines[0];
  return first !== undefined && (directive.test(first) || record.test(first) || lines.slice(0, 5).some(isRecordLine));
}

function isRecordLine(line: string): boolean {
  return record.test(line);
}

function decoded(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 16_384);
  const utf16 =
    head[0] === 0xff && head[1] === 0xfe ? "utf-16le" : head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : "";
  return new TextDecoder(utf16 || "utf-8").decode(head);
}
