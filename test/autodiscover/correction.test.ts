import { describe, expect, test } from "vitest";
import { withFurtherFixes } from "../../src/autodiscover/further-correction.js";
import type { ExchangeFacts } from "../../src/estate/estate.js";
import type { Finding, Fix } from "../../src/finding.js";
import { lint } from "../../src/lint.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";
const mx = "@ MX 10 webmail.a.example.\n";
const exact = "webmail.a.example autodiscover.b.example";
const web = "203.0.113.80";
const good = "_autodiscover._tcp SRV 0 0 443 webmail.a.example.\n";

function linted(lines: string, { zones, ...more }: Partial<EstateText> = {}) {
  const texts = { "a.example.": hub, "b.example.": mx + lines, ...zones };
  return lint(estateFromText({ zones: texts, certificate: "webmail.a.example", ...more }));
}

/** What is to be done for b.example. */
function correctionFor(...asked: Parameters<typeof linted>) {
  return linted(...asked).corrections.find(({ domain }) => domain === nameOf("b.example"));
}

/** The fix that the findings of b.example share. */
function fixFor(...asked: Parameters<typeof linted>): Fix | undefined {
  return linted(...asked).findings.find(({ domain, fix }) => domain === nameOf("b.example") && fix)?.fix;
}

describe("the fix of a cure", () => {
  test.each([
    ["only adds", "", "safe"],
    ["removes too", "autodiscover A 203.0.113.10\n", "unsafe"],
    ["replaces", "_autodiscover._tcp SRV 0 0 444 webmail.a.example.\n", "unsafe"],
  ])("one that %s", (_, lines, safety) => {
    expect(fixFor(lines)?.safety).toBe(safety);
  });
});

describe("the certificate that would do instead of SRV records", () => {
  const commandOf = (...asked: Parameters<typeof linted>) => fixFor(...asked)?.commands.map(({ text }) => text)[0];
  const namesIn = (text = "") => /-DomainName (\S+)/.exec(text)?.[1];

  test("is a request for the names that are used today and the autodiscover hosts", () => {
    const certificate =
      "webmail.a.example www.a.example corp-sbs.local corp-sbs *.corp.local *.c.example *.o'hara.example 192.0.2.1";
    expect(namesIn(commandOf("", { certificate }))).toBe(
      "'webmail.a.example','*.c.example','autodiscover.a.example','autodiscover.b.example'",
    );
    expect(fixFor("")?.commands.map(({ shell }) => shell)).toEqual(["exchange"]);
  });

  test("leaves out a host that needs none: it is led to Microsoft 365, only misspelt", () => {
    const zones = { "c.example.": `${mx}autdiscover CNAME autodiscover.outlook.com.\n` };
    const domains = { "c.example": { mail: "hybrid" } } as const;
    expect(namesIn(commandOf("", { zones, domains }))).toBe(
      "'webmail.a.example','autodiscover.a.example','autodiscover.b.example'",
    );
  });

  test.each<[string, string, Partial<EstateText>]>([
    ["the host is led to Exchange", "", { certificate: exact }],
    [
      "the host is on the certificate, and the SRV record alone is wrong",
      "_autodiscover._tcp SRV 0 0 444 webmail.a.example.\n",
      { certificate: `${exact} autodiscover.a.example` },
    ],
    [
      "no name of today is one that clients dial",
      "",
      {
        certificate: "zeta.a.example",
        zones: {
          "a.example.": "@ MX 10 mx.elsewhere.example.\nzeta A 203.0.113.10\n",
        },
        hosts: { "203.0.113.10": { role: "exchange" } },
      },
    ],
  ])("is not asked for where %s", (_, lines, more) => {
    expect(fixFor(lines, more)?.edits.length).toBeGreaterThan(0);
    expect(commandOf(lines, more)).toBeUndefined();
  });

  // Exchange 2016 and 2019 lost -RequestFile with the updates of 2022 (New-ExchangeCertificate, examples 4 and 5).
  test.each<[ExchangeFacts["version"], boolean]>([
    ["2007", true],
    ["2010", true],
    ["2013", true],
    ["2016", false],
    ["2019", false],
    ["se", false],
    [undefined, false],
  ])("is written by Exchange %s itself: %s", (version, isWritten) => {
    const text = commandOf("", { exchange: { urls: [], ...(version && { version }) } }) ?? "";
    expect([text.includes("-RequestFile"), text.includes("WriteAllBytes")]).toEqual([isWritten, !isWritten]);
  });
});

