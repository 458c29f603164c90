import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { verifyCommand } from "../../src/cli/commands/verify.js";
import { noneGiven } from "../../src/cli/shared-options.js";
import { startBind } from "../emit/servers/bind.js";
import type { NameServer } from "../emit/servers/name-server.js";
import { fullAs } from "../verify/altered.js";
import { forwardingTo } from "../verify/forwarding.js";
import { foundIn } from "../verify/found-in.js";
import { startMisbehaving, type Ways } from "../verify/misbehaving-server.js";
import { idOf, message, questionOf, withSmallName } from "../verify/wire.js";
import { withServer } from "../verify/with-server.js";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const names = ["one", "two", "three", "four"].map((name) => `${name}.example.`);
const files = Object.fromEntries(names.map((name) => [`${name}zone`, fullAs(name)]));
let server: NameServer;
let shy: NameServer;

beforeAll(async () => {
  const zones = Object.fromEntries(names.map((name) => [name, fullAs(name)]));
  const changed = Object.fromEntries(
    names.map((name) => [
      name,
      `${fullAs(name).replace("2026010101", "2026010102")}* A 192.0.2.66\nextra A 192.0.2.67\n`,
    ]),
  );
  [server, shy] = await Promise.all([startBind(zones), startBind(changed, { transferTo: "none;" })]);
});

afterAll(async () => {
  await Promise.all([server.stop(), shy.stop()]);
});

const at = ({ port }: { readonly port: number }) => ["--server", `127.0.0.1:${port}`];

async function misbehaving(ways: Ways) {
  const one = await startMisbehaving(ways);
  onTestFinished(() => one.stop());
  return one;
}

async function verify(...args: string[]) {
  const { status, out, err } = await runIn(folderWith(files), ["verify", ".", "--format", "json", ...args]);
  const { findings } = JSON.parse(out) as { findings: { rule: string; message: string; related: unknown[] }[] };
  const lines = err.split("\n").filter((line) => line !== "");
  return { status, findings, found: foundIn(out), lines };
}

describe("servers that do not serve", () => {
  test("nothing listens: each zone is told to be unverified, the server once", async () => {
    const { status, findings, lines } = await verify("--server", "127.0.0.1:9", "--timeout", "0.3");
    expect(status).toBe(2);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toBe(
      "127.0.0.1:9 could not be asked for four.example and 3 other zones: nothing listens there. Nobody knows what it would answer.",
    );
    expect(findings[0]?.related).toHaveLength(3);
    expect(lines.filter((line) => line.includes("was not verified: no server answered for it."))).toHaveLength(4);
  });

  test("it refuses everything: lame, said once", async () => {
    const refusing = await misbehaving({
      udp: (query, reply) => reply(message({ id: idOf(query), flags: 0x8005, question: questionOf(query) })),
    });
    const { status, findings } = await verify(...at(refusing));
    expect(status).toBe(2);
    expect(findings.map(({ rule, message: text }) => [rule, text])).toEqual([
      [
        "server-lame",
        `127.0.0.1:${refusing.port} does not serve four.example and 3 other zones: asked for the SOA record it answers REFUSED. Resolvers that come there get no answer, and are slow or fail.`,
      ],
    ]);
    expect(refusing.queries).toEqual({ udp: 4, tcp: 0 });
  });

  test("one of two is lame: the other one is asked, and it is a difference", async () => {
    const cache = await misbehaving({
      udp: (query, reply) => reply(message({ id: idOf(query), flags: 0x8080, question: questionOf(query) })),
    });
    const { status, findings } = await verify(...at(server), ...at(cache));
    expect([status, findings.map(({ rule }) => rule)]).toEqual([1, ["server-lame"]]);
    expect(findings[0]?.message).toContain("it only leads to other name servers");
  });

  test("a slow one is waited for", async () => {
    const slow = await misbehaving({ udp: forwardingTo(server.port, 60), tcp: forwardingTo(server.port) });
    expect(await verify(...at(slow))).toMatchObject({ status: 0, findings: [] });
  });

  test("one that drops UDP is asked over TCP, and told about once", async () => {
    const dropping = await misbehaving({ udp: () => {}, tcp: forwardingTo(server.port) });
    const { status, findings } = await verify(...at(dropping), "--timeout", "0.8");
    expect([status, findings.map(({ rule }) => rule)]).toEqual([1, ["server-half-reachable"]]);
    expect(findings[0]?.message).toContain("answers over TCP and not over UDP");
  });

  test("one without TCP: a long answer is not to be had", async () => {
    const halved = await misbehaving({ udp: forwardingTo(server.port) });
    const { status, findings, lines } = await verify(...at(halved), "--timeout", "0.8");
    expect([status, findings.map(({ rule }) => rule)]).toEqual([2, ["server-half-reachable"]]);
    expect(lines).toContain("one.example was verified in part: 1 question had no answer.");
  });

  test("one that stops in the middle is given up", async () => {
    let left = 90;
    const forward = forwardingTo(server.port);
    const dying = await misbehaving({
      udp: (query, reply, transport) => left-- > 0 && forward(query, reply, transport),
    });
    const { status, findings, lines } = await verify(...at(dying), "--timeout", "0.1");
    expect(status).toBe(2);
    expect(findings.filter(({ message: text }) => text.includes("was not asked any further"))).toHaveLength(1);
    expect(lines.length).toBeLessThan(12);
  });

  test("what it is like is said in one line each", async () => {
    const forward = forwardingTo(server.port);
    const old = await misbehaving({
      udp(query, reply, transport) {
        const isPlain = query.length === 12 + questionOf(query).length;
        if (isPlain) forward(withSmallName(query), reply, transport);
        else reply(message({ id: idOf(query), flags: 0x8001 }));
      },
      tcp: (query, reply, transport) => forward(withSmallName(query), reply, transport),
    });
    const { status, lines } = await verify(...at(old));
    expect(status).toBe(0);
    expect(lines.filter((line) => line.includes("EDNS"))).toHaveLength(1);
    expect(lines.filter((line) => line.includes("repeat the letters"))).toHaveLength(1);
  });
});

