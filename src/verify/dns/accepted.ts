import { type Message, type Question, readMessage } from "./message.js";
import { BadMessage } from "./wire-name.js";

/** The answer to a query, and whether the question came back letter by letter. */
export interface Accepted {
  readonly message: Message;
  readonly keptCase: boolean;
}

export const rcodes = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5, NOTAUTH: 9 } as const;

const rcodeNames = new Map<number, string>(Object.entries(rcodes).map(([name, code]) => [code, name]));

/** `SERVFAIL`, or the number where it has no name here. */
export function rcodeName(rcode: number): string {
  return rcodeNames.get(rcode) ?? `the code ${rcode}`;
}

/** The message of some octets if they are the answer to this query and nothing else (RFC 5452 §9.1). */
export function acceptedAnswer(octets: Uint8Array, id: number, asked: Question): Accepted | undefined {
  const message = messageOf(octets);
  if (message?.id !== id || !message.isResponse || message.opcode !== 0) return undefined;
  const [question, ...more] = message.questions;
  // Who does not understand a query may not be able to repeat its question either.
  if (!question) return message.rcode === rcodes.FORMERR ? { message, keptCase: true } : undefined;
  if (more.length > 0 || question.type !== asked.type || question.class !== asked.class) return undefined;
  if (isSame(question.name, asked.name, 0)) return { message, keptCase: true };
  return isSame(question.name, asked.name, 0x20) ? { message, keptCase: false } : undefined;
}

function messageOf(octets: Uint8Array): Message | undefined {
  try {
    return readMessage(octets);
  } catch (error) {
    if (error instanceof BadMessage) return undefined;
    throw error;
  }
}

/** @param ignored bits in which letters may differ */
function isSame(a: Uint8Array, b: Uint8Array, ignored: number): boolean {
  return a.length === b.length && a.every((octet, i) => octet === b[i] || differsInCase(octet, b[i]!, ignored));
}

function differsInCase(a: number, b: number, ignored: number): boolean {
  const small = a | ignored;
  return small === (b | ignored) && small >= 0x61 && small <= 0x7a;
}
