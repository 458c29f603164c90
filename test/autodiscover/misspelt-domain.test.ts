import { expect, test } from "vitest";
import { misspeltDomains } from "../../src/autodiscover/misspelt-domain.js";
import type { CertificateService } from "../../src/certificate/certificate.js";
import { namesInArguments, plannedCertificate } from "../../src/certificate/planned.js";
import { buildEstate } from "../../src/estate/build.js";
import { type Name, toName } from "../../src/zone/name.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";

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
  ["in a word of five letters", "acmes.com", "mail.acmmes.com", "mail.acmes.com"],
  ["two slips in a word of ten letters", "adventures.com", "mail.advnetuers.com", "mail.adventures.com"],
  [
    "two slips at the ends of a long word",
    "northwindtraders.com",
    "mail.onrthwindtradesr.com",
    "mail.northwindtraders.com",
  ],
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
  ["two slips in a word of seven letters", "contoso.com", "mail.cnotsoo.com"],
  ["three slips in a long word", "northwindtraders.com", "mail.northwidntarderz.com"],
  ["three slips in a long word that has its ends", "northwindtraders.com", "mail.nozthwizdtradezs.com"],
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
  expect(meant("contoso.com", "*.contosso.com", "contoso.com")).toHaveLength(1);
});

const written = (names: string, services: readonly CertificateService[] = []) => ({
  ...plannedCertificate(namesInArguments("--san", names.split(" "))),
  services,
});

/** What was meant by the names of these certificates, where contoso.com is a mail domain. */
function meantIn(certificates: readonly ReturnType<typeof written>[], more: Partial<EstateText> = {}): string[] {
  const zones = { "contoso.com.": "@ MX 10 mail\nmail A 203.0.113.10\n", ...more.zones };
  return misspeltDomains({ ...estateFromText({ ...more, zones }), certificates }).map(({ meant: right }) => right);
}

const slip = written("mail.contosso.com");

test.each<[string, readonly ReturnType<typeof written>[], Partial<EstateText>, string[]]>([
  ["a slip", [slip], {}, ["mail.contoso.com"]],
  ["the right name on another certificate", [slip, written("mail.contoso.com")], {}, []],
  [
    "the right name on one for mail transport",
    [written("mail.contosso.com x.fabrikam.com", ["iis"]), written("mail.contoso.com", ["smtp"])],
    {},
    [],
  ],
  ["a certificate for federation, whose names nobody dials", [written("mail.contosso.com", ["federation"])], {}, []],
  ["a slip near a domain without mailboxes", [slip], { domains: { "contoso.com": { mail: "none" } } }, []],
  ["a name that was declared", [slip], { hosts: { "mail.contosso.com.": { role: "exchange" } } }, []],
  ["a name of a zone that was given", [slip], { zones: { "contosso.com.": "" } }, []],
  ["a name of an internal zone", [slip], { internal: { "contosso.com.": "" } }, []],
  ["a name below a domain that is accepted too", [slip], { domains: { "contosso.com": {} } }, []],
  ["a domain that is accepted too", [written("contosso.com")], { domains: { "contosso.com": {} } }, []],
  ["a misspelt autodiscover host, of which another rule speaks", [written("autdiscover.contosso.com")], {}, []],
])("%s", (_, certificates, more, right) => {
  expect(meantIn(certificates, more)).toEqual(right);
});