describe("what is to be done for a domain", () => {
  const apex = `@ A ${web}\n`;
  const open = { hosts: { [web]: { names: ["*.hoster.example"] } } } as const;

  test("nothing where nothing is wrong", () => {
    expect(correctionFor(good)).toBeUndefined();
    expect(correctionFor("autodiscover A 203.0.113.10\n", { certificate: exact })).toBeUndefined();
  });

  test("the apex alone is a decision", () => {
    const { answers, summary, steps, advice, decision, commands } = correctionFor(apex + good, open) ?? {};
    expect([answers, summary, steps, advice, commands]).toEqual([[], "Decide what the apex shall do", [], [], []]);
    expect([decision?.rule, decision?.summary]).toEqual(["apex-https-name-mismatch", summary]);
  });

  test("nor is an apex with settings of its own anything to cure", () => {
    const other = { hosts: { [web]: { names: ["b.example"], autodiscover: "other" } } } as const;
    const { steps, advice, decision } = correctionFor(apex + good, other) ?? {};
    expect([steps, advice, decision?.rule]).toEqual([[], [], "apex-answers-autodiscover"]);
  });

  test("the apex is no decision where no declared client shows it", () => {
    expect(correctionFor(apex + good, { ...open, domains: { "b.example": { clients: ["outlook"] } } })).toBeUndefined();
  });

  test("a cure answers what it cures, and the apex stays a decision", () => {
    const { answers, summary, decision } = correctionFor(`${apex}autodiscover A 203.0.113.10\n`, open) ?? {};
    expect(answers).toEqual(["autodiscover-host-not-on-certificate", "srv-missing"]);
    expect(summary).toContain("Lead _autodiscover._tcp.b.example to webmail.a.example by SRV");
    expect(decision?.rule).toBe("apex-https-name-mismatch");
    expect(correctionFor("autodiscover A 203.0.113.10\n")?.decision).toBeUndefined();
  });

  test("why there is no cure", () => {
    const found = correctionFor("autodiscover A 203.0.113.10\nportal CNAME autodiscover\n");
    expect([found?.summary, found?.steps, found?.commands]).toEqual(["No set of records puts it all right", [], []]);
    expect(found?.advice.join()).toContain("portal.b.example points to it");
  });

  test.each([
    ["the host is added", "", exact, []],
    [
      "the SRV record is added",
      "",
      "webmail.a.example",
      ["a certificate that carries autodiscover.b.example serves them too"],
    ],
    [
      "the SRV record is corrected",
      "_autodiscover._tcp SRV 0 0 444 webmail.a.example.\n",
      exact,
      ["the certificate carries autodiscover.b.example"],
    ],
  ])("what %s does not do for phones", (_, lines, certificate, phones) => {
    const told = (correctionFor(lines, { certificate })?.advice ?? []).filter((line) => line.startsWith("Phones"));
    expect(told.map((line, i) => line.includes(phones[i] ?? "nothing"))).toEqual(phones.map(() => true));
  });
});

describe("what waits for what", () => {
  const kinds = (...asked: Parameters<typeof linted>) =>
    correctionFor(...asked)?.steps.map(({ edits, isAfterWait = false }) => [
      isAfterWait,
      edits.map(({ edit }) => edit.kind),
    ]);
  const elsewhere = {
    certificate: exact,
    hosts: { [web]: { role: "web" }, "203.0.113.81": { role: "web" }, "2001:db8::80": { role: "web" } },
  } as const;

  test("a host that goes, for the SRV record that comes", () => {
    expect(kinds("autodiscover A 203.0.113.10\n")).toEqual([
      [false, ["add"]],
      [true, ["remove"]],
    ]);
  });

  // RFC 1034 section 3.6.2: between the steps no server would load the zone.
  test("nothing beside an alias: all other data of its name goes with the first of it", () => {
    const lines = `autodiscover A ${web}\nautodiscover A 203.0.113.81\nautodiscover AAAA 2001:db8::80\n`;
    expect(kinds(lines, elsewhere)).toEqual([[false, ["replace", "remove", "remove"]]]);
  });
});

