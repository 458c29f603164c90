import type { Question } from "./message.js";

/** What most paths carry in one piece (DNS flag day 2020); larger answers come over TCP. */
const udpRoom = 1232;

const headerLength = 12;
const optLength = 11;

/**
 * A query of one question, without asking for recursion.
 * @param id 0 to 65535; nobody but the asked server should know it
 * @param hasEdns whether it says that a larger answer may come (EDNS(0), RFC 6891 §6.1)
 */
export function writeQuery(id: number, { name, type, class: inet }: Question, hasEdns: boolean): Uint8Array {
  const end = headerLength + name.length;
  const octets = new Uint8Array(end + 4 + (hasEdns ? optLength : 0));
  const view = new DataView(octets.buffer);
  view.setUint16(0, id);
  view.setUint16(4, 1);
  octets.set(name, headerLength);
  view.setUint16(end, type);
  view.setUint16(end + 2, inet);
  if (!hasEdns) return octets;
  view.setUint16(10, 1);
  // The OPT record: the root, type 41, the room in place of the class, no flags, no options.
  view.setUint16(end + 5, 41);
  view.setUint16(end + 7, udpRoom);
  return octets;
}

/**
 * The same name in letters of random case: a server repeats them, and whoever guesses at answers has to guess them too
 * (draft-vixie-dnsext-dns0x20).
 * @param name in wire form
 * @param random octets, one for each of the name
 */
export function withMixedCase(name: Uint8Array, random: Uint8Array): Uint8Array {
  const mixed = name.slice();
  for (let at = 0; mixed[at]! > 0; at += mixed[at]! + 1) {
    for (let i = at + 1; i <= at + mixed[at]!; i++) if (isLetter(mixed[i]!) && random[i]! & 1) mixed[i]! ^= 0x20;
  }
  return mixed;
}

function isLetter(octet: number): boolean {
  const small = octet | 0x20;
  return small >= 0x61 && small <= 0x7a;
}
