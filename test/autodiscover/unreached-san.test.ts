import { describe, expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { misspeltSans } from "../../src/autodiscover/misspelt-san.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { unreachedSans } from "../../src/autodiscover/unreached-san.js";
import type { Estate } from "../../src/estate/estate.js";
import { withoutDot } from "../../src/zone/name.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const zones = {
  "a.test-org.com.":
    "@ MX 10 webmail\nwebmail A 203.0.113.10\nempty.node.x A 203.0.113.80\nonly-text TXT a\nalias CNAME b.hoster.example.",
  "b.test-org.com.":
    "@ MX 10 webmail.a.test-org.com.\n_autodiscover._tcp SRV 0 0 443 webmail.a.test-org.com.\n* A 203.0.113.80",
  "shop.test-org.com.": "@ A 203.0.113.80",
};

function unreached(certificate: string, more: Partial<EstateText> = {}, change = (estate: Estate) => estate): string[] {
  const estate = change(estateFromText({ zones, certificate, ...more }));
  const survey = surveyOf(estate);
  const assessments = estate.domains.map((domain) => assess(survey, domain));
  return unreachedSans(estate, assessments).map(({ written }) => written.text);
}

describe("a certificate name is reached", () => {
  test.each<[string, string, Partial<EstateText>]>([
    ["where it exists", "webmail.a.test-org.com", {}],
    ["where it is an alias that leads out of sight", "alias.a.test-org.com", {}],
    ["where it has records of some kind", "only-text.a.test-org.com", {}],
    ["where a wildcard of the zone answers", "anything.b.test-org.com", {}],
    ["as the autodiscover host of a mail domain", "autodiscover.a.test-org.com autodiscover.b.test-org.com", {}],
    ["as the domain itself", "a.test-org.com shop.test-org.com", {}],
    ["by its usual label", "owa.a.test-org.com", {}],
    ["perhaps, in a zone that was not supplied", "www.c.test-org.com", {}],
    ["inside", "exch.a.test-org.com", { internal: { "a.test-org.com.": "exch A 10.0.0.5" } }],
    ["by declaration", "relay.a.test-org.com", { hosts: { "relay.a.test-org.com.": { role: "exchange" } } }],
    [
      "by redirection",
      "sso.a.test-org.com",
      { hosts: { "203.0.113.80": { http: { redirect: "https://sso.a.test-org.com/" } } } },
    ],
    ["as a wildcard, with a name below", "*.a.test-org.com *.node.x.a.test-org.com", {}],
    [
      "as a wildcard, for the autodiscover host to come",
      "*.shop.test-org.com",
      { domains: { "shop.test-org.com": {} } },
    ],
    [
      "where the name is another zone's to say",
      "x.cut.a.test-org.com",
      { zones: { ...zones, "a.test-org.com.": `${zones["a.test-org.com."]}\ncut NS ns.dns.example.` } },
    ],
    [
      "where an alias of a wildcard answers, though it leads nowhere",
      "any.wild.a.test-org.com",
      { zones: { ...zones, "a.test-org.com.": `${zones["a.test-org.com."]}\n*.wild CNAME gone` } },
    ],
    [
      "as a wildcard, for a host that was declared",
      "*.sub.a.test-org.com",
      { hosts: { "relay.sub.a.test-org.com.": { role: "exchange" } } },
    ],
    [
      "where only its provider can resolve it",
      "dyn.a.test-org.com",
      { zones: { ...zones, "a.test-org.com.": `${zones["a.test-org.com."]}\ndyn ANAME www` } },
    ],
    [
      "or spoken of as internal, though its zone was given",
      "exch.corp.local",
      { zones: { ...zones, "corp.local.": "www A 10.0.0.5" } },
    ],
    ["or spoken of as internal", "CORP-SBS corp.local *.corp.local", {}],
    ["or spoken of as misspelt", "autdiscover.a.test-org.com", {}],
    [
      "as the target of an SRV record that does not exist",
      "gone.a.test-org.com",
      {
        zones: { ...zones, "b.test-org.com.": "_autodiscover._tcp SRV 0 0 443 gone.a.test-org.com." },
      },
    ],
  ])("%s", (_, certificate, more) => {
    expect(unreached(certificate, more)).toEqual([]);
  });
});