describe("several servers", () => {
  test("versions that differ, what only one of them has, and who is right", async () => {
    const { status, found, findings, lines } = await verify(...at(server), ...at(shy));
    expect(status).toBe(1);
    expect(found.get("one.example")).toEqual(["answer-unexpected", "servers-disagree @ SOA"]);
    const label = `127.0.0.1:${shy.port}`;
    expect(findings.find(({ rule }) => rule === "answer-unexpected")?.message).toBe(
      `Asked for a name that nobody can have thought of below four.example, ${label} answers 192.0.2.66; the file has none. That is a wildcard: every name that is missing leads there.`,
    );
    expect(lines).toContain(
      `${label} gives no transfer of 4 zones: it answers REFUSED. What it has beyond the file is known for usual names alone.`,
    );
  });

  test("a finding says which ones differ", async () => {
    const [name = ""] = names;
    const folder = folderWith({ "a.zone": fullAs(name).replace("mail A 192.0.2.11\n", "") });
    const both = ["verify", "a.zone", ...at(server), ...at(shy)];
    const { out } = await runIn(folder, [...both, "--format", "unix", "--rule", "answer-unexpected=off"]);
    expect(out).toMatch(
      /^a\.zone:\d+:1: .*Asked for the A records of mail\.one\.example, each of 127\.0\.0\.1:\d+ and 127\.0\.0\.1:\d+ answers 192\.0\.2\.10, 192\.0\.2\.11; the file says 192\.0\.2\.10\. .*\[answer-differs\]$/m,
    );
  });
});

describe("transfers", () => {
  test("a key lets what the server has beyond the file be known; its secret is never shown", async () => {
    const [name = ""] = names;
    const secret = "em9uZXdyaWdodA==";
    const key = `key "transfer" { algorithm hmac-sha512; secret "${secret}"; };\n`;
    const text = `${fullAs(name)}hidden A 192.0.2.99\n_domainconnect CNAME connect.provider.example.\n`;
    const locked = startBind({ [name]: text }, { lines: key, transferTo: "key transfer;" });
    await withServer(locked, async (one) => {
      const folder = folderWith({ "one.zone": fullAs(name), "transfer.key": key });
      const args = ["verify", "one.zone", ...at(one), "--format", "json"];
      const open = await runIn(folder, [...args, "--tsig-key", "transfer.key"]);
      expect([open.status, foundIn(open.out)]).toEqual([1, new Map([["one.example", ["answer-unexpected hidden A"]]])]);
      const closed = await runIn(folder, args);
      expect([closed.status, closed.err]).toEqual([0, expect.stringContaining("gives no transfer of 1 zone")]);
      const none = await runIn(folder, [...args, "--no-transfer"]);
      expect([none.status, none.err]).toEqual([0, expect.not.stringContaining("transfer")]);
      expect(open.out + open.err + closed.err).not.toContain(secret);
    });
  });
});

