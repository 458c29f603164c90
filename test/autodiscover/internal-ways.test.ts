import { describe, expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { internalGaps } from "../../src/autodiscover/internal-gap.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { covered, gaps, host, hub, inside, uncovered } from "./internal-gaps.js";

describe("what an internal zone hides, and the ways that remain", () => {
  const uri = "https://webmail.a.example/Autodiscover/Autodiscover.xml";
  const at = { source: { path: "x", bytes: new Uint8Array(), encoding: "utf-8" as const }, start: 0, end: 0 };
  const exchange = { urls: [], autodiscoverServiceInternalUri: { uri, at } };

  test.each<[string, Partial<EstateText>, string | undefined]>([
    ["nothing", {}, undefined],
    ["the SRV record inside", { internal: { "a.example.": `${inside}_autodiscover._tcp SRV 0 0 443 webmail` } }, "srv"],
    ["the service connection point", { exchange }, "scp"],
    [
      "no service connection point that was withdrawn",
      { exchange: { urls: [], autodiscoverServiceInternalUri: { uri: "$null", at } } },
      undefined,
    ],
    [
      "no service connection point for a Mac",
      { exchange, domains: { "a.example": { clients: ["outlook", "mac"] } } },
      undefined,
    ],
    [
      "no service connection point for a phone",
      { exchange, domains: { "a.example": { clients: ["mobile"] } } },
      undefined,
    ],
    [
      "the service connection point for Outlook",
      { exchange, domains: { "a.example": { clients: ["outlook"] } } },
      "scp",
    ],
  ])("what remains where the host is hidden: %s", (_, more, remaining) => {
    const estate = estateFromText({
      zones: { "a.example.": host },
      internal: { "a.example.": inside },
      certificate: covered,
      ...more,
    });
    const survey = surveyOf(estate);
    const [gap] = internalGaps(estate.domains.map((domain) => assess(survey, domain)));
    expect([gap?.owner, gap?.remaining]).toEqual(["autodiscover.a.example.", remaining]);
    expect(gap?.severity).toBe(remaining === "scp" ? "info" : "error");
  });

  test("a host that redirects is as good as one that serves; one beside an SRV record to the cloud is not", () => {
    const web = "203.0.113.80";
    const zones = (lines: string) => ({ "a.example.": `${hub}autodiscover A ${web}\n${lines}` });
    const text = (lines: string, facts: object): EstateText => ({
      ...{ zones: zones(lines), internal: { "a.example.": inside }, certificate: uncovered },
      hosts: { [web]: { https: "closed", ...facts } },
    });
    expect(gaps(text("", { http: { redirect: uri } }))).toEqual(["autodiscover.a.example. A error certain"]);
    expect(gaps(text("_autodiscover._tcp SRV 0 0 443 autodiscover.outlook.com.\n", {}))[0]).toBe(
      "_autodiscover._tcp.a.example. SRV error certain",
    );
  });

  test("what is hidden of mail: nothing where there is none, or where it is delegated", () => {
    const text = (lines: string, name: string): EstateText => ({
      ...{ zones: { "a.example.": lines }, internal: { [`${name}.`]: 'www TXT "kept"' }, certificate: "" },
      domains: { [name]: { mail: "on-premises" } },
    });
    expect(gaps(text("@ MX 0 .", "a.example"))).toEqual([]);
    expect(gaps(text('@ TXT "no mail"', "a.example"))).toEqual([]);
    expect(gaps(text(`${hub}sub NS ns.dns.example.`, "sub.a.example"))).toEqual([]);
  });

  test("a domain whose zone was not supplied has nothing that could be hidden", () => {
    const zones = { "b.example.": "@ MX 10 webmail.a.example.\n" };
    const domains = { "sub.a.example": {} };
    expect(
      gaps({ zones, internal: { "sub.a.example.": "www A 192.168.1.80" }, certificate: uncovered, domains }),
    ).toEqual([]);
  });

  test("an access name is told of its domain, where there is one", () => {
    const text = {
      zones: { "a.example.": hub, "c.example.": "webmail A 203.0.113.10\n" },
      certificate: "webmail.a.example webmail.c.example",
    };
    const survey = surveyOf(estateFromText({ ...text, internal: { "a.example.": "", "c.example.": "" } }));
    const found = internalGaps(survey.estate.domains.map((domain) => assess(survey, domain)));
    const names = found.filter(({ role }) => role === "access name").map(({ owner, domain }) => [owner, domain]);
    expect(names).toEqual([
      ["webmail.a.example.", "a.example."],
      ["webmail.c.example.", undefined],
    ]);
  });
});