describe("a certificate name is not reached", () => {
  test.each<[string, string, string[]]>([
    ["where it does not exist", "www.webmail.a.test-org.com", ["www.webmail.a.test-org.com"]],
    ["as an empty node", "node.x.a.test-org.com", ["node.x.a.test-org.com"]],
    [
      "as the autodiscover host of what is no mail domain",
      "autodiscover.shop.test-org.com",
      ["autodiscover.shop.test-org.com"],
    ],
    ["as a wildcard with nothing below", "*.shop.test-org.com", ["*.shop.test-org.com"]],
    ["misspelt below what is no mail domain", "autdiscover.shop.test-org.com", ["autdiscover.shop.test-org.com"]],
  ])("%s", (_, certificate, names) => {
    expect(unreached(certificate)).toEqual(names);
  });

  test("as the autodiscover host of a domain that was declared to have no mailboxes", () => {
    const domains = { "a.test-org.com": { mail: "none" } } as const;
    expect(unreached("autodiscover.a.test-org.com", { domains })).toEqual(["autodiscover.a.test-org.com"]);
  });

  test("but a domain that is not judged now may still need its autodiscover host", () => {
    const onlyB = (estate: Estate) => ({
      ...estate,
      domains: estate.domains.filter(({ name }) => name === nameOf("b.test-org.com")),
    });
    expect(unreached("zeta.a.test-org.com *.autodiscover.a.test-org.com", {}, onlyB)).toEqual([
      "zeta.a.test-org.com",
      "*.autodiscover.a.test-org.com",
    ]);
    expect(
      unreached("autodiscover.a.test-org.com autdiscover.a.test-org.com autodiscover.shop.test-org.com", {}, onlyB),
    ).toEqual(["autodiscover.shop.test-org.com"]);
  });
});

describe("a misspelt autodiscover name", () => {
  test.each<[string, string, Partial<EstateText>, string[]]>([
    ["below a mail domain", "autdiscover.a.test-org.com", {}, ["autodiscover.a.test-org.com"]],
    [
      "where the misspelt one exists and the right one is not covered",
      "autdiscover.a.test-org.com",
      { zones: { ...zones, "a.test-org.com.": `${zones["a.test-org.com."]}\nautdiscover A 203.0.113.10` } },
      ["autodiscover.a.test-org.com"],
    ],
    [
      "where the misspelt one exists beside a covered right one",
      "autdiscover.a.test-org.com autodiscover.a.test-org.com",
      { zones: { ...zones, "a.test-org.com.": `${zones["a.test-org.com."]}\nautdiscover A 203.0.113.10` } },
      [],
    ],
    ["in capitals", "AUTDISCOVER.A.Test-Org.com", {}, ["autodiscover.a.test-org.com"]],
    [
      "beside the right one",
      "autdiscover.a.test-org.com *.a.test-org.com",
      {},
      ["autodiscover.a.test-org.com covered"],
    ],
    ["below a domain nobody supplied", "autdiscover.c.test-org.com", {}, ["autodiscover.c.test-org.com unknown"]],
    ["two slips below such a domain", "atdiscovr.c.test-org.com", {}, []],
    ["below what is no mail domain", "autdiscover.shop.test-org.com", {}, []],
    [
      "below a domain without mailboxes",
      "autdiscover.a.test-org.com",
      { domains: { "a.test-org.com": { mail: "none" } } },
      [],
    ],
    ["not as a wildcard", "*.autdiscover.a.test-org.com", {}, []],
    ["not deeper", "autdiscover.mail.a.test-org.com", {}, []],
    ["not below an internal name", "autdiscover.corp.local", { domains: { "corp.local": {} } }, []],
    ["not with a number", "autodiscover1.a.test-org.com autodiscover-02.a.test-org.com", {}, []],
    ["not another word", "autodesk.a.test-org.com discover.a.test-org.com", {}, []],
  ])("%s", (_, certificate, more, meant) => {
    const found = misspeltSans(estateFromText({ zones, certificate, ...more }));
    const said = found.map((san) =>
      [withoutDot(san.meant), san.isMeantCovered && "covered", !san.domain && "unknown"].filter(Boolean).join(" "),
    );
    expect(said).toEqual(meant);
  });
});
