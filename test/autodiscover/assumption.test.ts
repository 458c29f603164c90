import { describe, expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { assumptionsOf } from "../../src/autodiscover/assumption.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";

const zones = {
  "companya.com.": "@ MX 10 webmail\n@ A 203.0.113.80\nwebmail A 203.0.113.10\nautodiscover A 203.0.113.10\n",
};
const certificate = "webmail.companya.com autodiscover.companya.com";
const clients = { "companya.com.": { clients: ["outlook", "mobile"] as const } };
const uri = "https://webmail.companya.com/Autodiscover/Autodiscover.xml";
const at = { source: { path: "x", bytes: new Uint8Array(), encoding: "utf-8" as const }, start: 0, end: 0 };
const known: EstateText = {
  zones,
  certificate,
  domains: clients,
  exchange: { urls: [], autodiscoverServiceInternalUri: { uri, at } },
  hosts: { "203.0.113.80": { https: "closed" }, "203.0.113.10": { role: "exchange" } },
};

function textsOf(text: EstateText): string[] {
  const survey = surveyOf(estateFromText(text));
  return survey.estate.domains.flatMap((domain) => assumptionsOf(assess(survey, domain)).map((one) => one.text));
}

test("nothing is assumed where everything was declared", () => {
  expect(textsOf(known)).toEqual([]);
});

describe("each fact that is taken away is said", () => {
  const { domains: _clients, ...withoutClients } = known;
  const { exchange: _scp, ...withoutScp } = known;
  const { certificate: _names, ...withoutCertificate } = known;
  const exchange = { "203.0.113.10": { role: "exchange" } } as const;
  const web = { "203.0.113.80": { https: "closed" } } as const;

  test.each([
    ["the clients", withoutClients, "Every kind of client is in use for companya.com."],
    ["the service connection point", withoutScp, "No service connection point"],
    ["the certificate", withoutCertificate, "Which names the certificate carries is not known."],
    ["the web host", { ...known, hosts: exchange }, "Whether companya.com answers on port 443"],
    ["the address of Exchange", { ...known, hosts: web }, "203.0.113.10 is Exchange, and its port 443 is open"],
  ])("%s", (_, text, said) => {
    expect(textsOf(text).map((one) => one.slice(0, said.length))).toContain(said);
  });

  test("a zone", () => {
    const outside = { "companya.com.": `${zones["companya.com."]}_autodiscover._tcp SRV 0 0 443 x.other.com.\n` };
    const away = outside["companya.com."].replace("autodiscover A 203.0.113.10", "autodiscover CNAME x.other.com.");
    const { hosts: _hosts, ...rest } = known;
    const said = textsOf({ ...rest, certificate: "webmail.companya.com", zones: { "companya.com.": away } }).join();
    expect(said).toContain("What autodiscover.companya.com leads to is not known: x.other.com lies in a zone that");
  });

  test("a zone of a name that is on the certificate", () => {
    const away = zones["companya.com."].replace("autodiscover A 203.0.113.10", "autodiscover CNAME mail.other.com.");
    const said = textsOf({ ...known, certificate: `${certificate} mail.other.com`, zones: { "companya.com.": away } });
    expect(said.join()).toContain("autodiscover.companya.com leads to Exchange: ");
  });

  test("what phones do with an SRV record", () => {
    const srv = {
      "companya.com.": "@ MX 10 webmail\nwebmail A 203.0.113.10\n_autodiscover._tcp SRV 0 0 443 webmail\n",
    };
    expect(textsOf({ ...known, zones: srv })).toEqual([
      "Phones ask for SRV records, which is not verified of every product.",
    ]);
  });
});

describe("what is said of a step, and nothing else", () => {
  const web = { "203.0.113.80": { https: "closed" } } as const;
  const exchange = { "203.0.113.10": { role: "exchange" } } as const;
  const zoneWith = (lines: string) => ({ "companya.com.": `@ MX 10 webmail\nwebmail A 203.0.113.10\n${lines}` });
  const host = (address: string) => zoneWith(`autodiscover A ${address}\n`);
  const short = "webmail.companya.com";
  const own = { names: ["autodiscover.companya.com"] };
  const port80 = "Port 80 of autodiscover.companya.com sends nobody on";
  const proxied = zoneWith("autodiscover A 203.0.113.10 ; cf_tags=cf-proxied:true\n");

  test.each<[string, Partial<EstateText>, string[]]>([
    [
      "one that no client comes to",
      { zones: { "companya.com.": `${zones["companya.com."]}_tcp NS ns.dns.example.\n` } },
      [],
    ],
    [
      "an SRV record, where no phone is",
      {
        zones: zoneWith("_autodiscover._tcp SRV 0 0 443 webmail\n"),
        domains: { "companya.com.": { clients: ["outlook"] } },
      },
      [],
    ],
    ["Exchange by its declared name", { hosts: { ...web, "webmail.companya.com.": { role: "exchange" } } }, []],
    [
      "a host outside that was declared Exchange",
      {
        zones: zoneWith("autodiscover CNAME mail.other.com.\n"),
        hosts: { ...exchange, "autodiscover.companya.com.": { role: "exchange" } },
      },
      [],
    ],
    ["a host behind a proxy whose certificate has the name", { zones: proxied, hosts: exchange }, []],
    [
      "a host with another address that nobody knows",
      { zones: host("203.0.113.10\nautodiscover A 203.0.113.11"), hosts: web },
      ["203.0.113.10 is Exchange, and its port 443 is open"],
    ],
    [
      "a host that is on another certificate",
      { zones: host("203.0.113.81"), hosts: { ...exchange, "203.0.113.81": own } },
      ["Whether autodiscover.companya.com knows Autodiscover is not known", port80],
    ],
    [
      "a host that knows no Autodiscover",
      { zones: host("203.0.113.81"), hosts: { ...exchange, "203.0.113.81": { ...own, autodiscover: "none" } } },
      [port80],
    ],
    [
      "a host of which nobody said anything",
      { zones: host("203.0.113.81"), certificate: short, hosts: exchange },
      ["Whether autodiscover.companya.com answers on port 443", port80],
    ],
    [
      "a host of which port 80 was declared",
      {
        zones: host("203.0.113.81"),
        hosts: { ...exchange, "203.0.113.81": { ...own, autodiscover: "none", http: "closed" } },
      },
      [],
    ],
    ["a closed host", { zones: host("203.0.113.81"), hosts: { ...exchange, "203.0.113.81": { https: "closed" } } }, []],
    [
      "a host that is not on the certificate",
      { zones: host("203.0.113.10"), certificate: short, hosts: exchange },
      [port80],
    ],
    ["Microsoft 365", { zones: zoneWith("autodiscover CNAME autodiscover.outlook.com.\n"), hosts: exchange }, []],
    ["nothing", { zones: zoneWith(""), hosts: exchange }, []],
    [
      "a name that no zone has, without a certificate",
      { zones: zoneWith("autodiscover CNAME mail.other.com.\n"), certificate: "", hosts: exchange },
      ["Which names the certificate carries is not known.", port80],
    ],
    [
      "the apex alone, at a host of which nobody said anything",
      { zones: zoneWith("@ A 203.0.113.81\n"), hosts: exchange },
      ["Whether companya.com answers on port 443"],
    ],
  ])("%s", (_, more, said) => {
    expect(textsOf({ ...known, ...more }).map((text, i) => text.slice(0, said[i]?.length ?? text.length))).toEqual(
      said,
    );
  });

  test.each([
    ["a host may be declared", "autodiscover CNAME mail.other.com.\n", true],
    ["a service record may not", "autodiscover A 203.0.113.81\n_tcp NS ns.dns.example.\n", false],
  ])("%s instead of its zone", (_, lines, isOffered) => {
    const hosts = { ...exchange, "203.0.113.81": { https: "closed" } } as const;
    const survey = surveyOf(estateFromText({ ...known, hosts, zones: zoneWith(lines), certificate: short }));
    const settled = survey.estate.domains.flatMap((domain) => assumptionsOf(assess(survey, domain)));
    const one = settled.find(({ text }) => text.startsWith("What "));
    expect(one?.settle.includes("or say what answers")).toBe(isOffered);
  });
});

test("a domain without mailboxes rests on nothing", () => {
  expect(textsOf({ ...known, domains: { "companya.com.": { mail: "none" } } })).toEqual([]);
});
