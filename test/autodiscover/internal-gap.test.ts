import { describe, expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { fillingOf } from "../../src/autodiscover/internal-filling.js";
import { internalGaps } from "../../src/autodiscover/internal-gap.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { recordText } from "../../src/zone/canonical.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";

function gaps(text: EstateText): string[] {
  const estate = estateFromText(text);
  const survey = surveyOf(estate);
  const found = internalGaps(estate.domains.map((domain) => assess(survey, domain)));
  return found.flatMap((gap) => [
    `${gap.owner} ${gap.type} ${gap.severity} ${gap.certainty}`,
    ...fillingOf(survey, gap).map(({ edit }) => (edit.kind === "add" ? `+ ${recordText(edit.record)}` : edit.kind)),
  ]);
}

const host = "@ MX 10 webmail\nwebmail A 203.0.113.10\nautodiscover A 203.0.113.10\n";
const service = "@ MX 10 webmail\nwebmail A 203.0.113.10\n_autodiscover._tcp SRV 0 0 443 webmail\n";
const inside = "@ MX 10 webmail\nwebmail A 192.168.1.10\n";
const covered = "webmail.a.example autodiscover.a.example";
const uncovered = "webmail.a.example";

describe("what an internal zone hides", () => {
  test.each<[string, string, string, string, string[]]>([
    ["nothing", host, `${inside}autodiscover A 192.168.1.10`, covered, []],
    [
      "the host",
      host,
      inside,
      covered,
      ["autodiscover.a.example. A error certain", "+ autodiscover.a.example. 3600 IN A 192.168.1.10"],
    ],
    [
      "the SRV record",
      service,
      inside,
      uncovered,
      [
        "_autodiscover._tcp.a.example. SRV error certain",
        "+ _autodiscover._tcp.a.example. 3600 IN SRV 0 0 443 webmail.a.example.",
      ],
    ],
    [
      "the host and the SRV record: one gap, of the step that serves",
      `${host}_autodiscover._tcp SRV 0 0 443 webmail`,
      inside,
      covered,
      ["autodiscover.a.example. A error certain", "+ autodiscover.a.example. 3600 IN A 192.168.1.10"],
    ],
    [
      "the SRV record behind a host that serves",
      `${host}_autodiscover._tcp SRV 0 0 443 webmail`,
      `${inside}autodiscover A 192.168.1.10`,
      covered,
      [],
    ],
    [
      "the host, with an SRV record inside",
      host,
      `${inside}_autodiscover._tcp SRV 0 0 443 webmail`,
      covered,
      ["autodiscover.a.example. A error possible", "+ autodiscover.a.example. 3600 IN A 192.168.1.10"],
    ],
    [
      "a host that is wrong outside, in front of a good SRV record: the SRV record alone",
      `${service}autodiscover A 203.0.113.10`,
      inside,
      uncovered,
      [
        "_autodiscover._tcp.a.example. SRV error certain",
        "+ _autodiscover._tcp.a.example. 3600 IN SRV 0 0 443 webmail.a.example.",
      ],
    ],
    [
      "a host that is wrong outside, and has no SRV record: inside the cure, not the host",
      host,
      inside,
      uncovered,
      [
        "autodiscover.a.example. A error certain",
        "+ _autodiscover._tcp.a.example. 3600 IN SRV 0 0 443 webmail.a.example.",
      ],
    ],
    [
      "a web host, which nobody inside needs",
      `${service}autodiscover A 203.0.113.80`,
      `${inside}_autodiscover._tcp SRV 0 0 443 webmail`,
      uncovered,
      [],
    ],
    [
      "an SRV record that is not offered",
      `${host}_autodiscover._tcp SRV 0 0 443 .`,
      `${inside}autodiscover A 192.168.1.10`,
      covered,
      [],
    ],
    [
      "the client access name: then its aliases wait for it",
      host,
      "@ MX 10 mail\nmail A 192.168.1.25\nautodiscover CNAME webmail",
      covered,
      ["webmail.a.example. A error certain"],
    ],
    [
      "mail transport",
      host,
      "webmail A 192.168.1.10\nautodiscover A 192.168.1.10",
      covered,
      ["a.example. MX warning certain", "+ a.example. 3600 IN MX 10 webmail.a.example."],
    ],
    ["an alias that leads out of the supplied zones", host, `${inside}autodiscover CNAME exch01.ad.test.`, covered, []],
  ])("%s", (_, outside, internal, certificate, expected) => {
    expect(gaps({ zones: { "a.example.": outside }, internal: { "a.example.": internal }, certificate })).toEqual(
      expected,
    );
  });

  test("nothing where no internal zone answers for the domain", () => {
    const zones = { "a.example.": host };
    expect(gaps({ zones, internal: { "ad.a.example.": "dc1 A 192.168.1.2" }, certificate: covered })).toEqual([]);
    expect(gaps({ zones, internal: { "autodiscover.a.example.": "@ A 192.168.1.10" }, certificate: covered })).toEqual(
      [],
    );
  });

  test("nothing for a domain without mailboxes", () => {
    const domains = { "a.example": { mail: "none" } as const };
    expect(
      gaps({
        zones: { "a.example.": host },
        internal: { "a.example.": "webmail A 192.168.1.10" },
        certificate: covered,
        domains,
      }),
    ).toEqual([]);
  });

  test("what is inside in a zone of its own is not missing", () => {
    const internal = { "a.example.": inside, "autodiscover.a.example.": "@ A 192.168.1.10" };
    expect(gaps({ zones: { "a.example.": host }, internal, certificate: covered })).toEqual([]);
  });
});
