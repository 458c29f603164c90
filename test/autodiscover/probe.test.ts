import { expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { effectOf } from "../../src/autodiscover/client.js";
import type { Endpoint } from "../../src/autodiscover/endpoint.js";
import type { Probe } from "../../src/autodiscover/probe.js";
import { redirectHost, redirectOf } from "../../src/autodiscover/redirect-probe.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import type { HostFacts } from "../../src/estate/estate.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf, sourceFromText } from "../zone-from-text.js";
import { hub, probeOf, stepOf } from "./step-of.js";

const web = "203.0.113.80";
const path = "/autodiscover/autodiscover.xml";
const cut = "autodiscover NS ns.dns.example.";
const declared = (role: "exchange" | "proxy" | "web" | "m365", key = "autodiscover.b.example.") => ({
  hosts: { [key]: { role } },
});

test.each<[string, string, Partial<EstateText>, string]>([
  ["in another zone", cut, {}, "unknown possible"],
  ["in another zone, declared Exchange", cut, declared("exchange"), "mismatch certain"],
  ["in another zone, declared a proxy", cut, declared("proxy"), "mismatch certain"],
  ["in another zone, declared a web host", cut, declared("web"), "possible possible"],
  ["declared Microsoft 365", `autodiscover A ${web}`, declared("m365", web), "m365 certain"],
  ["at an address that nobody outside reaches", "autodiscover A 10.0.0.5", {}, "silent certain"],
  [
    "on Exchange, without a certificate to hold it against",
    "autodiscover A 203.0.113.10",
    { certificate: "" },
    "unknown possible",
  ],
  [
    "that presents a certificate of its own, without ours",
    `autodiscover A ${web}`,
    { certificate: "", hosts: { [web]: { role: "exchange", names: ["autodiscover.b.example"] } } },
    "covered certain",
  ],
  [
    "that presents a certificate with its name which nobody trusts",
    `autodiscover A ${web}`,
    { hosts: { [web]: { role: "exchange", names: ["autodiscover.b.example"], distrust: "expired" } } },
    "mismatch certain",
  ],
  [
    "that presents a certificate of which only the label is known, and other names",
    `autodiscover A ${web}`,
    { hosts: { [web]: { certificate: "of the hoster", names: ["*.hoster.example"] } } },
    "foreign-mismatch certain",
  ],
  ["declared Exchange by its address", `autodiscover A ${web}`, declared("exchange", web), "mismatch certain"],
  [
    "declared a web host, against what its address says",
    "autodiscover A 203.0.113.10",
    declared("web"),
    "possible possible",
  ],
])("the autodiscover host %s", (_, lines, more, expected) => {
  expect(stepOf("autodiscover", lines, more)).toBe(expected);
});

test.each([
  ["no URL", "nonsense", "refused certain"],
  ["to a name on the certificate", `https://webmail.a.example${path}`, "redirects certain"],
  ["to a name that is not on it", `https://plain.a.example${path}`, "refused certain"],
  ["to nowhere", `https://nowhere.a.example${path}`, "refused certain"],
  ["to a host of which nothing is known", `https://foreign.a.example${path}`, "unknown possible"],
  ["to a zone that was not supplied", `https://host.elsewhere.example${path}`, "unknown possible"],
  ["to a host that has the name on a certificate of its own", `https://own.a.example${path}`, "unknown possible"],
  ["to an address, which is no name on a certificate", `https://203.0.113.10${path}`, "refused certain"],
  ["to an address of version 6", `https://[2001:db8::1]${path}`, "refused certain"],
  ["to a label that is too long (RFC 1035 §2.3.4)", `https://${"x".repeat(64)}.a.example${path}`, "refused certain"],
])("a redirect %s", (_, redirect, expected) => {
  const hosts = {
    [web]: { https: "closed", http: { redirect } },
    "203.0.113.91": { names: ["own.a.example"] },
  } as const;
  const zones = {
    "a.example.": `${hub}own A 203.0.113.91\n`,
    "b.example.": `@ MX 10 webmail.a.example.\nautodiscover A ${web}\n`,
  };
  expect(stepOf("redirect", "", { hosts, zones })).toBe(expected);
  // Where the mailboxes are declared to be here, that is where they are looked for.
  expect(stepOf("redirect", "", { hosts, zones, domains: { "b.example": { mail: "on-premises" } } })).toBe(expected);
});

const sent = { http: { redirect: `https://webmail.a.example${path}` } };

test.each<[string, string, Partial<EstateText>, string, string]>([
  ["a host without address", "", { hosts: { "autodiscover.b.example.": sent } }, "silent certain", "has no address"],
  ["a host of which nobody said anything", `autodiscover A ${web}`, {}, "silent certain", "no redirect is declared"],
  [
    "a host that answers",
    `autodiscover A ${web}`,
    { hosts: { [web]: { http: "open" } } },
    "silent certain",
    "sends nobody on",
  ],
  [
    "a host that sends on to where nobody answers",
    `autodiscover A ${web}`,
    { hosts: { [web]: { http: { redirect: `https://nowhere.a.example${path}` } } } },
    "refused certain",
    "where nobody answers",
  ],
  [
    "a host that sends on to another name",
    `autodiscover A ${web}`,
    { hosts: { [web]: { http: { redirect: `https://plain.a.example${path}` } } } },
    "refused certain",
    "not on the certificate",
  ],
  ["Microsoft 365", "autodiscover CNAME autodiscover.outlook.com.", {}, "redirects certain", "to its own host"],
  [
    "Microsoft 365, and the mailboxes are here",
    "autodiscover CNAME autodiscover.outlook.com.",
    { domains: { "b.example": { mail: "on-premises" } } },
    "foreign-ok certain",
    "no mailbox of the domain",
  ],
])("port 80 of %s", (_, lines, more, expected, because) => {
  expect(stepOf("redirect", lines, more)).toBe(expected);
  expect(probeOf("redirect", lines, more)?.because).toContain(because);
});

