import { describe, expect, test } from "vitest";
import { missingServiceNames } from "../../src/autodiscover/missing-service-name.js";
import type { ExchangeConnector } from "../../src/estate/estate.js";
import type { EstateText } from "../estate-from-text.js";
import { at, judged, mail, moved, none } from "./certified-domains.js";

describe("a name of a service that no certificate carries", () => {
  const found = (
    lines: string,
    given: readonly string[],
    connectors: readonly ExchangeConnector[] = [],
    more: Partial<EstateText> = {},
  ) => {
    const { estate, assessments } = judged(lines, given, { exchange: { urls: [], connectors }, ...more });
    return [...missingServiceNames(estate, assessments)].map(({ kind, name }) => `${kind} ${name}`);
  };
  const known = "webmail.a.example autodiscover.a.example";
  const owa = "owa A 203.0.113.10\n";
  test.each<[string, string, string[], Partial<EstateText>, string[]]>([
    ["at an address that may be of a name outside", owa.replace("10", "60"), [`${known} mail.c.example`], {}, []],
    [
      "delegated like the access name beside it",
      "",
      [known],
      { zones: { "a.example.": "@ MX 10 webmail\nwebmail NS ns.dns.example.\nowa NS ns.dns.example.\n" } },
      [],
    ],
    ["that people dial", owa, [known], {}, ["accustomed owa.a.example."]],
    ["that it carries", owa, [`${known} owa.a.example`], {}, []],
    ["in a domain without mailboxes", owa, [known], none, []],
    ["in a domain in Exchange Online", owa, [known], moved, []],
    ["at another host", "owa A 203.0.113.60\n", [known], {}, []],
    [
      "at a host with a certificate of its own",
      owa,
      [known],
      { hosts: { "owa.a.example.": { names: ["owa.a.example"] } } },
      [],
    ],
    ["that an SRV record points to", `${owa}_imaps._tcp SRV 0 0 993 owa\n`, [known], {}, []],
    ["of which the walk speaks", `${owa}_autodiscover._tcp SRV 0 0 443 owa\n`, ["webmail.a.example"], {}, []],
    [
      "that Exchange hands out, of which another rule speaks",
      owa,
      [known],
      { exchange: { urls: [{ uri: "https://owa.a.example/owa", at }] } },
      [],
    ],
    [
      "of a domain that lies in a zone of another",
      "",
      [known],
      { zones: { "a.example.": `${mail}owa.b A 203.0.113.10\n` }, domains: { "b.a.example": {} } },
      ["accustomed owa.b.a.example."],
    ],
    ["beside a domain without a zone", owa, [known], { domains: { "c.example": {} } }, ["accustomed owa.a.example."]],
    ["that a wildcard answers for", "* A 203.0.113.10\n", [known], {}, []],
  ])("%s", (_, lines, given, more, said) => {
    expect(found(lines, given, [], more)).toEqual(said);
  });

  const connector = (more: Partial<ExchangeConnector> = {}): ExchangeConnector => ({
    ...{ direction: "receive", name: "EX01\\Client", fqdn: "smtp.a.example", bindings: [], enabled: true, at },
    ...more,
  });
  const { fqdn: _, ...nameless } = connector();
  test.each<[string, ExchangeConnector, string[], string[]]>([
    ["by which a connector finds its certificate", connector(), [known], ["connector smtp.a.example."]],
    ["of a connector that was told which", connector({ tlsCertificateName: "<I>CN=x<S>CN=y" }), [known], []],
    ["of a send connector", connector({ direction: "send" }), [known], []],
    ["of a connector that is switched off", connector({ enabled: false }), [known], []],
    ["of a connector with no name", nameless, [known], []],
    ["of a connector with a broken name", connector({ fqdn: "x..y" }), [known], []],
    ["of its own server", connector({ fqdn: "ex01.a.example" }), [known], []],
    ["inside", connector({ fqdn: "smtp.corp.local" }), [known], []],
    ["that it carries", connector(), [`${known} smtp.a.example`], []],
    ["of which nobody gave one for mail transport", connector(), [`${known} for iis`], []],
  ])("%s", (__, one, given, said) => {
    expect(found("", given, [one])).toEqual(said);
  });
});
