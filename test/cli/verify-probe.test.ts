import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type VerifyOptions, verifyCommand } from "../../src/cli/commands/verify.js";
import { readFacts } from "../../src/cli/config/read.js";
import { CannotRun } from "../../src/cli/exit.js";
import { noneGiven } from "../../src/cli/shared-options.js";
import type { HostFacts } from "../../src/estate/estate.js";
import type { Network } from "../../src/verify/network.js";
import { factsFile } from "../../src/verify/probe/facts-file.js";
import { certificateWorkshop, dnsNames } from "../certificate/openssl.js";
import { exchange, notFound, otherService, plainHost, redirectTo, tlsHost } from "../verify/probe/hosts.js";
import { networkWith } from "../verify/probe/loopback.js";
import { sourceFromText } from "../zone-from-text.js";
import { folderWith } from "./folder.js";
import { runIn } from "./run-in.js";

const workshop = certificateWorkshop();
afterAll(workshop.remove);

const authority = workshop.make(
  { subject: "/CN=Example Root", extensions: ["basicConstraints=critical,CA:TRUE"] },
  "ca",
);
const utc = (days: number) =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 19).replace(/\D/g, "")}Z`;
const [from, until] = [utc(-30), utc(60)];
const issued = (...names: string[]) =>
  workshop.make({ subject: `/CN=${names[0]}`, extensions: [dnsNames(...names)], issuer: authority, from, until });
const mail = issued("webmail.companya.com", "autodiscover.companya.com");
const hoster = issued("*.hoster.example");

const zones = ["companyA.com.zone", "companyB.com.zone", "companyC.com.zone"];
const company = () => ({
  ...Object.fromEntries(zones.map((file) => [`zones/${file}`, readFileSync(`fixtures/zones/company-abc/${file}`)])),
  "mail.pem": readFileSync(mail.file),
});

async function verify(folder: string, network: Network, options: Partial<VerifyOptions> = {}) {
  const text = { out: "", err: "" };
  const sink = (name: "out" | "err") => ({
    write: (chunk: string | Uint8Array) => {
      text[name] += chunk;
    },
  });
  const given: VerifyOptions = {
    ...{ ...noneGiven, server: [], expect: [], servers: false, transfer: true, timeout: 0.3, failOn: "error" },
    ...{ cert: ["mail.pem"], config: false, format: ["json"], probe: true, ...options },
  };
  const terminal = { cwd: folder, env: {}, stdout: sink("out"), stderr: sink("err") };
  const status = await verifyCommand(["zones"], given, terminal, network);
  return { status, ...text };
}

const findingsOf = (json: string) => JSON.parse(json).findings as { rule: string; certainty: string; domain: string }[];
const lint = async (folder: string, ...more: string[]) =>
  (await runIn(folder, ["lint", "zones", "--cert", "mail.pem", "--no-config", "--format", "json", ...more])).out;

const alive = async () =>
  networkWith({
    "203.0.113.10 443": await tlsHost(mail, exchange),
    "203.0.113.80 443": await tlsHost(hoster, notFound),
  });

describe("--probe", () => {
  test("what was possible is certain, online and, with what was kept, offline", async () => {
    const folder = folderWith(company());
    const before = findingsOf(await lint(folder));
    expect(before).toContainEqual(expect.objectContaining({ rule: "apex-https-name-mismatch", certainty: "possible" }));

    const { out, err, status } = await verify(folder, await alive(), { saveFacts: "hosts.yaml" });
    expect(status).toBe(1);
    const after = findingsOf(out);
    const apexes = after.filter(({ rule }) => rule === "apex-https-name-mismatch");
    expect(apexes).toHaveLength(3);
    expect(new Set(apexes.map(({ certainty }) => certainty))).toEqual(new Set(["certain"]));
    expect(err).toContain("companya.com, companyb.com, companyc.com: 203.0.113.80 presents a certificate for");
    expect(err).toContain("hosts.yaml holds what 9 names and addresses answered");

    expect(JSON.parse(await lint(folder, "--facts", "hosts.yaml"))).toEqual(JSON.parse(out));
  });

  test.each<[string, () => Promise<Network>]>([
    ["nobody listens", async () => networkWith({})],
    ["the apex drops what comes in", async () => networkWith({ "203.0.113.80 443": "dropped" })],
    [
      "the web host has settings of its own",
      async () => networkWith({ "203.0.113.80 443": await tlsHost(issued("companyb.com"), otherService) }),
    ],
    [
      "Exchange signs its own certificate",
      async () => {
        const own = workshop.make({
          subject: "/CN=EX",
          extensions: [dnsNames("autodiscover.companyb.com")],
          from,
          until,
        });
        return networkWith({ "203.0.113.10 443": await tlsHost(own, exchange) });
      },
    ],
    [
      "port 80 redirects",
      async () => {
        const away = redirectTo("https://webmail.companya.com/autodiscover/autodiscover.xml");
        return networkWith({
          "203.0.113.10 443": await tlsHost(mail, exchange),
          "203.0.113.10 80": await plainHost(away),
        });
      },
    ],
  ])(
    "%s: the same offline",
    async (_, network) => {
      const folder = folderWith(company());
      const { out } = await verify(folder, await network(), { saveFacts: "hosts.yaml" });
      const offline = await lint(folder, "--facts", "hosts.yaml");
      expect(JSON.parse(offline)).toEqual(JSON.parse(out));
      expect(findingsOf(offline)).not.toEqual(findingsOf(await lint(folder)));
    },
    30_000,
  );

  test("a certificate that expired since it was issued is a wrong one, whatever its names", async () => {
    const folder = folderWith(company());
    const old = workshop.make({
      ...{ subject: "/CN=old", extensions: [dnsNames("webmail.companya.com", "autodiscover.companya.com")] },
      ...{ issuer: authority, from: utc(-400), until: utc(-5) },
    });
    const { out } = await verify(folder, networkWith({ "203.0.113.10 443": await tlsHost(old, exchange) }));
    const [found] = (JSON.parse(out).findings as { rule: string; message: string; domain: string }[]).filter(
      ({ rule, domain }) => rule === "autodiscover-host-not-on-certificate" && domain === "companya.com",
    );
    expect(found?.message).toContain("the certificate that it presents has expired. Outlook");
  });

  test("facts of the configuration", async () => {
    const declared =
      "hosts:\n  203.0.113.80: { https: closed, role: web }\n  webmail.companya.com: { inside: open }\nfacts: hosts.yaml\n";
    const folder = folderWith({
      ...company(),
      "zonewright.yaml": declared,
      "hosts.yaml": factsFile(new Map(), new Date()),
    });
    const online = await verify(folder, await alive(), { config: "zonewright.yaml", saveFacts: "hosts.yaml" });
    expect(online.err).toContain(
      "hosts: 203.0.113.80: https is not as zonewright.yaml declares it: what was found on ",
    );
    const args = ["lint", "zones", "--cert", "mail.pem", "--format", "json"];
    const offline = await runIn(folder, args);
    expect(JSON.parse(offline.out)).toEqual(JSON.parse(online.out));
    expect(offline.err).toContain("hosts: 203.0.113.80: https is not as zonewright.yaml declares it");
  });

  test("name servers that cannot be asked keep nobody from asking the hosts", async () => {
    const folder = folderWith(company());
    const { out, err, status } = await verify(folder, await alive(), { servers: true });
    expect(status).toBe(2);
    expect(err).toContain("companya.com was not verified");
    expect(findingsOf(out)).toContainEqual(
      expect.objectContaining({ rule: "apex-https-name-mismatch", certainty: "certain" }),
    );
  });

  test("options that belong to it", async () => {
    const folder = folderWith(company());
    for (const args of [["--save-facts", "x"], ["--starttls", "25"], ["--allow-private"], ["--no-servers"]]) {
      const { status, err } = await runIn(folder, ["verify", "zones", ...args]);
      expect([status, err]).toEqual([2, expect.stringContaining("--probe")]);
    }
    const { status, err } = await runIn(folder, ["verify", "zones", "--probe", "--no-servers", "--starttls", "25,26"]);
    expect([status, err]).toEqual([2, expect.stringContaining('"26" is none of 25, 587, 143, 110')]);
    expect(existsSync(join(folder, "x"))).toBe(false);
  });

  test("without leave no address of a private network is asked", async () => {
    const inside =
      "$TTL 60\n@ SOA a b 1 2 3 4 5\n@ NS ns.example.\n@ MX 10 mail\nmail A 127.0.0.1\nautodiscover A 127.0.0.1\n";
    const folder = folderWith({ "zones/inside.example.zone": inside });
    const { err } = await runIn(folder, [
      "verify",
      "zones",
      "--probe",
      "--no-servers",
      "--no-config",
      "--san",
      "x.example",
    ]);
    expect(err).toContain(
      "autodiscover.inside.example: 127.0.0.1 is not asked: it is a loopback address; --allow-private asks it all the same.",
    );
  });
});

describe("--save-facts", () => {
  test("hosts that are asked again take the place of what was there, others stay", async () => {
    const folder = folderWith(company());
    await verify(folder, await alive(), { saveFacts: "hosts.yaml", domain: ["companyb.com"] });
    const { err } = await verify(folder, networkWith({}), { saveFacts: "hosts.yaml", domain: ["companyc.com"] });
    const { hosts } = parse(readFileSync(join(folder, "hosts.yaml"), "utf8"));
    expect(hosts["companyb.com"]).toMatchObject({ https: "open", names: ["*.hoster.example"] });
    expect(hosts["companyc.com"]).toMatchObject({ https: "closed" });
    expect(err).toMatch(/hosts\.yaml holds what \d names and addresses answered, beside 2 of earlier runs:/);
  });

  test("what is asked again is as it is now, in this run and in the next", async () => {
    const folder = folderWith(company());
    const split = { ...networkWith({}), connect: networkWith({ "203.0.113.80 443": "dropped" }).connect };
    await verify(folder, split, { saveFacts: "hosts.yaml" });
    const { out } = await verify(folder, await alive(), { saveFacts: "hosts.yaml", facts: "hosts.yaml" });
    expect(readFileSync(join(folder, "hosts.yaml"), "utf8")).not.toContain("dropped");
    expect(JSON.parse(await lint(folder, "--facts", "hosts.yaml"))).toEqual(JSON.parse(out));
    const { out: fresh } = await verify(folder, await alive());
    expect(JSON.parse(out)).toEqual(JSON.parse(fresh));
  });

  test("a file that somebody keeps by hand is left alone, and nobody is asked", async () => {
    const mine = "hosts:\n  203.0.113.80: { https: closed }\n";
    const folder = folderWith({ ...company(), "hosts.yaml": mine });
    const network = networkWith({});
    await expect(verify(folder, network, { saveFacts: "hosts.yaml" })).rejects.toThrow(CannotRun);
    expect(network.dialled).toEqual([]);
    expect(readFileSync(join(folder, "hosts.yaml"), "utf8")).toBe(mine);
    await expect(verify(folder, network, { saveFacts: "zones" })).rejects.toThrow("no file");
    await expect(verify(folder, network, { saveFacts: "nowhere/hosts.yaml" })).rejects.toThrow("cannot be written");
  });

  test("whatever a host says is a value in the file and nothing else", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }).map((one) => one.replace(/\p{Cs}/gu, "")),
      fc.constantFrom("a\nb: c", '"', "'", "# x", "- y", "\u0085\u2028\u007f"),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(301, 302, undefined), (path, status) => {
        const redirect = new URL(`https://host.example/${encodeURI(path)}`).href;
        const facts: HostFacts = {
          https: "open",
          http: { redirect, ...(status && { status }) },
          names: ["*.a.example"],
          probed: "2026-11-22",
        };
        const hosts = new Map([
          ["autodiscover.a.example.", facts],
          ["2001:db8::1", { https: "closed" } as HostFacts],
        ]);
        expect(readFacts(sourceFromText(factsFile(hosts, new Date(0)), "hosts.yaml"))).toEqual(hosts);
      }),
    );
    // A location is a URL by then; the file would hold any other text as well.
    fc.assert(
      fc.property(text, (redirect) => {
        const hosts = new Map<string, HostFacts>([["a.example.", { http: { redirect: redirect } }]]);
        expect(parse(factsFile(hosts, new Date(0))).hosts["a.example"].http.redirect).toBe(redirect);
      }),
    );
  });
});

describe("--facts", () => {
  test.each([
    ["hosts:\n  a.example: { htps: open }\n", 'hosts.yaml:2:16: unknown key "htps"; did you mean https?.'],
    ["rules: {}\n", 'hosts.yaml:1:1: unknown key "rules"'],
    ["hosts: [\n", "hosts.yaml:"],
  ])("%j is said with its place", async (content, words) => {
    const folder = folderWith({ ...company(), "hosts.yaml": content });
    const { status, err } = await runIn(folder, ["lint", "zones", "--no-config", "--facts", "hosts.yaml"]);
    expect([status, err]).toEqual([2, expect.stringContaining(words)]);
  });

  test("a file that is not there", async () => {
    const folder = folderWith({ ...company(), "zonewright.yaml": "facts: none.yaml\n" });
    const { status, err } = await runIn(folder, ["lint", "zones"]);
    expect([status, err]).toEqual([2, expect.stringContaining("zonewright.yaml:1:8: none.yaml cannot be read")]);
  });
});
