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
      "open with other names, only current Outlook",
      { hosts: { [web]: { https: "open", names: ["x.example"] } }, domains: { "b.example": { clients: ["outlook"] } } },
      ["apex-https-name-mismatch info certain"],
    ],
  ])("%s", (_, more, said) => {
    expect(judge(apex, more).said).toEqual(said);
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
  test("the hub's zone not supplied: the mismatch is possible", () => {
    const zones = { "b.example.": "@ MX 10 webmail.a.example.\nautodiscover A 203.0.113.10\n" };
    expect(judge("", { zones }).said).toEqual(["autodiscover-host-not-on-certificate warning possible", "srv-missing"]);
  });
});