describe("what servers answer is hostile text", () => {
  test("no escape sequence reaches the terminal", async () => {
    const [name = ""] = names;
    const text = fullAs(name).replace('"anything"', '"\\027]0;owned\\007\\155\\010second line"');
    await withServer(startBind({ [name]: text }), async (one) => {
      const folder = folderWith({ "one.zone": fullAs(name) });
      for (const format of ["pretty", "unix", "json"]) {
        const { status, out } = await runIn(folder, ["verify", ".", ...at(one), "--format", format], { tty: true });
        expect([status, out]).toEqual([1, expect.stringContaining("second line")]);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
        expect(out).not.toMatch(/\u001b\]|\u0007|\u009b/);
        expect(out).not.toMatch(/^second line/m);
      }
    });
  });
});

describe("without --server", () => {
  const terminal = (folder: string, said: string[]) => ({
    cwd: folder,
    env: {},
    stdout: { write: (text: string | Uint8Array) => said.push(String(text)) },
    stderr: { write: (text: string | Uint8Array) => said.push(String(text)) },
  });

  test("the name servers of each zone are looked up by the system's resolver, once", async () => {
    const asked: string[] = [];
    const said: string[] = [];
    const network = {
      connect: () => {
        throw new Error("nobody connects");
      },
      resolve: async (name: string) => {
        asked.push(name);
        throw Object.assign(new Error("not found"), { code: "ENOTFOUND" });
      },
    };
    const options = {
      ...{
        ...noneGiven,
        server: [],
        expect: [],
        servers: true,
        transfer: true,
        timeout: 1,
        failOn: "warning" as const,
      },
    };
    const status = await verifyCommand(["."], options, terminal(folderWith(files), said), network);
    expect(status).toBe(2);
    expect(asked.sort()).toEqual(names.flatMap((name) => [`ns1.${name}`, `ns2.${name}`]).sort());
    const text = said.join("");
    expect(text).toContain("The address of ns1.one.example cannot be found (ENOTFOUND).");
    expect(text).toContain(
      "one.example was not verified: it has no NS records with addresses, and no --server was given.",
    );
  });
});

describe("what is expected before the change", () => {
  test("the new zone is held against the server, and what is still the old one is told so", async () => {
    const [name = ""] = names;
    const fresh = fullAs(name).replace("@ MX 10 mail", "@ MX 5 mail").replace("@ A 192.0.2.1\n", "@ A 192.0.2.2\n");
    const folder = folderWith({ "old/a.zone": fullAs(name), "new/a.zone": fresh });
    const { status, out } = await runIn(folder, [
      "verify",
      "old",
      "--expect",
      "new",
      ...at(server),
      "--format",
      "json",
    ]);
    expect(status).toBe(1);
    const { findings } = JSON.parse(out);
    expect(findings).toMatchObject([
      { rule: "answer-differs", type: "MX", file: "new/a.zone", related: [{ file: "old/a.zone" }] },
      { rule: "answer-differs", type: "A", help: expect.stringContaining("still has the zone of today") },
    ]);
  });
});

describe("arguments", () => {
  test.each([
    [["--server", "192.0.2.1:0"], "--server"],
    [["--server", "a b"], "--server"],
    [["--server", "[192.0.2.1]:53"], "--server"],
    [["--server", "192.0.2.1", "--tsig-key", "none.key"], "--tsig-key none.key: it cannot be read"],
    [["--server", "192.0.2.1", "--tsig-key", "one.example.zone"], "it has no statement key"],
    [["--server", "192.0.2.1", "--timeout", "0"], "timeout"],
    [["--server", "192.0.2.1", "--format", "xml"], "--format xml"],
    [["--server", "192.0.2.1", "--rule", "answer-mising=off"], "did you mean answer-missing"],
  ])("%j", async (args, said) => {
    const { status, out, err } = await runIn(folderWith(files), ["verify", ".", ...args]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(said);
  });

  test("a server whose name nobody knows", async () => {
    const { status, lines } = await verify("--server", "ns1.invalid");
    expect(status).toBe(2);
    expect(lines.filter((line) => line.startsWith("The address of ns1.invalid cannot be found"))).toHaveLength(1);
  });

  test("findings are ignored and lowered as those of lint are", async () => {
    const config =
      "ignore: [{ rule: answer-unexpected, reason: a wildcard until the move is over }]\nrules: { serial-differs: warning }\n";
    const folder = folderWith({ ...files, "zonewright.yaml": config });
    const { status, out, err } = await runIn(folder, ["verify", ".", ...at(shy), "--format", "json"]);
    expect(status).toBe(1);
    expect(new Set([...foundIn(out).values()].flat())).toEqual(new Set(["serial-differs @ SOA"]));
    expect(err).toContain("4 findings ignored");
    expect((await runIn(folder, ["verify", ".", ...at(shy), "--fail-on", "error"])).status).toBe(0);
  });
});