describe("how long to wait", () => {
  const waits = (...asked: Parameters<typeof linted>) => correctionFor(...asked)?.steps.map(({ wait }) => wait);

  test("as long as what goes is kept, whatever stays", () => {
    const both = `${good}_autodiscover._tcp SRV 5 0 444 webmail.a.example.\n`;
    const closed = { hosts: { [web]: { https: "closed" } } } as const;
    expect(waits(`${both}autodiscover 7200 A ${web}\n`, closed)).toEqual([3600]);
  });

  test("as long as the wildcard's answer is kept, where a text ends it", () => {
    expect(waits(`* 600 A 203.0.113.10\n_autodiscover._tcp 86400 SRV 0 0 443 webmail.a.example.\n`)).toEqual([600]);
  });
});

describe("what else findings bring", () => {
  const domain = nameOf("b.example");
  const fix: Fix = { safety: "safe", summary: "Add it", edits: [], commands: [] };
  const estate = estateFromText({ zones: { "b.example.": mx } });
  const [zone] = estate.zones("public").zones;
  const record = { owner: domain, ttl: 60, type: "TXT", data: { strings: ["new"] } } as const;
  const edits = zone ? [{ zone, edit: { kind: "add", record } as const }] : [];
  const found = (rule: string, more: Partial<Finding>): Finding => ({
    ...{ rule, severity: "warning", certainty: "certain", message: "", help: "", related: [] },
    at: { source: { path: "b", bytes: new Uint8Array(), encoding: "utf-8" }, start: 0, end: 0 },
    ...more,
  });
  const mine = { ...fix, edits };

  test("one step for each fix, after the cure of the domain and once", () => {
    const cured = {
      domain,
      answers: ["srv-missing"],
      summary: "Cure it",
      advice: [],
      commands: [],
      steps: [{ answers: ["srv-missing"], edits, wait: 5, why: "" }],
    };
    const findings = [
      found("one", { domain, fix: mine }),
      found("two", { domain, fix: mine }),
      found("one", { domain, fix: mine }),
    ];
    const [only, ...others] = withFurtherFixes(estate, [cured], findings, new Map());
    expect(others).toEqual([]);
    expect(only?.steps.map(({ answers }) => answers)).toEqual([["srv-missing"], ["one", "two"]]);
  });

  test("alone where the domain needs no cure", () => {
    const [only] = withFurtherFixes(estate, [], [found("one", { domain, fix: mine })], new Map());
    expect([only?.answers, only?.summary, only?.steps.map(({ wait }) => wait)]).toEqual([[], "Add it", [900]]);
  });

  test.each<[string, Partial<Finding>]>([
    ["without a domain", { fix: mine }],
    ["without a fix", { domain }],
    ["with a fix that has commands alone", { domain, fix }],
    ["with the cure itself", { domain, fix: mine }],
  ])("nothing of a finding %s", (_, more) => {
    expect(withFurtherFixes(estate, [], [found("one", more)], new Map([[domain, mine]]))).toEqual([]);
  });
});

describe("what stands in one step", () => {
  const kinds = (...asked: Parameters<typeof linted>) =>
    correctionFor(...asked)?.steps.map(({ edits, isAfterWait }) => [
      edits.map(({ edit }) => edit.kind).join(" "),
      isAfterWait === true,
    ]);
  const facts = { certificate: exact, hosts: { [web]: { role: "web" }, "203.0.113.81": { role: "web" } } } as const;
  const two = `autodiscover A ${web}\nautodiscover A 203.0.113.81\n`;

  // RFC 2181 §5.2: a set is remembered as a whole; §10.1: nothing stands beside an alias.
  test.each<[string, string, [string, boolean][]]>([
    ["an alias in place of two addresses", two, [["replace remove", false]]],
    ["an address in place of two, beside a text", `${two}autodiscover TXT "kept"\n`, [["replace remove", false]]],
    [
      "an address in place of one that an alias stands beside",
      `autodiscover A ${web}\nautodiscover CNAME gone\nautodiscover TXT "kept"\n`,
      [["replace remove", false]],
    ],
    [
      "both, where the SRV record is wrong too",
      `${two}_autodiscover._tcp SRV 0 0 444 webmail.a.example.\n`,
      [["replace remove replace", false]],
    ],
  ])("%s", (_, lines, steps) => {
    expect(kinds(lines, facts)).toEqual(steps);
  });

  test("a removal alone waits for nothing", () => {
    expect(kinds(`${good}autodiscover A 203.0.113.10\n`)).toEqual([["remove", false]]);
  });
});
