import { describe, expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { planCures } from "../../src/autodiscover/cure-plan.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { recordText } from "../../src/zone/canonical.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";
const exact = "webmail.a.example autodiscover.b.example";

/** What is planned for b.example when its zone holds these lines beside its MX: the kind, the edits, or why there is none. */
function planFor(lines: string, { zones, ...more }: Partial<EstateText> = {}) {
  const texts = { "a.example.": hub, "b.example.": `@ MX 10 webmail.a.example.\n${lines}\n`, ...zones };
  const survey = surveyOf(estateFromText({ zones: texts, certificate: "webmail.a.example", ...more }));
  const plan = planCures(
    survey,
    survey.estate.domains.map((domain) => assess(survey, domain)),
  );
  const cure = plan.cures.get(nameOf("b.example"));
  const edits = (cure?.edits ?? []).map(({ edit }) => {
    const old = edit.kind === "add" ? "" : `- ${recordText(edit.old)}`;
    return [old, edit.kind === "remove" ? "" : `+ ${recordText(edit.record)}`].filter(Boolean).join(" ");
  });
  return { kind: cure?.kind, edits, refusals: plan.refusals.get(nameOf("b.example")) };
}

const host = "autodiscover.b.example. 3600 IN";
const service = "_autodiscover._tcp.b.example.";
const good = `${service} 3600 IN SRV 0 0 443 webmail.a.example.`;

describe("the kind of a cure", () => {
  test("a host that is on the certificate is led to Exchange", () => {
    expect(planFor("", { certificate: exact })).toEqual({
      kind: "host",
      edits: [`+ ${host} CNAME webmail.a.example.`],
      refusals: undefined,
    });
  });

  test("any other is made to answer nothing beside an SRV record", () => {
    expect(planFor("")).toEqual({ kind: "srv", edits: [`+ ${good}`], refusals: undefined });
  });

  test("an SRV record that is wrong beside a good host is put right where it stands", () => {
    const planned = planFor("autodiscover A 203.0.113.10\n_autodiscover._tcp SRV 0 0 444 webmail.a.example.", {
      certificate: exact,
    });
    expect(planned.edits).toEqual([]);
    const reached = planFor("_autodiscover._tcp SRV 0 0 444 webmail.a.example.", { certificate: exact });
    expect([reached.kind, reached.edits]).toEqual(["srv", [`- ${good.replace("443", "444")} + ${good}`]]);
  });
});

describe("why there is no cure", () => {
  test("no name on the certificate leads to Exchange", () => {
    const { edits, refusals } = planFor("", { certificate: "elsewhere.c.example" });
    expect(edits).toEqual([]);
    expect(refusals?.join()).toContain("elsewhere.c.example");
  });

  test("the host stands in a zone that was not supplied", () => {
    const { edits, refusals } = planFor("_tcp NS ns.dns.example.");
    expect([edits, refusals]).toEqual([[], undefined]);
    const cut = planFor("autodiscover NS ns.dns.example.\n_autodiscover._tcp SRV 0 0 444 webmail.a.example.");
    expect(cut.edits).toEqual([]);
    expect(cut.refusals?.join()).toContain("zone that was not supplied");
  });

  test("something else points to the host that would go", () => {
    const { edits, refusals } = planFor("autodiscover A 203.0.113.10\nportal CNAME autodiscover");
    expect(edits).toEqual([]);
    expect(refusals).toEqual([
      "autodiscover.b.example cannot simply be removed: CNAME portal.b.example points to it. Point that elsewhere first.",
    ]);
  });

  test("something inside points to it, where no zone inside answers for it", () => {
    const inside = { internal: { "corp.example.": "portal CNAME autodiscover.b.example.\n" } };
    expect(planFor("autodiscover A 203.0.113.10", inside).refusals?.join()).toContain("portal.corp.example");
    const own = { internal: { ...inside.internal, "b.example.": "autodiscover A 10.0.0.10\n" } };
    expect(planFor("autodiscover A 203.0.113.10", own).refusals).toBeUndefined();
  });

  test("something public points to it, whatever a zone inside answers", () => {
    const inside = { internal: { "b.example.": "autodiscover A 10.0.0.10\n" } };
    expect(planFor("autodiscover A 203.0.113.10\nportal CNAME autodiscover", inside).refusals?.join()).toContain(
      "portal",
    );
  });

  test("an alias of service records of which one goes is led to the others", () => {
    const zones = {
      "c.example.":
        "@ MX 10 webmail.a.example.\nautodiscover A 203.0.113.10\n_autodiscover._tcp CNAME _autodiscover._tcp.b.example.\n",
    };
    const bad = good.replace("443", "444");
    expect(
      planFor(`_autodiscover._tcp SRV 0 0 443 webmail.a.example.\n_autodiscover._tcp SRV 0 0 444 webmail.a.example.`, {
        zones,
        certificate: "webmail.a.example autodiscover.c.example",
      }).edits,
    ).toEqual([`- ${bad}`]);
  });

  test("a host that stays, with another record, has nobody left dangling", () => {
    const lines = "autodiscover A 203.0.113.80\nportal CNAME autodiscover";
    const { edits, refusals } = planFor(lines, { certificate: exact, hosts: { "203.0.113.80": { role: "web" } } });
    expect([edits, refusals]).toEqual([[`- ${host} A 203.0.113.80 + ${host} CNAME webmail.a.example.`], undefined]);
  });

  test("what points to it goes with it", () => {
    const lines = "autodiscover A 203.0.113.10\n_autodiscover._tcp SRV 0 0 443 autodiscover";
    const { edits } = planFor(lines);
    expect(edits).toEqual([
      `- ${service} 3600 IN SRV 0 0 443 autodiscover.b.example. + ${good}`,
      `- ${host} A 203.0.113.10`,
    ]);
  });
});

describe("what the proof refuses", () => {
  const unproven = "No set of records was found after which every client of the domain is served: decide by hand.";

  test("a cure after which a client of another domain is worse off", () => {
    // A text that ends the wildcard's answers for b.example ends those that c.example's own host leads to: phones need it.
    const lines =
      "@ MX 10 webmail.a.example.\nautodiscover CNAME autodiscover.b.example.\n_autodiscover._tcp SRV 0 0 443 webmail.a.example.\n";
    const more = {
      zones: { "c.example.": lines },
      certificate: "webmail.a.example autodiscover.a.example autodiscover.c.example",
    };
    expect(planFor("* A 203.0.113.10", more)).toEqual({ kind: undefined, edits: [], refusals: [unproven] });
    const without = { ...more, domains: { "c.example": { clients: ["outlook"] as const } } };
    expect(planFor("* A 203.0.113.10", without).refusals).toBeUndefined();
  });

  test("one that changes nothing, and no other for its sake", () => {
    // RFC 6672 §2.3: nothing stands below the owner of a DNAME, so nothing can be changed there.
    const zones = {
      "a.example.": `${hub}autodiscover A 203.0.113.10\n_autodiscover._tcp SRV 0 0 443 webmail\n`,
      "c.example.": "sub DNAME a.example.\n",
    };
    const text = {
      zones: { ...zones, "b.example.": "@ MX 10 webmail.a.example.\n" },
      certificate: "webmail.a.example autodiscover.a.example",
      domains: { "sub.c.example": {} },
    };
    const survey = surveyOf(estateFromText(text));
    const plan = planCures(
      survey,
      survey.estate.domains.map((domain) => assess(survey, domain)),
    );
    expect([...plan.cures.keys()]).toEqual(["b.example."]);
    expect([...plan.refusals]).toEqual([["sub.c.example.", [unproven]]]);
  });
});

describe("what stands where a record is to go", () => {
  test("an alias at the owner of the SRV record gives way, a text stays", () => {
    expect(planFor("_autodiscover._tcp CNAME nowhere").edits).toEqual([
      `- ${service} 3600 IN CNAME nowhere.b.example. + ${good}`,
    ]);
    expect(planFor('_autodiscover._tcp TXT "kept"').edits).toEqual([`+ ${good}`]);
  });

  test("beside a text the host gets addresses, as an alias stands alone", () => {
    expect(planFor('autodiscover TXT "kept"', { certificate: exact }).edits).toEqual([`+ ${host} A 203.0.113.10`]);
  });

  test.each([
    ["of the record that it replaces", "_autodiscover._tcp 60 SRV 0 0 444 webmail.a.example.", 60],
    ["of the one that stood at the wrong place", "_autodiscover._tls 90 SRV 0 0 443 webmail.a.example.", 90],
    ["of the host that goes", "autodiscover 120 A 203.0.113.10", 120],
  ])("the time to live %s", (_, lines, ttl) => {
    expect(planFor(lines).edits[0]).toContain(good.replace("3600", String(ttl)));
  });

  test("the time to live of the mail records where nothing is replaced", () => {
    const { edits } = planFor("", { zones: { "b.example.": "@ 900 MX 10 webmail.a.example.\n" } });
    expect(edits).toEqual([`+ ${good.replace("3600", "900")}`]);
  });
});

describe("a domain whose mail goes to Microsoft 365", () => {
  const mail = "@ MX 10 b-example.mail.protection.outlook.com.\n";
  const planOf = (lines: string) =>
    planFor("", { zones: { "b.example.": mail + lines }, domains: { "b.example": {} } });

  test("gets a cure where its host leads to Exchange already", () => {
    expect(planOf("autodiscover A 203.0.113.10\n").kind).toBe("srv");
  });

  test("gets none where only the apex does, nor where nothing leads anywhere", () => {
    expect(planOf("@ A 203.0.113.10\n")).toEqual({ kind: undefined, edits: [], refusals: undefined });
    expect(planOf("")).toEqual({ kind: undefined, edits: [], refusals: undefined });
  });
});
