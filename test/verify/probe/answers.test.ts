import { readFileSync } from "node:fs";
import { createServer as createTls } from "node:tls";
import { describe, expect, test } from "vitest";
import type { EstateText } from "../../estate-from-text.js";
import { exchange, notFound, otherService, plainHost, redirectTo, type Seen, tlsHost } from "./hosts.js";
import { listening, raw } from "./loopback.js";
import { company, day, host, presentable, probed } from "./probed.js";

const { issued, right } = presentable();

describe("hosts that misbehave", () => {
  const key = readFileSync(right.keyFile);
  const alerting = () => {
    const server = createTls({ cert: readFileSync(right.file), key, SNICallback: (_, done) => done(new Error("no")) });
    server.on("tlsClientError", () => {});
    return listening(server);
  };
  const endless = (chunk: string) => () =>
    raw((socket) => {
      const more = () => {
        while (!socket.destroyed && socket.write(chunk));
        if (!socket.destroyed) socket.once("drain", more);
      };
      more();
    });
  test.each<[string, () => Promise<number>, string]>([
    ["says nothing", () => raw(() => {}), "does not finish the TLS handshake"],
    ["hangs up", () => raw((socket) => socket.destroy()), "hangs up during the TLS handshake"],
    ["speaks plain HTTP", () => plainHost(notFound), "does not speak TLS"],
    ["speaks garbage", () => raw((socket) => void socket.write("\u001b[31mhello\r\n\r\n")), "does not speak TLS"],
    ["never stops", endless("garbage ".repeat(1000)), "does not speak TLS"],
    ["answers with an alert", alerting, "the TLS handshake"],
  ])("a port 443 that %s is open and of no use", async (_, make, words) => {
    const { facts, said } = await probed({ "203.0.113.10 443": await make() });
    expect(facts[host]).toMatchObject({ https: "closed" });
    expect(facts["203.0.113.10"]).toEqual({ https: "open", ...day });
    expect(said.find((line) => line.startsWith("autodiscover"))).toContain(words);
  });

  const behindTls = (greet: (socket: import("node:tls").TLSSocket) => void) => () => {
    const server = createTls({ cert: readFileSync(right.file), key }, (socket) => {
      socket.on("error", () => {});
      greet(socket);
    });
    server.on("tlsClientError", () => {});
    return listening(server);
  };
  const pouring = (head: string, chunk: string) =>
    behindTls((socket) => {
      socket.write(head);
      const more = () => {
        while (!socket.destroyed && socket.write(chunk));
        if (!socket.destroyed) socket.once("drain", more);
      };
      more();
    });
  test.each<[string, () => Promise<number>, string]>([
    ["says nothing", behindTls(() => {}), "does not answer when asked"],
    ["hangs up", behindTls((socket) => socket.end()), "hangs up without an answer"],
    ["is no HTTP", behindTls((socket) => void socket.write("220 mail ESMTP\r\n")), "does not speak HTTP"],
    ["has a head without end", pouring("HTTP/1.1 200 OK\r\n", `X-Fill: ${"x".repeat(1000)}\r\n`), "a head without end"],
    [
      "has a body without end",
      pouring("HTTP/1.1 404 Not Found\r\n\r\n", "x".repeat(10000)),
      "knows no Autodiscover (404)",
    ],
    ["only announces", pouring("", "HTTP/1.1 100 Continue\r\n\r\n"), "announces an answer without end"],
    ["drips", behindTls((socket) => void socket.write("HTTP/1.1 404 No\r\n")), "does not answer when asked"],
  ])("an answer that %s", async (_, make, words) => {
    const { facts, said } = await probed({ "203.0.113.10 443": await make() });
    expect(facts[host]).toMatchObject({ https: "open", names: ["webmail.companya.com", "autodiscover.companya.com"] });
    expect(said.find((line) => line.startsWith("autodiscover"))).toContain(words);
  });
});

