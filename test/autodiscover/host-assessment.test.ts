import { describe, expect, test } from "vitest";
import type { EstateText } from "../estate-from-text.js";
import { good, judge, web } from "./judged-domain.js";

describe("the autodiscover host", () => {
  test.each<[string, string, Partial<EstateText>, string[]]>([
    [
      "on Exchange, name not on the certificate",
      "autodiscover A 203.0.113.10",
      {},
      ["autodiscover-host-not-on-certificate error certain", "srv-missing"],
    ],
    ["covered", "autodiscover A 203.0.113.10", { certificate: "webmail.a.example autodiscover.b.example" }, []],
    ["covered by a wildcard", "autodiscover A 203.0.113.10", { certificate: "webmail.a.example *.b.example" }, []],
    [
      "an alias of a covered name",
      "autodiscover CNAME webmail.a.example.",
      {},
      ["autodiscover-cname-no-cure error certain", "srv-missing"],
    ],
    [
      "an alias of an uncovered name",
      "autodiscover CNAME plain.a.example.",
      {},
      ["autodiscover-host-not-on-certificate error certain", "srv-missing"],
    ],
    [
      "at a host that is not Exchange",
      `autodiscover A ${web}`,
      {},
      ["autodiscover-host-foreign warning possible", "srv-missing"],
    ],
    [
      "at a host that is declared open with other names",
      `autodiscover A ${web}`,
      { hosts: { [web]: { https: "open", names: ["*.hoster.example"] } } },
      ["autodiscover-host-foreign error certain", "srv-missing"],
    ],
    ["at a host that listens not", `autodiscover A ${web}\n${good}`, { hosts: { [web]: { https: "closed" } } }, []],
    [
      "at a redirect-only host",
      `autodiscover A ${web}`,
      {
        hosts: {
          [web]: { https: "closed", http: { redirect: "https://webmail.a.example/autodiscover/autodiscover.xml" } },
        },
      },
      [],
    ],
    [
      "at a host that redirects to plain http",
      `autodiscover A ${web}`,
      { hosts: { [web]: { https: "closed", http: { redirect: "http://webmail.a.example/" } } } },
      ["autodiscover-unreachable"],
    ],
    [
      "at a proxy that presents the name",
      `autodiscover A ${web}`,
      { hosts: { [web]: { role: "proxy", names: ["autodiscover.b.example"] } } },
      [],
    ],
    [
      "at Microsoft 365, nobody said where the mailboxes are, MX on Exchange",
      "autodiscover CNAME autodiscover.outlook.com.",
      {},
      ["autodiscover-host-foreign warning certain"],
    ],
    [
      "at Microsoft 365, mailboxes declared on premises",
      "autodiscover CNAME autodiscover.outlook.com.",
      { domains: { "b.example": { mail: "on-premises" } } },
      ["autodiscover-host-foreign error certain"],
    ],
    [
      "at Microsoft 365 beside a good SRV record, mailboxes declared on premises",
      `autodiscover CNAME autodiscover.outlook.com.\n${good}`,
      { domains: { "b.example": { mail: "on-premises" } } },
      ["autodiscover-host-foreign error certain"],
    ],
    [
      "at Microsoft 365, mailboxes declared there",
      "autodiscover CNAME autodiscover.outlook.com.",
      { domains: { "b.example": { mail: "exchange-online" } } },
      [],
    ],
    ["absent with everything else", "www A 203.0.113.80", {}, ["autodiscover-unreachable"]],
    ["absent, and no mailboxes", "www A 203.0.113.80", { domains: { "b.example": { mail: "none" } } }, []],
    ["misspelt", "autdiscover A 203.0.113.10", {}, ["autodiscover-owner-typo warning certain"]],
    [
      "numbered on purpose beside the right one",
      "autodiscover2 A 203.0.113.10\nautodiscover A 203.0.113.10",
      { certificate: "webmail.a.example autodiscover.b.example" },
      [],
    ],
    [
      "answered by a wildcard",
      "* A 203.0.113.10",
      {},
      ["wildcard-dns-synthesises-autodiscover error certain", "srv-missing"],
    ],
    ["answered by a wildcard, and covered", "* A 203.0.113.10", { certificate: "webmail.a.example *.b.example" }, []],
    ["blocked from the wildcard by a TXT", `* A ${web}\nautodiscover TXT "none"\n${good}`, {}, []],
    ["misspelt, and no host", 'autdiscover TXT "kept"', {}, ["autodiscover-unreachable"]],
    [
      "open with other names, though it knows no Autodiscover: the names come first",
      `autodiscover A ${web}`,
      { hosts: { [web]: { names: ["*.hoster.example"], autodiscover: "none" } } },
      ["autodiscover-host-foreign error certain", "srv-missing"],
    ],
    [
      "private beside a good SRV record: clients wait for it first",
      `autodiscover A 10.0.0.5\n${good}`,
      {},
      ["public-private-address error certain"],
    ],
    [
      "at a private and a public address: clients try the other",
      "autodiscover A 10.0.0.5\nautodiscover A 203.0.113.10",
      {},
      ["autodiscover-host-not-on-certificate error certain", "srv-missing"],
    ],
    [
      "shadowing a good SRV record beside one for another port",
      `autodiscover A 203.0.113.10\n${good}\n_autodiscover._tcp SRV 5 0 80 webmail.a.example.`,
      {},
      ["srv-shadowed error certain", "srv-port-not-443 error certain"],
    ],
    ["private", "autodiscover A 10.0.0.5", {}, ["public-private-address error certain", "srv-missing"]],
    [
      "an alias of an internal name",
      "autodiscover CNAME mail.corp.local.",
      {},
      ["public-internal-target error certain", "srv-missing"],
    ],
    ["shadowing a good SRV", `autodiscover A 203.0.113.10\n${good}`, {}, ["srv-shadowed error certain"]],
    ["foreign beside a good SRV", `autodiscover A ${web}\n${good}`, {}, ["srv-shadowed warning possible"]],
    [
      "shadowing a good SRV, which programs do not mind",
      `autodiscover A 203.0.113.10\n${good}`,
      { domains: { "b.example": { clients: ["ews"] } } },
      ["srv-shadowed info certain"],
    ],
    [
      "not on the certificate, which leaves programs with nothing",
      "autodiscover A 203.0.113.10",
      { domains: { "b.example": { clients: ["ews"] } } },
      ["autodiscover-host-not-on-certificate error certain", "srv-missing"],
    ],
    [
      "at two addresses, of which one is declared closed: clients try the other",
      `autodiscover A ${web}\nautodiscover A 203.0.113.10`,
      { hosts: { [web]: { https: "closed" } } },
      ["autodiscover-host-not-on-certificate error certain", "srv-missing"],
    ],
    [
      "at two addresses, of which one is declared a web host: some clients get to Exchange",
      `autodiscover A ${web}\nautodiscover A 203.0.113.10`,
      { hosts: { [web]: { role: "web" } } },
      ["autodiscover-host-not-on-certificate error certain", "srv-missing"],
    ],
    [
      "at a host that its name declares a web host, whatever its address is",
      "autodiscover A 203.0.113.10",
      { hosts: { "autodiscover.b.example.": { role: "web" } } },
      ["autodiscover-host-foreign warning possible", "srv-missing"],
    ],
    [
      "at two closed addresses",
      `autodiscover A ${web}\nautodiscover A 203.0.113.81\n${good}`,
      { hosts: { [web]: { https: "closed" }, "203.0.113.81": { https: "closed" } } },
      [],
    ],
    [
      "an alias of a covered name by way of another alias",
      "autodiscover CNAME discover\ndiscover CNAME alias.a.example.",
      { certificate: "webmail.a.example discover.b.example" },
      ["autodiscover-cname-no-cure error certain", "srv-missing"],
    ],
    ["an alias into a zone that nobody knows", "autodiscover CNAME autodiscover.hoster.example.", {}, []],
    [
      "at a host with a valid certificate that knows no Autodiscover",
      `autodiscover A ${web}`,
      { hosts: { [web]: { names: ["autodiscover.b.example"], autodiscover: "none" } } },
      ["autodiscover-unreachable"],
    ],
    [
      "at a host with a valid certificate, of which no more is known",
      `autodiscover A ${web}`,
      { hosts: { [web]: { names: ["autodiscover.b.example"] } } },
      ["autodiscover-host-foreign warning possible"],
    ],
    [
      "at a host with a valid certificate, of which no more is known, beside a good SRV",
      `autodiscover A ${web}\n${good}`,
      { hosts: { [web]: { names: ["autodiscover.b.example"] } } },
      [],
    ],
    [
      "at a host with a valid certificate and settings of its own",
      `autodiscover A ${web}\n${good}`,
      { hosts: { [web]: { names: ["autodiscover.b.example"], autodiscover: "other" } } },
      ["srv-shadowed error certain"],
    ],
    [
      "answered by a wildcard that leads into a zone that nobody knows",
      `* CNAME sites.hoster.example.\n${good}`,
      {},
      ["wildcard-dns-synthesises-autodiscover warning possible"],
    ],
    [
      "an alias of a name that another zone's wildcard answers for",
      "autodiscover CNAME x.wild.a.example.",
      {
        zones: {
          "a.example.": "@ MX 10 webmail\nwebmail A 203.0.113.10\n*.wild A 203.0.113.10\n",
          "b.example.": "@ MX 10 webmail.a.example.\nautodiscover CNAME x.wild.a.example.\n",
        },
      },
      ["autodiscover-host-not-on-certificate error certain", "srv-missing"],
    ],
    [
      "absent, and the mailboxes are declared to be in Exchange Online",
      "www A 203.0.113.80",
      { domains: { "b.example": { mail: "exchange-online" } } },
      [],
    ],
    [
      "at a redirect to a host of which nobody knows",
      `autodiscover A ${web}`,
      {
        hosts: {
          [web]: {
            https: "closed",
            http: { redirect: "https://autodiscover.hoster.example/Autodiscover/Autodiscover.xml" },
          },
        },
      },
      [],
    ],
    [
      "at a redirect to another page of a covered host",
      `autodiscover A ${web}`,
      { hosts: { [web]: { https: "closed", http: { redirect: "https://webmail.a.example/owa" } } } },
      ["autodiscover-unreachable"],
    ],
    [
      "at a redirect with a status that Outlook does not follow",
      `autodiscover A ${web}`,
      {
        hosts: {
          [web]: {
            https: "dropped",
            http: { redirect: "https://webmail.a.example/autodiscover/autodiscover.xml", status: 308 },
          },
        },
      },
      ["autodiscover-unreachable"],
    ],
    [
      "at Microsoft 365 beside an SRV record, mailboxes there",
      `autodiscover CNAME autodiscover.outlook.com.\n${good}`,
      { domains: { "b.example": { mail: "exchange-online" } } },
      [],
    ],
  ])("%s", (_, lines, more, said) => {
    expect(judge(lines, more).said).toEqual(said);
  });
});
