import { expect, test } from "vitest";
import { misspeltDomains } from "../../src/autodiscover/misspelt-domain.js";
import { namesInArguments, plannedCertificate } from "../../src/certificate/planned.js";
import { buildEstate } from "../../src/estate/build.js";
import { type Name, toName } from "../../src/zone/name.js";

function meant(domain: string, ...names: string[]): string[] {
  const certificate = plannedCertificate(namesInArguments("--san", names));
  const declared = [{ name: toName(domain) as Name, at: certificate.at }];
  const estate = buildEstate({ zones: { public: [] }, certificates: [certificate], declared });
  return misspeltDomains(estate).map((found) => `${found.written.text} → ${found.meant}`);
}

test.each([
  ["a letter doubled", "contoso.com", "mail.contosso.com", "mail.contoso.com"],
  ["a letter left out", "contoso.com", "mail.contso.com", "mail.contoso.com"],
  ["a letter replaced", "contoso.com", "mail.contodo.com", "mail.contoso.com"],
  ["two letters swapped", "contoso.com", "mail.cnotoso.com", "mail.contoso.com"],
  ["the last two letters swapped", "contoso.com", "mail.contoos.com", "mail.contoso.com"],
  ["the domain itself", "contoso.com", "contosso.com", "contoso.com"],
  ["two slips in a long word", "northwindtraders.com", "mail.nortwindtaders.com", "mail.northwindtraders.com"],
  ["below a suffix of two labels", "contoso.co.uk", "mail.contosso.co.uk", "mail.contoso.co.uk"],
])("%s", (_, domain, written, right) => {
  expect(meant(domain, written)).toEqual([`${written} → ${right}`]);
});

test.each([
  ["the name itself", "contoso.com", "mail.contoso.com"],
  ["another top-level domain", "contoso.com", "mail.contoso.co"],
  ["another last letter", "companya.com", "mail.companyb.com"],
  ["another first letter", "contoso.com", "mail.montoso.com"],
  ["a letter more at the end", "contoso.com", "mail.contosos.com"],
  ["a digit", "contoso.com", "mail.cont0so.com"],
  ["a short word", "acme.com", "mail.accme.com"],
  ["two slips in a word of seven letters", "contoso.com", "mail.contsoso.co"],
  ["two labels that differ", "mail.contoso.com", "mial.contosso.com"],
  ["a suffix inside", "contoso.local", "mail.contosso.local"],
  ["another word", "contoso.com", "mail.fabrikam.com"],
])("no slip: %s", (_, domain, written) => {
  expect(meant(domain, written)).toEqual([]);
});

test("the right name beside it", () => {
  expect(meant("contoso.com", "mail.contosso.com", "mail.contoso.com")).toEqual([]);
  expect(meant("contoso.com", "mail.contosso.com", "*.contoso.com")).toEqual([]);
  expect(meant("contoso.com", "*.contosso.com", "*.contoso.com")).toEqual([]);
  expect(meant("contoso.com", "*.contosso.com", "mail.contoso.com")).toHaveLength(1);
});