test.each<[string, string, Partial<EstateText>, string]>([
  ["at an address that nobody outside reaches", "@ A 10.0.0.5", {}, "silent certain"],
  [
    "with settings of its own, without a certificate to hold it against",
    `@ A ${web}`,
    { certificate: "", hosts: { [web]: { autodiscover: "other" } } },
    "foreign-answer possible",
  ],
])("the apex %s", (_, lines, more, expected) => {
  expect(stepOf("apex", lines, more)).toBe(expected);
});

test.each<[string, EstateText["hosts"], boolean]>([
  ["a valid certificate and no Autodiscover", { [web]: { names: ["*.b.example"], autodiscover: "none" } }, true],
  ["a valid certificate, and nobody said more", { [web]: { names: ["*.b.example"] } }, false],
  ["a certificate for others", { [web]: { names: ["*.hoster.example"], autodiscover: "none" } }, false],
])("a host with %s", (_, hosts = {}, isIgnorant) => {
  const { because = "" } = probeOf("autodiscover", `autodiscover A ${web}`, { hosts }) ?? {};
  expect(because.includes("declared to know no Autodiscover")).toBe(isIgnorant);
});

test.each<[string, Endpoint["class"], HostFacts["http"], boolean]>([
  ["a host that sends on", "other", sent.http, true],
  ["a host that answers itself", "other", "open", false],
  ["a host without address", "silent", sent.http, false],
])("the redirect of %s", (_, kind, http, isKnown) => {
  const facts: HostFacts = http ? { http } : {};
  const endpoint = { class: kind, facts } as Endpoint;
  expect(redirectOf(endpoint)).toEqual(isKnown ? http : undefined);
});

test("a redirect that is no URL names no host", () => {
  expect(redirectHost({ redirect: "nonsense" })).toBeUndefined();
  expect(redirectHost(sent.http)).toBe("webmail.a.example.");
});

test.each([
  ["a redirect without the right name", "redirect", "mismatch"],
  ["a service connection point without the right name", "scp", "mismatch"],
  ["a service connection point with it, which nobody outside reads", "scp", "covered"],
] as const)("%s ends no search", (_, kind, verdict) => {
  const probe = probeOf("redirect", "") as Probe;
  expect(effectOf("outlook", { ...probe, kind, verdict })).toBe("continues");
});

/** The autodiscover host and the apex of one domain of an estate, each with its defect. */
function hostsOf(name: string, text: EstateText) {
  const survey = surveyOf(estateFromText(text));
  const domain = survey.estate.domains.find((one) => one.name === nameOf(name));
  const probes = domain ? assess(survey, domain).probes : [];
  return probes.flatMap(({ kind, defect, record }) =>
    kind === "apex" || kind === "autodiscover" ? [[kind, record?.owner, defect?.kind]] : [],
  );
}

test("a record of the apex is its own; where it has none there is none to be at fault", () => {
  const zones = { "a.example.": `${hub}@ A ${web}\n` };
  expect(hostsOf("a.example.", { zones, certificate: "webmail.a.example" })).toEqual([
    ["apex", "a.example.", "apex-https-name-mismatch"],
    ["autodiscover", undefined, undefined],
  ]);
});

test("a domain below a zone that was not supplied, beside Exchange, has no record to be at fault", () => {
  const zones = { "b.example.": "@ MX 10 webmail.a.example.\n" };
  expect(
    hostsOf("sub.a.example.", { zones, domains: { "sub.a.example": {} }, certificate: "webmail.a.example" }),
  ).toEqual([
    ["apex", undefined, undefined],
    ["autodiscover", undefined, undefined],
  ]);
});

test("the host of an internal domain leads nowhere else", () => {
  const zones = { "a.example.": hub, "corp.local.": "@ MX 10 webmail.a.example.\nautodiscover A 203.0.113.10\n" };
  expect(hostsOf("corp.local.", { zones, certificate: "webmail.a.example" })).toEqual([
    ["apex", undefined, undefined],
    ["autodiscover", "autodiscover.corp.local.", "autodiscover-host-not-on-certificate"],
  ]);
});

test("a DNAME to a name of the certificate makes no alias of it (RFC 6672 §2.2)", () => {
  const zones = { "a.example.": `${hub}autodiscover A 203.0.113.10\n`, "b.example.": "sub DNAME a.example.\n" };
  const text = { zones, domains: { "sub.b.example": {} }, certificate: "webmail.a.example a.example" };
  expect(hostsOf("sub.b.example.", text)[1]?.[2]).toBe("autodiscover-host-not-on-certificate");
});

test.each([
  ["on the certificate", "webmail.a.example", { certificate: "webmail.a.example" }, "covered certain"],
  ["not on the certificate", "plain.a.example", { certificate: "webmail.a.example" }, "mismatch certain"],
  ["without a certificate", "webmail.a.example", { certificate: "" }, "unknown certain"],
])("the service connection point %s", (_, host, more, expected) => {
  const at = { source: sourceFromText("", "zonewright.yaml"), start: 0, end: 0 };
  const exchange = { autodiscoverServiceInternalUri: { uri: `https://${host}${path}`, at }, urls: [] };
  expect(stepOf("scp", "", { ...more, exchange })).toBe(expected);
  expect(stepOf("scp", "", more)).toBeUndefined();
});
