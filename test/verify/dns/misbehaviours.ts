import type { Misbehaviour } from "../misbehaving-server.js";
import { framed, idOf, message, name, octets, type Parts, pointer, questionOf, record, u16 } from "../wire.js";

const A = 1;
const MX = 15;
const address = [192, 0, 2, 1];
const owner = pointer(12);

/** A server that answers with one message, over UDP and TCP alike. */
export function answeringWith(make: (query: Uint8Array) => Uint8Array): Misbehaviour {
  return (query, reply, transport) => reply(transport === "udp" ? make(query) : framed(make(query)));
}

/** An answer that is right but for these parts. */
export function but(parts: (query: Uint8Array) => Parts): Misbehaviour {
  return answeringWith((query) =>
    message({ id: idOf(query), question: questionOf(query), answers: [record(owner, A, address)], ...parts(query) }),
  );
}

const otherQuestion = (type: number, text = "other.example") => octets(name(text), u16(type), u16(1));
const endless =
  (chunk: (query: Uint8Array) => Uint8Array): Misbehaviour =>
  (query, reply, transport) => {
    if (transport === "udp") return;
    for (let i = 0; i < 2000; i++) reply(chunk(query));
  };

/** What nobody may take for an answer. */
export const misbehaviours: Readonly<Record<string, Misbehaviour>> = {
  "wrong id": but((query) => ({ id: idOf(query) ^ 1 })),
  "the query itself": answeringWith((query) => query.slice()),
  "another name": but(() => ({ question: otherQuestion(A) })),
  "another type": but((query) => ({ question: octets(questionOf(query).slice(0, -4), u16(MX), u16(1)) })),
  "another class": but((query) => ({ question: octets(questionOf(query).slice(0, -2), u16(3)) })),
  "two questions": but((query) => ({ question: octets(questionOf(query), questionOf(query)), counts: [2, 1, 0, 0] })),
  "no question": but(() => ({ question: octets() })),
  "another opcode": but(() => ({ flags: 0x8400 | (5 << 11) })),
  "a pointer to itself": but((query) => {
    const at = 12 + questionOf(query).length;
    return { answers: [record(pointer(at), A, address)] };
  }),
  "pointers in a circle": but((query) => {
    const at = 12 + questionOf(query).length;
    return { answers: [record(octets([1, 97], pointer(at + 4)), A, address), record(pointer(at), A, address)] };
  }),
  "a pointer forward": but(() => ({ answers: [record(pointer(500), A, address)] })),
  "a label of another kind": but(() => ({ answers: [record([0x80, 1, 0], A, address)] })),
  "an over-long name": but((query) => {
    const long = octets(...Array.from({ length: 4 }, () => [63, ...new Array<number>(63).fill(97)]));
    return {
      answers: [record(octets(long, pointer(12)), A, address), record(octets(long, [0]), A, address)],
      id: idOf(query),
    };
  }),
  "a length over the end": but(() => ({ answers: [record(owner, A, address, { length: 4000 })] })),
  "a length that cuts a name": but(() => ({
    answers: [record(owner, MX, octets([0, 10], name("mail.example")), { length: 5 })],
  })),
  "a length with more than the name": but(() => ({
    answers: [record(owner, MX, octets([0, 10], name("mail.example"), [1, 2, 3]))],
  })),
  "more records than there are": but(() => ({ counts: [1, 9, 0, 0] })),
  "65,535 of everything": but(() => ({ counts: [1, 65_535, 65_535, 65_535] })),
  "a header alone": but(() => ({ question: octets(), answers: [], counts: [1, 0, 0, 0] })),
  "eleven octets": answeringWith((query) => query.slice(0, 11)),
  nothing: answeringWith(() => octets()),
  "half a message": (query, reply, transport) => {
    const whole = message({ id: idOf(query), question: questionOf(query), answers: [record(owner, A, address)] });
    reply(transport === "udp" ? whole.slice(0, -6) : framed(whole).slice(0, -6));
  },
  "empty messages without end": endless(() => octets([0, 0])),
  "answers to others without end": endless(() => framed(message({ id: 1, question: otherQuestion(A) }))),
  "a flood of datagrams": (query, reply, transport) => {
    if (transport === "udp") for (let i = 0; i < 300; i++) reply(message({ id: i, question: questionOf(query) }));
  },
  "truncated over TCP as well": but(() => ({ flags: 0x8600 })),
  silence: () => {},
};