describe("port 80 of the autodiscover host", () => {
  const away = "https://webmail.companya.com/autodiscover/autodiscover.xml";
  test.each([
    [away, 302, { redirect: away, status: 302 }],
    ["//webmail.companya.com/x", 301, { redirect: "http://webmail.companya.com/x", status: 301 }],
    ["/login", 307, { redirect: "http://autodiscover.companya.com/login", status: 307 }],
    ["https://user:secret@webmail.companya.com/", 308, { redirect: "https://webmail.companya.com/", status: 308 }],
    ["https://", 302, "open"],
    [`https://x.example/${"x".repeat(2000)}`, 302, "open"],
    [away, 304, "open"],
    [away, 200, "open"],
  ] as const)("%s with %d", async (location, status, http) => {
    const seen: Seen[] = [];
    const { facts } = await probed({ "203.0.113.10 80": await plainHost(redirectTo(location, status), seen) });
    expect(facts[host]).toEqual({ https: "closed", http, ...day });
    expect(seen).toMatchObject([{ method: "GET", host: "autodiscover.companya.com" }]);
  });

  test("the host that it names is asked as a host of its own, and no further one", async () => {
    const seen: Seen[] = [];
    const port = await tlsHost(issued(["redirect.example"]), redirectTo("https://next.example/"), { seen });
    const { facts, dialled } = await probed(
      {
        "203.0.113.10 80": await plainHost(redirectTo("https://redirect.example/autodiscover/autodiscover.xml")),
        "198.51.100.7 443": port,
      },
      company,
      { names: { "redirect.example.": ["198.51.100.7"], "next.example.": ["198.51.100.8"] } },
    );
    expect(facts["redirect.example."]).toMatchObject({ https: "open", names: ["redirect.example"] });
    expect(dialled).not.toContain("198.51.100.8 443");
    expect(seen).toHaveLength(1);
  });

  test.each([
    "10.0.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "::1",
    "fd00:ec2::254",
    "::ffff:192.168.0.1",
    "168.63.129.16",
    "64:ff9b::a00:1",
    "0.0.0.0",
  ])("a redirect to a host at %s leads nowhere", async (address) => {
    const { said, dialled, facts } = await probed(
      { "203.0.113.10 80": await plainHost(redirectTo("https://inside.example/")) },
      company,
      { names: { "inside.example.": [address] } },
    );
    expect(dialled.filter((one) => !one.startsWith("203.0.113."))).toEqual([]);
    expect(said.find((line) => line.startsWith("inside.example"))).toContain(") is not asked: it ");
    expect(facts).not.toHaveProperty("inside.example.");
  });

  test("a redirect to an address, or to plain http, is no host to ask", async () => {
    for (const url of ["https://10.0.0.1/", "https://[::1]/", "http://other.example/", "https://2130706433/"]) {
      const { dialled } = await probed({ "203.0.113.10 80": await plainHost(redirectTo(url)) }, company, {
        names: { "other.example.": ["198.51.100.9"] },
      });
      expect(dialled.filter((one) => !one.startsWith("203.0.113."))).toEqual([]);
    }
  });
});

test("what answers with settings of another service, and what only sends on", async () => {
  const web = issued(["companya.com"]);
  const settings = await probed({ "203.0.113.80 443": await tlsHost(web, otherService) });
  expect(settings.facts["companya.com."]).toMatchObject({ role: "web", autodiscover: "other" });
  const home = "https://www.companya.com/";
  const onward = await probed({ "203.0.113.80 443": await tlsHost(web, redirectTo(home, 301)) });
  expect(onward.facts["companya.com."]).toMatchObject({ autodiscover: "none" });
  expect(onward.facts["companya.com."]).not.toHaveProperty("role");
  expect(onward.said[0]).toContain("and sends Autodiscover on to https://www.companya.com/ (301)");
  const toExchange = await probed({
    "203.0.113.80 443": await tlsHost(web, redirectTo("https://webmail.companya.com/Autodiscover/Autodiscover.xml")),
    "203.0.113.10 443": await tlsHost(right, exchange),
  });
  expect(toExchange.facts["companya.com."]).toMatchObject({ autodiscover: "exchange" });
});

