import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { afterAll, expect, test } from "vitest";
import type { MailPort } from "../../../src/verify/probe/mail-target.js";
import { probe } from "../../../src/verify/probe/probe.js";
import { certificateWorkshop, dnsNames } from "../../certificate/openssl.js";
import { estateFromText } from "../../estate-from-text.js";
import { networkWith, raw } from "./loopback.js";

const workshop = certificateWorkshop();
afterAll(workshop.remove);
const authority = workshop.make(
  { subject: "/CN=Example Root", extensions: ["basicConstraints=critical,CA:TRUE"] },
  "ca",
);
const made = workshop.make({ subject: "/CN=mail", extensions: [dnsNames("mail.companya.com")], issuer: authority });

const now = new Date("2026-11-22T11:40:00Z");

/** A server that greets, answers lines, and changes over to TLS after the last answer. */
function mailServer(greeting: string, answers: readonly (readonly [line: string, answer: string])[]): Promise<number> {
  return raw((socket: Socket) => {
    let step = 0;
    socket.write(greeting);
    socket.on("data", function hear(chunk: Buffer) {
      const [line, answer] = answers[step++] ?? ["", ""];
      if (chunk.toString() !== `${line}\r\n`) return void socket.destroy();
      socket.write(answer);
      if (step < answers.length || !/^(?:220|a OK|\+OK)/m.test(answer)) return;
      socket.off("data", hear);
      const secure = new TLSSocket(socket, {
        isServer: true,
        cert: readFileSync(made.file),
        key: readFileSync(made.keyFile),
      });
      secure.on("error", () => {});
    });
  });
}

const ehlo = ["EHLO probe.invalid", "250-mail.companya.com\r\n250-SIZE 100\r\n250 STARTTLS\r\n"] as const;
const smtp = () => mailServer("220-hello\r\n220 mail ESMTP\r\n", [ehlo, ["STARTTLS", "220 go ahead\r\n"]]);

async function said(port: MailPort, door: number | "dropped" | "closed", zone = "@ MX 10 mail\nmail A 203.0.113.25\n") {
  const network = networkWith({ [`203.0.113.25 ${port}`]: door });
  const estate = estateFromText({ zones: { "companya.com.": zone } });
  const found = await probe(estate, { network, now, starttls: [port], limits: { patience: 1200 } });
  return found.said.filter((line) => line.includes(` port ${port}: `));
}

const presents = (port: number) =>
  `mail.companya.com port ${port}: 203.0.113.25 presents a certificate for mail.companya.com until 2026-12-17 after STARTTLS.`;

test.each<[MailPort, () => Promise<number>]>([
  [25, smtp],
  [587, smtp],
  [143, () => mailServer("* OK ready\r\n", [["a STARTTLS", "* CAPABILITY IMAP4rev1\r\na OK begin\r\n"]])],
  [143, () => mailServer("* OK [CAPABILITY] ready\r\n", [["a STARTTLS", "a OK begin\r\n"]])],
  [110, () => mailServer("+OK ready\r\n", [["STLS", "+OK begin\r\n"]])],
])("port %d", async (port, server) => {
  expect(await said(port, await server())).toEqual([presents(port)]);
});

test.each<[string, MailPort, () => Promise<number>, string]>([
  [
    "refuses everybody",
    25,
    () => raw((socket) => void socket.write("554 go away\r\n")),
    "does not greet as a mail server",
  ],
  ["offers none", 25, () => mailServer("220 mail\r\n", [ehlo, ["STARTTLS", "502 what\r\n"]]), "offers no STARTTLS"],
  ["offers none", 143, () => mailServer("* OK\r\n", [["a STARTTLS", "a NO later\r\n"]]), "offers no STARTTLS"],
  ["offers none", 110, () => mailServer("+OK\r\n", [["STLS", "-ERR what\r\n"]]), "offers no STARTTLS"],
  ["says goodbye", 143, () => raw((socket) => void socket.write("* BYE busy\r\n")), "does not greet as a mail server"],
  ["says nothing", 25, () => raw(() => {}), "does not answer in time"],
  ["hangs up", 25, () => raw((socket) => socket.destroy()), "hangs up"],
  ["talks without end", 25, () => raw((socket) => void socket.write("220-x\r\n".repeat(9000))), "talks without end"],
  ["has a line without end", 25, () => raw((socket) => void socket.write("x".repeat(40_000))), "talks without end"],
])("a server that %s on port %d", async (_, port, server, words) => {
  expect(await said(port, await server())).toEqual([expect.stringContaining(words)]);
});

test("closed and dropped", async () => {
  expect(await said(25, "closed")).toEqual(["mail.companya.com port 25: 203.0.113.25 refuses connections."]);
  expect(await said(25, "dropped")).toEqual(["mail.companya.com port 25: 203.0.113.25 does not answer."]);
});

test("hosts of SRV records of mail services are asked on their ports, and private ones are not", async () => {
  const zone = "@ MX 10 mail\nmail A 10.0.0.25\n_imap._tcp SRV 0 0 143 imap\nimap A 203.0.113.25\n";
  const lines = await said(143, "closed", zone);
  expect(lines).toEqual([
    "mail.companya.com port 143: not asked, 10.0.0.25 is a private address (RFC 1918); --allow-private asks it all the same.",
    "imap.companya.com port 143: 203.0.113.25 refuses connections.",
  ]);
});

test("without being asked nobody's mail ports are", async () => {
  const network = networkWith({});
  await probe(estateFromText({ zones: { "companya.com.": "@ MX 10 mail\nmail A 203.0.113.25\n" } }), { network });
  expect(network.dialled.some((one) => !one.endsWith(" 443") && !one.endsWith(" 80"))).toBe(false);
});
