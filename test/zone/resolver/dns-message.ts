/** The types that questions and answers of the tests have, by number (RFC 1035 §3.2.2 and the RFCs of the others). */
export const typeNumbers = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  MX: 15,
  TXT: 16,
  SRV: 33,
  DNAME: 39,
  DS: 43,
  TYPE65280: 65280,
} as const;

export type QuestionType = keyof typeof typeNumbers;

const mnemonics = new Map<number, string>(Object.entries(typeNumbers).map(([type, number]) => [number, type]));

/** What a server answered; records as `owner TTL IN TYPE rdata`, as BIND prints them but with every name in lower case. */
export interface Reply {
  readonly id: number;
  readonly rcode: string;
  readonly authoritative: boolean;
  readonly answer: readonly string[];
  readonly authority: readonly string[];
}

const rcodes = ["NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED", "YXDOMAIN"];

/**
 * A question in wire form (RFC 1035 §4.1), recursion not desired.
 * @param name absolute, in presentation form
 */
export function questionMessage(id: number, name: string, type: QuestionType): Buffer {
  const owner = nameOctets(name);
  const message = Buffer.alloc(12 + owner.length + 4);
  message.writeUInt16BE(id, 0);
  message.writeUInt16BE(1, 4);
  message.set(owner, 12);
  message.writeUInt16BE(typeNumbers[type], 12 + owner.length);
  message.writeUInt16BE(1, 14 + owner.length);
  return message;
}

/** An absolute name in wire form; throws when a label or the name is too long. */
export function nameOctets(name: string): Buffer {
  const labels: number[][] = [[]];
  for (const [, digits, escaped, dot, plain] of name.matchAll(/\\(\d{3})|\\(.)|(\.)|(.)/gs)) {
    if (dot !== undefined) labels.push([]);
    else labels.at(-1)?.push(digits === undefined ? (escaped ?? plain ?? "").charCodeAt(0) : Number(digits));
  }
  if (labels.pop()?.length !== 0) throw new Error(`not absolute: ${name}`);
  const octets = name === "." ? [0] : [...labels.flatMap((label) => [label.length, ...label]), 0];
  if (octets.length > 255 || labels.some((label) => label.length > 63)) throw new Error(`too long: ${name}`);
  return Buffer.from(octets);
}

/** Reads a reply; throws on what is no DNS message. */
export function readReply(message: Buffer): Reply {
  let next = 12;
  for (let i = 0; i < message.readUInt16BE(4); i++) next = nameAt(message, next).end + 4;
  const section = (count: number) => Array.from({ length: count }, () => record());
  const record = (): string => {
    const owner = nameAt(message, next);
    const type = message.readUInt16BE(owner.end);
    const rdata = owner.end + 10;
    next = rdata + message.readUInt16BE(owner.end + 8);
    const mnemonic = mnemonics.get(type) ?? `TYPE${type}`;
    return `${owner.text} ${message.readUInt32BE(owner.end + 4)} IN ${mnemonic} ${rdataText(message, mnemonic, rdata, next)}`;
  };
  const flags = message.readUInt16BE(2);
  return {
    id: message.readUInt16BE(0),
    rcode: rcodes[flags & 15] ?? String(flags & 15),
    authoritative: (flags & 0x400) !== 0,
    answer: section(message.readUInt16BE(6)),
    authority: section(message.readUInt16BE(8)),
  };
}

function rdataText(message: Buffer, type: string, start: number, end: number): string {
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => message.readUInt16BE(start + 2 * i));
  switch (type) {
    case "A":
      return message.subarray(start, end).join(".");
    case "NS":
    case "CNAME":
    case "DNAME":
      return nameAt(message, start).text;
    case "MX":
      return [...numbers(1), nameAt(message, start + 2).text].join(" ");
    case "SRV":
      return [...numbers(3), nameAt(message, start + 6).text].join(" ");
    case "SOA":
      return soaText(message, start);
    case "TXT":
      return `"${message.toString("latin1", start + 1, end)}"`;
    case "DS":
      return [...numbers(1), message[start + 2], message[start + 3], hex(message, start + 4, end)].join(" ");
    default:
      return `\\# ${end - start} ${hex(message, start, end)}`;
  }
}

function hex(message: Buffer, start: number, end: number): string {
  return message.toString("hex", start, end).toUpperCase();
}

function soaText(message: Buffer, start: number): string {
  const mname = nameAt(message, start);
  const rname = nameAt(message, mname.end);
  const numbers = [0, 4, 8, 12, 16].map((offset) => message.readUInt32BE(rname.end + offset));
  return [mname.text, rname.text, ...numbers].join(" ");
}

/** A name, compressed or not (RFC 1035 §4.1.4), as BIND prints it but in lower case; and where it ends in the message. */
function nameAt(message: Buffer, start: number): { text: string; end: number } {
  let text = "";
  let end: number | undefined;
  let at = start;
  for (let length = message.readUInt8(at); length > 0; length = message.readUInt8(at)) {
    if (length >= 0xc0) {
      end ??= at + 2;
      at = message.readUInt16BE(at) & 0x3fff;
      continue;
    }
    for (const octet of message.subarray(at + 1, at + 1 + length)) text += printed(octet);
    text += ".";
    at += 1 + length;
  }
  return { text: text || ".", end: end ?? at + 1 };
}

function printed(octet: number): string {
  if (octet <= 0x20 || octet >= 0x7f) return `\\${String(octet).padStart(3, "0")}`;
  const character = String.fromCharCode(octet).toLowerCase();
  return '.;"()@$\\'.includes(character) ? `\\${character}` : character;
}
