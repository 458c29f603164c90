import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { clientOf } from "../../../src/verify/dns/client.js";
import { type Misbehaviour, startMisbehaving, type Ways } from "../misbehaving-server.js";
import { framed, idOf, message, name, octets, pointer, questionOf, u16 } from "../wire.js";
import { answeringWith, but, misbehaviours } from "./misbehaviours.js";

const A = 1;
const asked = name("www.contoso.example");
const right = but(() => ({}));
const limits = { patience: 300, tries: 2 };

async function clientFor(ways: Ways, { patience, tries } = limits) {
  const server = await startMisbehaving(ways);
  onTestFinished(() => server.stop());
  const { port, queries } = server;
  const client = clientOf({ address: "127.0.0.1", family: 4, port, label: "it" }, { patience, tries });
  return { client, queries, ask: () => client.ask(asked, A) };
}

const lowered: Misbehaviour = but((query) => ({
  question: questionOf(query).map((octet) => (octet >= 0x41 && octet <= 0x5a ? octet | 0x20 : octet)),
}));

describe("what is never taken for an answer", () => {
  test.concurrent.each(Object.entries(misbehaviours))("%s", async (_name, way) => {
    const { client, ask } = await clientFor({ udp: way, tcp: way });
    expect(await ask()).toMatchObject({ failed: expect.stringMatching(/\w/) });
    expect(client.habits.gone ?? client.habits.tcpFailed).toBeDefined();
  });

  test("an answer from another port", async () => {
    const { ask } = await clientFor({ udp: right, fromElsewhere: true });
    expect(await ask()).toHaveProperty("failed");
  });

  test("random octets after the right beginning", async () => {
    let tail = new Uint8Array();
    const way = answeringWith((query) =>
      octets(u16(idOf(query)), [0x84, 0x00], u16(1), u16(3), u16(0), u16(0), questionOf(query), tail),
    );
    const { client } = await clientFor({ udp: way, tcp: way }, { patience: 20, tries: 1 });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (random) => {
        tail = random;
        const answer = await clientOf(client.server, { patience: 20, tries: 1 }).ask(asked, A);
        // Three records of 60 octets that somebody made up are possible; then they are whole.
        if (!("failed" in answer)) expect(answer.answers).toHaveLength(3);
      }),
      { numRuns: 30 },
    );
  });
});

