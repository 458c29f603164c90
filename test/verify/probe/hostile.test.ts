import { readFileSync } from "node:fs";
import { createServer as createTls } from "node:tls";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { MailPort } from "../../../src/verify/probe/mail-target.js";
import { probe } from "../../../src/verify/probe/probe.js";
import { certificateWorkshop, dnsNames } from "../../certificate/openssl.js";
import { estateFromText } from "../../estate-from-text.js";
import { listening, networkWith, raw } from "./loopback.js";

const workshop = certificateWorkshop();
afterAll(workshop.remove);
const made = workshop.make({ subject: "/CN=mail", extensions: [dnsNames("autodiscover.companya.com")] });

const estate = estateFromText({ zones: { "companya.com.": "@ MX 10 autodiscover\nautodiscover A 203.0.113.10\n" } });
const ports: readonly MailPort[] = [25, 143, 110];

/** Beginnings that look right, so that what follows is read too. */
const beginning = fc.constantFrom(
  ...["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 302 Found\r\nLocation: ", "HTTP/1.1 401 No\r\nWWW-Authenticate: NTLM\r\n"],
  ...["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "220 ", "220-", "* OK ", "+OK ", "\u0016\u0003\u0001"],
);
const octets = fc
  .tuple(beginning, fc.uint8Array({ maxLength: 300 }))
  .map(([text, rest]) => Buffer.concat([Buffer.from(text, "latin1"), rest]));

test("whatever a host sends, it is asked once, in time, and nothing is taken from it but facts that a file can hold", async () => {
  let sent = Buffer.alloc(0);
  let hangsUp = false;
  const say = (socket: import("node:net").Socket) => {
    socket.on("error", () => {});
    socket.write(sent);
    if (hangsUp) socket.end();
  };
  const pair = { cert: readFileSync(made.file), key: readFileSync(made.keyFile) };
  const inside = createTls(pair, say);
  inside.on("tlsClientError", () => {});
  const [plain, secure] = [await raw(say), await listening(inside)];
  await fc.assert(
    fc.asyncProperty(octets, fc.boolean(), fc.boolean(), async (bytes, ends, isSecure) => {
      [sent, hangsUp] = [bytes, ends];
      const doors = Object.fromEntries([80, ...ports].map((port) => [`203.0.113.10 ${port}`, plain]));
      const network = networkWith({ ...doors, "203.0.113.10 443": isSecure ? secure : plain });
      const { facts, said } = await probe(estate, { network, starttls: ports, limits: { patience: 150 } });
      expect(said.length).toBeGreaterThanOrEqual(1 + ports.length);
      expect(network.dialled).toHaveLength(2 + ports.length);
      expect(facts.get("autodiscover.companya.com.")?.https).toBe(isSecure ? "open" : "closed");
    }),
    { numRuns: 60 },
  );
}, 60_000);
