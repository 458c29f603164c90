import { describe, expect, test } from "vitest";
import type { ExchangeFacts, ExchangeUri } from "../../src/estate/estate.js";
import { lint } from "../../src/lint.js";
import { estateFromText } from "../estate-from-text.js";
import { sourceFromText } from "../zone-from-text.js";

const outside = "@ MX 10 webmail\nwebmail A 203.0.113.10\nautodiscover A 203.0.113.10\n";
const inside = "@ MX 10 webmail\nwebmail A 192.168.1.10\nautodiscover A 192.168.1.10\n";
const certificate = "webmail.a.example autodiscover.a.example ews.a.example";
const at = { source: sourceFromText("", "inventory.json"), start: 0, end: 0 };

describe("a name that only the internal zone has", () => {
  const said = (exchange: ExchangeFacts, lines = "ews A 192.168.1.10\n") =>
    lint(
      estateFromText({
        zones: { "a.example.": outside },
        internal: { "a.example.": inside + lines },
        certificate,
        exchange,
      }),
    )
      .findings.filter(({ rule }) => rule === "splitbrain-missing-public")
      .map(({ owner, severity, certainty }) => `${owner} ${severity} ${certainty}`);
  const ews = (side?: ExchangeUri["side"]): ExchangeFacts => ({
    urls: [{ uri: "https://ews.a.example/EWS/Exchange.asmx", at, ...(side && { side }) }],
  });

  test.each<[string, ExchangeFacts, string[]]>([
    ["handed to clients outside", ews("external"), ["ews.a.example. error certain"]],
    ["for clients inside alone", ews("internal"), []],
    ["of which nobody said for whom", ews(), []],
    ["only on the certificate", { urls: [] }, ["ews.a.example. warning possible"]],
    [
      "handed to clients on both sides",
      { urls: [...ews("internal").urls, ...ews("external").urls] },
      ["ews.a.example. error certain"],
    ],
    [
      "of the service connection point, for computers inside",
      { urls: [], autodiscoverServiceInternalUri: ews().urls[0] as ExchangeUri },
      [],
    ],
    [
      "beside an address that is none",
      { urls: [{ uri: "nonsense", at, side: "external" }, ...ews("external").urls] },
      ["ews.a.example. error certain"],
    ],
  ])("%s", (_, exchange, expected) => {
    expect(said(exchange)).toEqual(expected);
  });

  test("an autodiscover host is the business of the walk, and what a public record points to that of its own rule", () => {
    const handedOut = (host: string): ExchangeFacts => ({ urls: [{ uri: `https://${host}/`, at, side: "external" }] });
    const zones = (lines: string) => ({ "a.example.": outside, "b.example.": `@ MX 10 webmail.a.example.\n${lines}` });
    const said = (host: string, lines: string, inside: string) =>
      lint(
        estateFromText({
          zones: zones(lines),
          internal: { "b.example.": inside },
          certificate,
          exchange: handedOut(host),
        }),
      )
        .findings.filter(({ rule }) => rule === "splitbrain-missing-public")
        .map(({ owner }) => owner);
    expect(said("owa.b.example", "", "owa A 192.168.1.10\n")).toEqual(["owa.b.example."]);
    expect(said("owa.b.example", "old CNAME gone\n", "owa A 192.168.1.10\n")).toEqual(["owa.b.example."]);
    const aliases = "owa A 192.168.1.10\nalias CNAME owa\nportal CNAME alias\n@ MX 10 alias\n";
    expect(said("owa.b.example", "", aliases)).toEqual(["owa.b.example."]);
    expect(said("autodiscover.b.example", "", "autodiscover A 192.168.1.10\n")).toEqual([]);
    expect(said("owa.b.example", "portal CNAME owa\n", "owa A 192.168.1.10\n")).toEqual([]);
    expect(said("owa.b.example", "@ MX 20 owa\n", "owa A 192.168.1.10\n")).toEqual([]);
    expect(said("owa.b.example", "@ MX 20 alias\nalias CNAME owa\n", "owa A 192.168.1.10\n")).toEqual([]);
    expect(said("owa.c.example", "", "owa A 192.168.1.10\n")).toEqual([]);
  });

  test("where it is handed out is told", () => {
    const text = {
      zones: { "a.example.": outside },
      internal: { "a.example.": `${inside}ews A 192.168.1.10\n` },
      certificate,
    };
    const found = (exchange: ExchangeFacts) =>
      lint(estateFromText({ ...text, exchange })).findings.find(({ rule }) => rule === "splitbrain-missing-public");
    expect(found(ews("external"))?.message).toContain(
      "Exchange hands https://ews.a.example/EWS/Exchange.asmx to clients",
    );
    expect(found({ urls: [] })?.message).toContain("It is on the certificate");
  });

  test("handed out without being anywhere is the business of another rule", () => {
    expect(said(ews("external"), "")).toEqual([]);
  });
});
