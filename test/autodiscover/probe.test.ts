import { describe, expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { effectOf } from "../../src/autodiscover/client.js";
import type { Endpoint } from "../../src/autodiscover/endpoint.js";
import type { Probe } from "../../src/autodiscover/probe.js";
import { redirectHost, redirectOf } from "../../src/autodiscover/redirect-probe.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import type { HostFacts } from "../../src/estate/estate.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf, sourceFromText } from "../zone-from-text.js";

const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\nplain A 203.0.113.10\nforeign A 203.0.113.90\n";
const web = "203.0.113.80";
const path = "/autodiscover/autodiscover.xml";

function probeOf(kind: string, lines: string, more: Partial<EstateText> = {}) {
  const zones = { "a.example.": hub, "b.example.": `@ MX 10 webmail.a.example.\n${lines}\n` };
  const survey = surveyOf(estateFromText({ zones, certificate: "webmail.a.example", ...more }));
  const domain = survey.estate.domains.find(({ name }) => name === nameOf("b.example"));
  return domain && assess(survey, domain).probes.find((one) => one.kind === kind);
}

/** What one step of b.example's search gives, and how sure that is. */
function stepOf(...asked: Parameters<typeof probeOf>): string | undefined {
  const probe = probeOf(...asked);
  return probe && `${probe.verdict} ${probe.certainty}`;
}

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

const service = (target: string, rest = "0 0 443") => `_autodiscover._tcp SRV ${rest} ${target}\n`;
const good = service("webmail.a.example.");

describe("the SRV step", () => {
  test.each<[string, string, Partial<EstateText>, string]>([
    ["good", good, {}, "covered certain"],
    ["absent", "", {}, "silent certain"],
    ["in another zone", "_tcp NS ns.dns.example.", {}, "unknown possible"],
    [
      "absent from a zone for service records alone",
      "",
      {
        zones: { "a.example.": hub, "_tcp.b.example.": "_sip SRV 0 0 5061 sip.a.example.\n" },
        domains: { "b.example": {} },
      },
      "silent certain",
    ],
    ["without a certificate to hold it against", good, { certificate: "" }, "unknown possible"],
    ["not offered", service("."), {}, "silent certain"],
    ["to an internal name", service("mail.corp.local."), {}, "silent certain"],
    ["to a name that lost its dot", service("webmail.a.example"), {}, "silent certain"],
    ["to another port, which no client takes", service("webmail.a.example.", "0 0 444"), {}, "silent certain"],
    ["to a name without address", service("nowhere.a.example."), {}, "silent certain"],
    ["to an address that nobody outside reaches", `inside A 10.0.0.5\n${service("inside")}`, {}, "silent certain"],
    ["to a name that is not on the certificate", service("plain.a.example."), {}, "mismatch certain"],
    [
      "to a host that presents other names",
      service("foreign.a.example."),
      { hosts: { "203.0.113.90": { names: ["*.hoster.example"] } } },
      "foreign-mismatch certain",
    ],
    ["to a host of which nothing is known", service("foreign.a.example."), {}, "possible possible"],
    ["to a zone that was not supplied", service("host.elsewhere.example."), {}, "possible possible"],
    [
      "to Microsoft 365, and the mailboxes are here",
      service("autodiscover.outlook.com."),
      { domains: { "b.example": { mail: "on-premises" } } },
      "m365 certain",
    ],
    [
      "twice: the lowest number on port 443 counts, as other ports are passed over (ews-managed-api)",
      `${service("plain.a.example.", "0 0 444")}${service("webmail.a.example.", "10 0 443")}`,
      {},
      "covered certain",
    ],
  ])("%s", (_, lines, more, expected) => {
    expect(stepOf("srv", lines, more)).toBe(expected);
  });

  test.each([
    ["none", "", "has no SRV record"],
    ["one that says no (RFC 2782)", service("."), 'says that there is no such service (target ".")'],
  ])("says of %s what there is", (_, lines, because) => {
    expect(probeOf("srv", lines)?.because).toContain(because);
  });

  // Of one priority a client may take any (RFC 2782), and an RRset has no order (RFC 2181 §5).
  test.each([
    ["what is certain before what is possible", "mail.hoster.example.", "plain.a.example.", "plain.a.example."],
    ["a wrong name before an alias", "alias.a.example.", "plain.a.example.", "plain.a.example."],
    ["a host where nobody answers before a good one", "webmail.a.example.", "z.a.example.", "z.a.example."],
    ["of two alike the same, whatever stands first", "plain.a.example.", "too.a.example.", "plain.a.example."],
    ["of two alike the same, whatever stands first", "too.a.example.", "plain.a.example.", "plain.a.example."],
  ])("of two records the worse counts: %s", (_, one, other, worse) => {
    const zone = `${hub}alias CNAME webmail\ntoo A 203.0.113.10\nz A 203.0.113.70\n`;
    const more = {
      certificate: "webmail.a.example alias.a.example z.a.example",
      hosts: { "203.0.113.70": { https: "dropped" } },
    } as const;
    for (const lines of [service(one) + service(other), service(other) + service(one)]) {
      const zones = { "a.example.": zone, "b.example.": `@ MX 10 webmail.a.example.\n${lines}` };
      const { record } = probeOf("srv", "", { ...more, zones }) ?? {};
      expect(record?.type === "SRV" && record.data).toMatchObject({ target: worse });
    }
  });

  test("records are offered in one order: by target, priority and port", () => {
    const some = [
      service("plain.a.example.", "1 0 443"),
      service("webmail.a.example.", "0 0 444"),
      good,
      service("webmail.a.example.", "1 0 443"),
    ];
    const order = (lines: readonly string[]) =>
      probeOf("srv", lines.join(""))?.offered?.map(({ data }) => `${data.priority} ${data.port} ${data.target}`);
    const expected = [
      "1 443 plain.a.example.",
      "0 443 webmail.a.example.",
      "0 444 webmail.a.example.",
      "1 443 webmail.a.example.",
    ];
    expect(order(some)).toEqual(expected);
    expect(order(some.toReversed())).toEqual(expected);
  });
});
