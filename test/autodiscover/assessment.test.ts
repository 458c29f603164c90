import { describe, expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const hub = { "a.example.": "@ MX 10 webmail\nwebmail A 203.0.113.10\nplain A 203.0.113.10\nalias CNAME webmail\n" };
const certificate = "webmail.a.example";
const web = "203.0.113.80";

/** What is wrong with b.example when its zone holds these lines beside its MX. */
function judge(lines: string, more: Partial<EstateText> = {}) {
  const zones = { ...hub, "b.example.": `@ MX 10 webmail.a.example.\n${lines}\n` };
  const estate = estateFromText({ zones, certificate, ...more });
  const domain = estate.domains.find(({ name }) => name === nameOf("b.example"));
  if (!domain) throw new Error("b.example was not taken for an accepted domain");
  const { defects, gap, walks } = assess(surveyOf(estate), domain);
  const said = defects.map(({ kind, severity, certainty }) => `${kind} ${severity} ${certainty}`);
  return { said: [...said, ...(gap ? [gap] : [])], walks: Object.fromEntries(walks.map((w) => [w.client, w.outcome])) };
}

const good = "_autodiscover._tcp SRV 0 0 443 webmail.a.example.";

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
      { hosts: { [web]: { https: "closed", http: { redirect: "https://autodiscover.hoster.example/" } } } },
      [],
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

describe("the SRV record", () => {
  test.each<[string, string, Partial<EstateText>, string[]]>([
    ["good", good, {}, []],
    [
      "target not on the certificate",
      "_autodiscover._tcp SRV 0 0 443 plain.a.example.",
      {},
      ["srv-target-not-on-certificate error certain"],
    ],
    [
      "target outside, not on the certificate",
      "_autodiscover._tcp SRV 0 0 443 mail.hoster.example.",
      {},
      ["srv-target-not-on-certificate warning possible"],
    ],
    [
      "target has no address",
      "_autodiscover._tcp SRV 0 0 443 nothing.a.example.",
      {},
      ["srv-target-unresolvable error certain"],
    ],
    [
      "target is an alias, covered",
      "_autodiscover._tcp SRV 0 0 443 alias.a.example.",
      { certificate: "webmail.a.example alias.a.example" },
      ["srv-target-is-alias warning certain"],
    ],
    [
      "target lost its dot",
      "_autodiscover._tcp SRV 0 0 443 webmail.a.example",
      {},
      ["srv-target-relative error certain"],
    ],
    [
      "a short relative target that exists",
      "_autodiscover._tcp SRV 0 0 443 mail\nmail A 203.0.113.10",
      { certificate: "webmail.a.example mail.b.example" },
      [],
    ],
    ["port 80", "_autodiscover._tcp SRV 0 0 80 webmail.a.example.", {}, ["srv-port-not-443 error certain"]],
    ["target is the root: not offered", "_autodiscover._tcp SRV 0 0 443 .", {}, ["autodiscover-unreachable"]],
    [
      "target is internal",
      "_autodiscover._tcp SRV 0 0 443 corp-sbs.local.",
      { certificate: "webmail.a.example corp-sbs.local" },
      ["public-internal-target error certain"],
    ],
    [
      "below another protocol",
      "_autodiscover._tls SRV 0 0 443 webmail.a.example.",
      {},
      ["srv-wrong-owner error certain"],
    ],
    ["without underscore", "autodiscover._tcp SRV 0 0 443 webmail.a.example.", {}, ["srv-wrong-owner error certain"]],
    [
      "below the host",
      "_autodiscover._tcp.autodiscover SRV 0 0 443 webmail.a.example.",
      {},
      ["srv-wrong-owner error certain"],
    ],
    ["an unrelated service", `_sip._tcp SRV 0 0 5061 sip.a.example.\n${good}`, {}, []],
    [
      "one good and one bad with one priority",
      `${good}\n_autodiscover._tcp SRV 0 0 443 plain.a.example.`,
      {},
      ["srv-target-not-on-certificate error certain"],
    ],
    ["a bad one with a higher number", `${good}\n_autodiscover._tcp SRV 10 0 443 plain.a.example.`, {}, []],
    [
      "an alias of another domain's good record",
      "_autodiscover._tcp CNAME _autodiscover._tcp.a.example.",
      {
        zones: {
          "a.example.": "@ MX 10 webmail\nwebmail A 203.0.113.10\n_autodiscover._tcp SRV 0 0 443 webmail\n",
          "b.example.": "@ MX 10 webmail.a.example.\n_autodiscover._tcp CNAME _autodiscover._tcp.a.example.\n",
        },
      },
      [],
    ],
    [
      "target's port declared closed, and a host that cannot serve",
      `${good}\nautodiscover CNAME plain.a.example.`,
      { hosts: { "webmail.a.example.": { https: "closed" } } },
      ["autodiscover-host-not-on-certificate error certain"],
    ],
    [
      "target on the certificate, but declared a web host",
      good,
      { hosts: { "webmail.a.example.": { role: "web" } } },
      ["srv-target-not-on-certificate warning possible"],
    ],
    [
      "target lost its dot below another origin",
      "$ORIGIN _tcp.b.example.\n_autodiscover SRV 0 0 443 webmail.a.example",
      {},
      ["srv-target-relative error certain"],
    ],
    [
      "bad, but never reached",
      "autodiscover A 203.0.113.10\n_autodiscover._tcp SRV 0 0 80 webmail.a.example.",
      { certificate: "webmail.a.example autodiscover.b.example" },
      ["srv-port-not-443 info certain"],
    ],
  ])("%s", (_, lines, more, said) => {
    expect(judge(lines, more).said).toEqual(said);
  });
});

describe("the apex", () => {
  const apex = `@ A ${web}\n${good}`;
  test.each<[string, Partial<EstateText>, string[]]>([
    ["nothing known", {}, ["apex-https-name-mismatch warning possible"]],
    [
      "open with other names",
      { hosts: { [web]: { https: "open", names: ["*.hoster.example"] } } },
      ["apex-https-name-mismatch error certain"],
    ],
    ["open with the name", { hosts: { [web]: { https: "open", names: ["b.example"] } } }, []],
    ["closed", { hosts: { [web]: { https: "closed" } } }, []],
    [
      "nothing known, only clients that hide it",
      { domains: { "b.example": { clients: ["outlook", "ews"] } } },
      ["apex-https-name-mismatch info possible"],
    ],
    [
      "open with other names, only current Outlook",
      { hosts: { [web]: { https: "open", names: ["x.example"] } }, domains: { "b.example": { clients: ["outlook"] } } },
      ["apex-https-name-mismatch info certain"],
    ],
  ])("%s", (_, more, said) => {
    expect(judge(apex, more).said).toEqual(said);
  });

  test.each<[string, string]>([
    ["private, so that nobody outside gets an answer", `@ A 10.0.0.5\n${good}`],
    ["of a domain that is led to Microsoft 365", `@ A ${web}\nautodiscover CNAME autodiscover.outlook.com.`],
  ])("%s", (_, lines) => {
    const zones = { ...hub, "b.example.": `@ MX 0 b-example.mail.protection.outlook.com.\n${lines}\n` };
    expect(judge("", { zones }).said).toEqual([]);
  });

  test("on Exchange and covered, it serves everybody at the first step", () => {
    const { said, walks } = judge("@ A 203.0.113.10", { certificate: "webmail.a.example b.example" });
    expect(said).toEqual([]);
    expect(new Set(Object.values(walks))).toEqual(new Set(["served"]));
  });
});

describe("what each client gets", () => {
  test("a good SRV record alone: everybody but phones, which may not ask for it", () => {
    const served = { outlook: "served", "outlook-legacy": "served", mac: "served", ews: "served", mobile: "unknown" };
    expect(judge(good).walks).toEqual(served);
  });
  test("the host not on the certificate: a warning, a refusal on phones, nothing for programs", () => {
    const walks = { outlook: "warns", "outlook-legacy": "warns", mac: "warns", mobile: "fails", ews: "fails" };
    expect(judge("autodiscover A 203.0.113.10").walks).toEqual(walks);
  });
  test("a host with a valid certificate that gives settings of its own ends every search", () => {
    const hosts = { [web]: { names: ["autodiscover.b.example"], autodiscover: "other" } } as const;
    const { walks } = judge(`autodiscover A ${web}\n${good}`, { hosts });
    expect(new Set(Object.values(walks))).toEqual(new Set(["fails"]));
  });
  test.each([
    ["an address that may be the hub's", "autodiscover A 203.0.113.10"],
    ["an alias beside the hub", "autodiscover CNAME autodiscover.a.example."],
  ])("the hub's zone not supplied, %s: the mismatch is possible", (_, lines) => {
    const zones = { "b.example.": `@ MX 10 webmail.a.example.\n${lines}\n` };
    expect(judge("", { zones }).said).toEqual(["autodiscover-host-not-on-certificate warning possible", "srv-missing"]);
  });
});
