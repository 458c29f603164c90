import { describe, expect, test } from "vitest";
import { inventoryFrom } from "./inventory-of.js";

describe("which certificates are judged", () => {
  const one = (name: string, Services: string, more: object = {}) => ({
    ...{
      Thumbprint: name,
      FriendlyName: name,
      Subject: `CN=${name}.com`,
      Services,
      CertificateDomains: [`${name}.com`],
    },
    ...more,
  });
  const own = {
    IsSelfSigned: true,
    FriendlyName: "Microsoft Exchange",
    Subject: "CN=EX01",
    CertificateDomains: ["EX01"],
  };
  const auth = { ...own, FriendlyName: "", Subject: "CN=Microsoft Exchange Server Auth Certificate" };
  const until = (year: number) => ({ Subject: "CN=mail.com", NotAfter: `${year}-01-01T00:00:00Z` });

  test.each<[string, object[], string[]]>([
    [
      "a bought one, not that of Exchange",
      [one("a", "IIS"), one("x", "IIS, SMTP", own)],
      ["a: iis", "Microsoft Exchange: smtp"],
    ],
    ["that of Exchange where there is no other", [one("x", "IIS, SMTP", own)], ["Microsoft Exchange: iis smtp"]],
    [
      "a bought one that was requested without a name",
      [one("a", "IIS", { FriendlyName: own.FriendlyName })],
      ["Microsoft Exchange: iis"],
    ],
    ["never the one for tokens", [one("x", "SMTP", auth)], []],
    ["the successor", [one("a", "SMTP", until(2026)), one("b", "IIS, SMTP", until(2027))], ["b: iis smtp"]],
    ["each of IIS", [one("a", "IIS", until(2026)), one("b", "IIS", until(2027))], ["a: iis", "b: iis"]],
    ["several of SMTP with other subjects", [one("a", "SMTP"), one("b", "SMTP")], ["a: smtp", "b: smtp"]],
    ["a self-signed one with a public name", [one("a", "IIS", { IsSelfSigned: true })], ["a: iis"]],
    [
      "equal labels get their thumbprints",
      [one("a", "IIS", { FriendlyName: "m" }), one("b", "IIS", { FriendlyName: "m" })],
      ["m (A): iis", "m (B): iis"],
    ],
  ])("%s", (_, certificates, expected) => {
    const { certificates: judged } = inventoryFrom(certificates);
    expect(judged.map(({ label, services }) => `${label}: ${services.join(" ")}`)).toEqual(expected);
  });
});
