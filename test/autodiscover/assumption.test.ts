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

test("a domain without mailboxes rests on nothing", () => {
  expect(textsOf({ ...known, domains: { "companya.com.": { mail: "none" } } })).toEqual([]);
});