describe("what servers do and are believed all the same", () => {
  test("an answer that is too long for UDP comes over TCP, however it was cut", async () => {
    const cut: Misbehaviour = (query, reply) =>
      reply(
        message({ id: idOf(query), flags: 0x8600, question: questionOf(query), answers: [octets(pointer(12), [0])] }),
      );
    const { ask, queries, client } = await clientFor({ udp: cut, tcp: right });
    expect(await ask()).toMatchObject({ rcode: 0, isAuthoritative: true, answers: [{ type: A }] });
    expect(queries).toEqual({ udp: 1, tcp: 1 });
    expect(client.habits.tcpFailed).toBeUndefined();
  });

  test("without TCP such an answer is not to be had, which is told", async () => {
    const { ask, client } = await clientFor({ udp: but(() => ({ flags: 0x8600 })) });
    const failed = "its answer is too long for UDP, and over TCP nothing listens there";
    expect(await ask()).toEqual({ failed, isTooLong: true });
    expect(client.habits.tcpFailed).toBe("nothing listens there");
  });

  test.each([
    ["with TCP", { udp: lowered, tcp: lowered }, { udp: 2, tcp: 1 }],
    ["without", { udp: lowered }, { udp: 3, tcp: 0 }],
  ])("the letters of the question are not kept, %s", async (_name, ways, counted) => {
    const { ask, queries, client } = await clientFor(ways);
    expect(await ask()).toMatchObject({ rcode: 0 });
    expect(await ask()).toMatchObject({ rcode: 0 });
    expect(client.habits.keepsCase).toBe(false);
    expect(queries).toEqual(counted);
  });

  test("other letters over UDP alone are a guess: TCP is believed", async () => {
    const { ask, client } = await clientFor({ udp: lowered, tcp: but(() => ({ flags: 0x8403 })) });
    expect(await ask()).toMatchObject({ rcode: 3 });
    expect(client.habits.keepsCase).toBe(true);
  });

  test("EDNS is not known", async () => {
    const old: Misbehaviour = (query, reply) => {
      const isPlain = query.length === 12 + questionOf(query).length;
      reply(message(isPlain ? { id: idOf(query), question: questionOf(query) } : { id: idOf(query), flags: 0x8001 }));
    };
    const { ask, queries, client } = await clientFor({ udp: old });
    expect(await ask()).toMatchObject({ rcode: 0 });
    expect(await ask()).toMatchObject({ rcode: 0 });
    expect(queries.udp).toBe(3);
    expect(client.habits.takesEdns).toBe(false);
  });

  test("UDP does not get through", async () => {
    const { ask, queries, client } = await clientFor({ udp: () => {}, tcp: right });
    expect(await ask()).toMatchObject({ rcode: 0 });
    expect(await ask()).toMatchObject({ rcode: 0 });
    expect(client.habits.answersUdp).toBe(false);
    expect(queries).toEqual({ udp: 2, tcp: 2 });
  });

  test("a datagram is lost", async () => {
    let isFirst = true;
    const forgetful: Misbehaviour = (query, reply, transport) => {
      if (!isFirst) right(query, reply, transport);
      isFirst = false;
    };
    const { ask, queries } = await clientFor({ udp: forgetful });
    expect(await ask()).toMatchObject({ rcode: 0 });
    expect(queries.udp).toBe(2);
  });

  test("guesses come before the answer", async () => {
    const raced: Misbehaviour = (query, reply, transport) => {
      for (let id = 0; id < 50; id++)
        if (id !== idOf(query)) reply(message({ id, question: questionOf(query), flags: 0x8403 }));
      setTimeout(() => right(query, reply, transport), 20);
    };
    const { ask } = await clientFor({ udp: raced });
    expect(await ask()).toMatchObject({ rcode: 0 });
  });

  test("it is slow", async () => {
    const slow: Misbehaviour = (query, reply, transport) => setTimeout(() => right(query, reply, transport), 60);
    const { ask } = await clientFor({ udp: slow }, { patience: 2000, tries: 1 });
    expect(await ask()).toMatchObject({ rcode: 0 });
  });

  test("over TCP the message comes in pieces", async () => {
    const dripping: Misbehaviour = (query, reply, transport) => {
      if (transport === "udp") return reply(message({ id: idOf(query), flags: 0x8600, question: questionOf(query) }));
      const whole = framed(message({ id: idOf(query), question: questionOf(query) }));
      for (const [i, octet] of whole.entries()) setTimeout(() => reply(Uint8Array.of(octet)), i);
    };
    const { ask } = await clientFor({ udp: dripping, tcp: dripping }, { patience: 1000, tries: 1 });
    expect(await ask()).toMatchObject({ rcode: 0 });
  });
});

describe("when nobody asks any further", () => {
  test("connections that fail, after three of them", async () => {
    const cut = but(() => ({ flags: 0x8600 }));
    const { ask, queries } = await clientFor({ udp: cut, tcp: () => {} }, { patience: 30, tries: 1 });
    for (let i = 0; i < 9; i++) expect(await ask()).toMatchObject({ isTooLong: true });
    expect(queries).toEqual({ udp: 9, tcp: 3 });
  });

  test("a server that never answered is asked once", async () => {
    const { ask, queries, client } = await clientFor({ udp: () => {} });
    const first = await ask();
    expect(first).toHaveProperty("failed");
    expect(await ask()).toEqual(first);
    expect(queries.udp).toBe(limits.tries);
    expect(client.habits.unanswered).toBe(1);
  });

  test("one that stops answering, after five questions", async () => {
    let isFirst = true;
    const stopping: Misbehaviour = (query, reply, transport) => {
      if (isFirst) right(query, reply, transport);
      isFirst = false;
    };
    const { ask, client } = await clientFor({ udp: stopping }, { patience: 20, tries: 1 });
    for (let i = 0; i < 9; i++) await ask();
    expect(client.habits).toMatchObject({ unanswered: 5, gone: expect.any(String) });
  });
});