test("what leaves open who answers gives no role", async () => {
  for (const status of [401, 403, 500, 503, 429]) {
    const port = await tlsHost(right, (_, response) =>
      response.writeHead(status, { "WWW-Authenticate": "Basic" }).end(),
    );
    const { facts } = await probed({ "203.0.113.10 443": port });
    expect(facts[host]).not.toHaveProperty("role");
    expect(facts[host]).not.toHaveProperty("autodiscover");
  }
});

test("what was said to be a proxy or Exchange is no web server, whatever it answers to strangers", async () => {
  const door = { "203.0.113.10 443": await tlsHost(right, notFound) };
  const told = await probed(door, { ...company, hosts: { "203.0.113.10": { role: "proxy" } } });
  expect(told.facts[host]).toMatchObject({ role: "proxy" });
  const named = await probed(door, { ...company, hosts: { [host]: { role: "exchange" } } });
  expect(named.facts[host]).toMatchObject({ role: "exchange" });
  expect(named.facts["webmail.companya.com."]).toMatchObject({ role: "web" });
});

describe("which hosts are asked", () => {
  test("addresses come from the zones, else from this machine's resolver", async () => {
    const text: EstateText = {
      zones: {
        "companya.com.":
          "@ MX 10 mail.other.example.\n_autodiscover._tcp SRV 0 0 443 mail.other.example.\n@ A 203.0.113.80\n",
      },
    };
    const { facts, said } = await probed({ "198.51.100.5 443": await tlsHost(right, exchange) }, text, {
      names: { "mail.other.example.": ["198.51.100.5"], "companya.com.": ["198.51.100.5"] },
    });
    expect(facts["mail.other.example."]).toMatchObject({ https: "open", role: "exchange" });
    expect(facts["companya.com."]).toMatchObject({ https: "closed" });
    expect(said.join("\n")).toContain("mail.other.example: 198.51.100.5 (as this machine resolves it) presents");
    const { said: unknown } = await probed({}, text);
    expect(unknown).toContain("mail.other.example: not asked, the resolver of this machine finds no address.");
  });

  test("neither Microsoft 365 nor what resolves to nothing, nor a domain without mailboxes", async () => {
    const { dialled, said } = await probed(
      {},
      {
        zones: {
          "companya.com.": "@ MX 10 mail\nautodiscover CNAME autodiscover.outlook.com.\nmail TXT x\n",
          "companyb.com.": "@ MX 0 .\n@ A 203.0.113.80\nautodiscover A 203.0.113.10\n",
        },
      },
    );
    expect(dialled).toEqual([]);
    expect(said).toEqual([]);
  });

  test("of very many addresses not all", async () => {
    const many = Array.from({ length: 30 }, (_, i) => `@ A 198.51.100.${i}\n`).join("");
    const { dialled, said } = await probed({}, { zones: { "companya.com.": `@ MX 10 mail\n${many}` } });
    expect(dialled).toHaveLength(8);
    expect(said[0]).toContain("refuses connections to port 443; 22 more addresses are not asked.");
  });

  test("names that no client can dial are not", async () => {
    const { dialled } = await probed(
      {},
      {
        zones: {
          "companya.com.":
            "@ MX 10 mail\n_autodiscover._tcp SRV 0 0 443 a\\000b.companya.com.\na\\000b A 203.0.113.5\n",
        },
      },
    );
    expect(dialled).toEqual([]);
  });

  test("private addresses of the zones are not asked unless they are meant to be", async () => {
    const text: EstateText = {
      zones: { "companya.com.": "@ MX 10 mail\nautodiscover A 127.0.0.1\n@ A 169.254.169.254\n" },
    };
    const refused = await probed({}, text);
    expect(refused.dialled).toEqual([]);
    expect(refused.facts).toEqual({});
    const allowed = await probed({ "127.0.0.1 443": await tlsHost(right, exchange) }, text, { allowPrivate: true });
    expect(allowed.facts[host]).toMatchObject({ role: "exchange" });
    expect(allowed.dialled.some((one) => one.startsWith("169."))).toBe(false);
  });
});
