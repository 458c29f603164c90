import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { expect, onTestFinished, test } from "vitest";
import { clientOf } from "../../../src/verify/dns/client.js";
import { framed, idOf, message, name, questionOf } from "../wire.js";

const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === "::1"));

test.runIf(hasIpv6)("a server at an IPv6 address, over UDP and TCP", async () => {
  const answer = (query: Uint8Array, flags: number) => message({ id: idOf(query), question: questionOf(query), flags });
  const datagrams = createSocket("udp6");
  await new Promise<void>((done) => datagrams.bind(0, "::1", done));
  const { port } = datagrams.address();
  datagrams.on("message", (query, from) => datagrams.send(answer(query, 0x8600), from.port, from.address));
  const stream = createServer((socket) =>
    socket.on("data", (query) => socket.write(framed(answer(query.subarray(2), 0x8400)))),
  );
  await new Promise<void>((done) => stream.listen(port, "::1", done));
  onTestFinished(async () => {
    datagrams.close();
    await new Promise((done) => stream.close(done));
  });
  const client = clientOf({ address: "::1", family: 6, port, label: "it" }, { patience: 1000, tries: 1 });
  expect(await client.ask(name("contoso.example"), 1)).toMatchObject({ rcode: 0, isAuthoritative: true });
  expect(client.habits).toMatchObject({ answersUdp: true, tcpFailures: 0 });
});
