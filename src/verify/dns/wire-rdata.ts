import { BadMessage, readName } from "./wire-name.js";

/** A part of rdata: so many octets, a <character-string>, a name, or whatever is left. */
type Part = number | "string" | "name" | "rest";

/** Where names may be compressed: the types of RFC 1035, and those that RFC 3597 §4 wants receivers to expand. */
const parts: ReadonlyMap<number, readonly Part[]> = new Map<number, readonly Part[]>([
  // NS, MD, MF, CNAME, MB, MG, MR, PTR, NSAP-PTR and DNAME: a name.
  ...[2, 3, 4, 5, 7, 8, 9, 12, 23, 39].map((type): [number, readonly Part[]] => [type, ["name"]]),
  // SOA
  [6, ["name", "name", 20]],
  // MINFO and RP
  [14, ["name", "name"]],
  [17, ["name", "name"]],
  // MX, AFSDB, RT and KX
  ...[15, 18, 21, 36].map((type): [number, readonly Part[]] => [type, [2, "name"]]),
  // SIG
  [24, [18, "name", "rest"]],
  // PX
  [26, [2, "name", "name"]],
  // NXT
  [30, ["name", "rest"]],
  // SRV
  [33, [6, "name"]],
  // NAPTR
  [35, [4, "string", "string", "string", "name"]],
]);

/**
 * The rdata at a place of a message, its names written out: as RFC 3597 §4 defines it without a message around it.
 * @throws BadMessage when its parts do not fill it exactly
 */
export function readRdata(message: Uint8Array, type: number, from: number, length: number): Uint8Array {
  const end = from + length;
  if (end > message.length) throw new BadMessage("it ends inside the data of a record");
  const layout = parts.get(type);
  if (!layout) return message.slice(from, end);
  const pieces: Uint8Array[] = [];
  let at = from;
  for (const part of layout) {
    const piece = pieceAt(message, part, at, end);
    pieces.push(piece.octets);
    at = piece.end;
  }
  if (at !== end) throw new BadMessage("the data of a record is longer or shorter than its length says");
  return joined(pieces);
}

function pieceAt(message: Uint8Array, part: Part, at: number, end: number): { octets: Uint8Array; end: number } {
  if (part === "name") {
    const { wire, end: next } = readName(message, at);
    return { octets: wire, end: next };
  }
  const size = part === "rest" ? Math.max(0, end - at) : part === "string" ? (message[at] ?? 0) + 1 : part;
  return { octets: message.slice(at, at + size), end: at + size };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
