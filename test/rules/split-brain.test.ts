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
  ])("%s", (_, exchange, expected) => {
    expect(said(exchange)).toEqual(expected);
  });

  test("handed out without being anywhere is the business of another rule", () => {
    expect(said(ews("external"), "")).toEqual([]);
  });
});
