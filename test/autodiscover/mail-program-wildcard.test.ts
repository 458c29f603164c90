import { describe, expect, test } from "vitest";
import { mailProgramWildcards } from "../../src/autodiscover/mail-program-wildcard.js";
import type { ExchangeMailProtocol } from "../../src/estate/estate.js";
import type { EstateText } from "../estate-from-text.js";
import { at, judged, moved, none } from "./certified-domains.js";

describe("a wildcard for POP or IMAP (Enable-ExchangeCertificate: not assigned to them)", () => {
  const set = (protocol: "pop" | "imap", certificateName: string): ExchangeMailProtocol => ({
    protocol,
    certificateName,
    at,
  });
  const found = (
    lines: string,
    given: readonly string[],
    settings: readonly ExchangeMailProtocol[] = [],
    more: Partial<EstateText> = {},
  ) => {
    const { estate, assessments } = judged(lines, given, { exchange: { urls: [], mailProtocols: settings }, ...more });
    return [...mailProgramWildcards(estate, assessments)].map(({ protocols, wildcard, settings: setting, host }) =>
      [protocols.join("+"), wildcard, setting ? "set" : "", host ?? ""].filter(Boolean).join(" "),
    );
  };
  const imap = "imap A 203.0.113.10\n";
  const both = "imap A 203.0.113.10\npop A 203.0.113.10\n";
  const wild = "webmail.a.example *.a.example";
  test.each<[string, string, string[], ExchangeMailProtocol[], Partial<EstateText>, string[]]>([
    ["covers the host", imap, [wild], [], {}, ["imap *.a.example imap.a.example."]],
    ["covers the hosts of both", both, [wild], [], {}, ["pop+imap *.a.example pop.a.example."]],
    ["stands beside the host", imap, [`${wild} imap.a.example`], [], {}, []],
    ["is not on the certificate that serves it", imap, [`${wild} for iis`, "imap.a.example for imap"], [], {}, []],
    [
      "is on the first of two certificates",
      imap,
      [wild, "imap.b.example"],
      [],
      {},
      ["imap *.a.example imap.a.example."],
    ],
    [
      "stands after other names",
      imap,
      ["webmail.a.example mail.a.example *.a.example"],
      [],
      {},
      ["imap *.a.example imap.a.example."],
    ],
    ["covers the host, which the settings name", imap, [wild], [set("imap", "imap.a.example")], {}, []],
    [
      "covers the host, and the settings of the other protocol name it",
      imap,
      [wild],
      [set("pop", "imap.a.example")],
      {},
      ["imap *.a.example imap.a.example."],
    ],
    [
      "covers the host, and the settings name one that it does not cover",
      imap,
      [wild],
      [set("imap", "imap.b.example")],
      {},
      ["imap *.a.example imap.a.example."],
    ],
    [
      "covers the host, and the settings name nothing",
      imap,
      [wild],
      [set("imap", "")],
      {},
      ["imap *.a.example imap.a.example."],
    ],
    [
      "is set, and covers the host",
      imap,
      [wild],
      [set("imap", "*.a.example")],
      {},
      ["imap *.a.example set imap.a.example."],
    ],
    [
      "is set beside a host that is set right",
      both,
      [wild],
      [set("pop", "pop.a.example"), set("imap", " *.A.example ")],
      {},
      ["imap *.A.example set imap.a.example."],
    ],
    ["is set, and no host is known", "", [wild], [set("imap", "*.a.example")], {}, ["imap *.a.example set"]],
    [
      "is set, on a certificate without one",
      imap,
      ["webmail.a.example"],
      [set("imap", "*.b.example")],
      {},
      ["imap *.b.example set"],
    ],
    [
      "is set beside a host, on a certificate without one",
      "",
      ["webmail.a.example"],
      [set("imap", "*.b.example"), set("pop", "pop.a.example")],
      {},
      ["imap *.b.example set"],
    ],
    [
      "covers the host, and the settings name another",
      imap,
      [wild],
      [set("imap", "*.b.example")],
      {},
      ["imap *.b.example set"],
    ],
    [
      "is all that the certificate has, and no host is known",
      "",
      ["*.a.example for imap iis"],
      [],
      {},
      ["imap *.a.example"],
    ],
    [
      "is all that the certificate has beside another, and no host is known",
      "",
      ["*.a.example *.b.example for imap iis"],
      [],
      {},
      ["imap *.a.example"],
    ],
    [
      "is not all that the certificate has, and no host is known",
      "",
      ["*.a.example webmail.b.example for imap iis"],
      [],
      {},
      [],
    ],
    [
      "is not all that the certificate has first, and no host is known",
      "",
      ["webmail.b.example *.a.example for imap iis"],
      [],
      {},
      [],
    ],
    ["is all that the certificate has, and nobody said that it serves them", "", ["*.a.example"], [], {}, []],
    [
      "is all that the certificate has, and the host lies deeper",
      "_imaps._tcp SRV 0 0 993 deep.imap\ndeep.imap A 203.0.113.10\n",
      ["*.a.example for imap iis"],
      [],
      {},
      [],
    ],
    [
      "covers the host that an SRV record names",
      "_imaps._tcp SRV 0 0 993 mail\nmail A 203.0.113.10\n",
      [wild],
      [],
      {},
      ["imap *.a.example mail.a.example."],
    ],
    ["covers what an SRV record does not offer", "_imaps._tcp SRV 0 0 0 .\n", [wild], [], {}, []],
    [
      "covers a host that is not Exchange",
      "imap A 203.0.113.60\n",
      [wild],
      [],
      { hosts: { "203.0.113.60": { role: "web" } } },
      [],
    ],
    ["covers a host of a domain without mailboxes", imap, [wild], [], none, []],
    ["covers a host of a domain in Exchange Online", imap, [wild], [], moved, []],
    [
      "covers a domain without a zone too",
      imap,
      [wild],
      [],
      { domains: { "c.example": {} } },
      ["imap *.a.example imap.a.example."],
    ],
  ])("that %s", (_, lines, given, settings, more, said) => {
    expect(found(lines, given, settings, more)).toEqual(said);
  });

  test("is set where no domain is judged", () => {
    const estate = {
      ...judged("", [wild]).estate,
      exchange: { urls: [], mailProtocols: [set("imap", "*.a.example")] },
    };
    expect([...mailProgramWildcards(estate, [])]).toHaveLength(1);
  });
});
