import { describe, expect, test } from "vitest";
import { probe } from "../../../src/verify/probe/probe.js";
import { estateFromText } from "../../estate-from-text.js";
import { exchange, notFound, type Seen, tlsHost } from "./hosts.js";
import { networkWith } from "./loopback.js";
import { company, day, host, now, patience, presentable, probed, zone } from "./probed.js";

const { issued, right, hoster, wildcard, expired, early, selfSigned } = presentable();

describe("port 443", () => {
  test("Exchange with the right certificate, a web host with a foreign one", async () => {
    const seen: Seen[] = [];
    const { facts, said } = await probed({
      "203.0.113.10 443": await tlsHost(right, exchange, { seen }),
      "203.0.113.80 443": await tlsHost(hoster, notFound, { seen }),
    });
    const names = ["webmail.companya.com", "autodiscover.companya.com"];
    expect(facts).toEqual({
      "companya.com.": {
        ...{ https: "open", names: ["*.hoster.example", "hoster.example"], role: "web", autodiscover: "none" },
        ...day,
      },
      [host]: { https: "open", http: "closed", names, role: "exchange", autodiscover: "exchange", ...day },
      "webmail.companya.com.": { https: "open", names, role: "exchange", autodiscover: "exchange", ...day },
      "203.0.113.10": { https: "open", ...day },
      "203.0.113.80": { https: "open", ...day },
    });
    expect(said).toEqual([
      "companya.com: 203.0.113.80 presents a certificate for *.hoster.example, hoster.example until 2026-12-17 that is not for this host, and knows no Autodiscover (404).",
      "autodiscover.companya.com: 203.0.113.10 presents a certificate for webmail.companya.com, autodiscover.companya.com until 2026-12-17, and Exchange answers Autodiscover; port 80 is closed.",
      "webmail.companya.com: 203.0.113.10 presents a certificate for webmail.companya.com, autodiscover.companya.com until 2026-12-17, and Exchange answers Autodiscover.",
    ]);
    for (const { method, headers } of seen) {
      expect(method).toBe("POST");
      expect(headers).not.toHaveProperty("authorization");
      expect(headers).not.toHaveProperty("cookie");
    }
    expect(seen.map((one) => one.host).sort()).toEqual([
      "autodiscover.companya.com",
      "companya.com",
      "webmail.companya.com",
    ]);
  });

  test.each([
    ["expired", expired, { distrust: "expired" }, "that expired on 2025-01-09"],
    ["not yet valid", early, { distrust: "not-yet-valid" }, "that is not valid before 2027-01-10"],
    ["signed by itself", selfSigned, { distrust: "self-signed" }, "that is signed by itself"],
    ["a wildcard", wildcard, { names: ["*.companya.com"] }, "until 2026-12-17, and"],
  ] as const)("a certificate that is %s", async (_, made, fact, words) => {
    const { facts, said } = await probed({ "203.0.113.10 443": await tlsHost(made, exchange) });
    expect(facts[host]).toMatchObject(fact);
    expect(facts[host]?.distrust).toBe("distrust" in fact ? fact.distrust : undefined);
    expect(said.find((line) => line.startsWith("autodiscover"))).toContain(words);
  });

  test("which certificate is presented depends on the name that is dialled", async () => {
    const sni = { "companya.com": issued(["companya.com"]), "autodiscover.companya.com": wildcard };
    const port = await tlsHost(hoster, notFound, { sni });
    const { facts } = await probed({ "203.0.113.10 443": port, "203.0.113.80 443": port });
    expect(facts["companya.com."]?.names).toEqual(["companya.com"]);
    expect(facts[host]?.names).toEqual(["*.companya.com"]);
    expect(facts["webmail.companya.com."]?.names).toEqual(["*.hoster.example", "hoster.example"]);
  });

  test("a certificate that was given is named by its label: it has rules of its own", async () => {
    const estate = estateFromText(company);
    const { readCertificate } = await import("../../../src/certificate/read.js");
    const given = readCertificate({ path: "mail.cer", bytes: selfSigned.der });
    if ("unreadable" in given) throw new Error(given.unreadable);
    const network = networkWith({ "203.0.113.10 443": await tlsHost(selfSigned, exchange) });
    const { facts } = await probe({ ...estate, certificates: [given] }, { network, now, limits: { patience } });
    expect(facts.get(host)).toMatchObject({ certificate: "mail.cer", names: ["autodiscover.companya.com", "ex01"] });
    expect(facts.get(host)).not.toHaveProperty("distrust");
  });

  test("closed, dropped, and out of reach from here", async () => {
    const { facts, said } = await probed({
      "203.0.113.80 443": "dropped",
      "203.0.113.10 443": "unreachable",
    });
    expect(facts).toEqual({
      "companya.com.": { https: "dropped", ...day },
      "203.0.113.80": { https: "dropped", ...day },
    });
    expect(said).toEqual([
      "companya.com: 203.0.113.80 does not answer on port 443.",
      "autodiscover.companya.com, webmail.companya.com: 203.0.113.10 cannot be reached from here (ENETUNREACH).",
    ]);
    const { facts: closed } = await probed({});
    expect(closed[host]).toEqual({ https: "closed", http: "closed", ...day });
    expect(closed["203.0.113.10"]).toEqual({ https: "closed", ...day });
  });

  test("a port where nobody gets in is tried once, whatever number of names lead to it", async () => {
    const { dialled, said } = await probed(
      { "203.0.113.10 443": "dropped", "203.0.113.80 443": "closed" },
      {
        zones: Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [`${name}.example.`, zone])),
      },
    );
    expect(dialled.filter((one) => one === "203.0.113.10 443")).toHaveLength(1);
    expect(dialled.filter((one) => one === "203.0.113.80 443")).toHaveLength(1);
    expect(said).toContain(
      "a.example, b.example, c.example and 2 more hosts: 203.0.113.80 refuses connections to port 443.",
    );
  });

  test("one address of a name is closed: clients take the other one", async () => {
    const { facts } = await probed(
      { "203.0.113.80 443": await tlsHost(hoster, notFound), "203.0.113.81 443": "closed" },
      { ...company, zones: { "companya.com.": `${zone}@ A 203.0.113.81\n` } },
    );
    expect(facts["companya.com."]).toMatchObject({ https: "open", role: "web" });
    expect(facts["203.0.113.81"]).toEqual({ https: "closed", ...day });
    expect(facts["203.0.113.80"]).toEqual({ https: "open", ...day });
  });

  test("addresses of one name that answer differently are told apart", async () => {
    const { facts } = await probed(
      { "203.0.113.10 443": await tlsHost(right, exchange), "203.0.113.11 443": await tlsHost(hoster, notFound) },
      { ...company, zones: { "companya.com.": `${zone}autodiscover A 203.0.113.11\n` } },
    );
    expect(facts[host]).toEqual({ https: "open", http: "closed", ...day });
    expect(facts["203.0.113.10"]).toMatchObject({ role: "exchange" });
    expect(facts["203.0.113.11"]).toMatchObject({ role: "web", names: ["*.hoster.example", "hoster.example"] });
  });

  test("IPv6", async () => {
    const { facts } = await probed(
      { "2001:db8::10 443": await tlsHost(right, exchange, { host: "::1" }) },
      { ...company, zones: { "companya.com.": "@ MX 10 webmail\nwebmail AAAA 2001:db8::10\n" } },
    );
    expect(facts["webmail.companya.com."]).toMatchObject({ https: "open", role: "exchange" });
  });
});
