import { expect, test } from "vitest";
import { isInExchangeOnline, mailboxesMayBeElsewhere } from "../../src/autodiscover/mail-route.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\nfilter A 203.0.113.60\n";

function domainOf(
  lines: string,
  settings: NonNullable<EstateText["domains"]>[string] = {},
  more: Partial<EstateText> = {},
) {
  const zones = { "a.example.": hub, ...(lines && { "b.example.": lines }) };
  const certificate = "webmail.a.example mail.c.example";
  const survey = surveyOf(estateFromText({ zones, certificate, domains: { "b.example": settings }, ...more }));
  const domain = survey.estate.domains.find(({ name }) => name === nameOf("b.example"));
  if (!domain) throw new Error("b.example is no accepted domain");
  return { survey, domain };
}

const here = "@ MX 10 webmail.a.example.\n";
const outside = "@ MX 20 mx.filter.example.\n";

// Microsoft 365 "External domain name system records"; Get-DnssecStatusForVerifiedDomain; dns-records-for-office-365-gcc-high.
test.each<[string, string, "on-premises" | undefined, string | undefined]>([
  ["nowhere", "www A 203.0.113.80\n", undefined, undefined],
  ["here", here, undefined, undefined],
  ["here, by a name on the certificate whose zone was not supplied", "@ MX 10 mail.c.example.\n", undefined, undefined],
  ["to a host of a supplied zone that is not Exchange", "@ MX 10 filter.a.example.\n", undefined, undefined],
  ["to a host that no supplied zone has", outside, undefined, "outside"],
  ["to such a host, and the mailboxes are declared to be here", outside, "on-premises", undefined],
  ["here, and to a host outside", here + outside, undefined, undefined],
  ["to Microsoft", "@ MX 10 b-example.mail.protection.outlook.com.\n", undefined, "microsoft-365"],
  ["to Microsoft, with DNSSEC", "@ MX 10 b-example.e-v1.mx.microsoft.\n", undefined, "microsoft-365"],
  ["to Microsoft, for the government", "@ MX 10 b.mail.protection.office365.us.\n", undefined, "microsoft-365"],
  [
    "to Microsoft, and to a host outside",
    `${outside}@ MX 10 b-example.mail.protection.outlook.com.\n`,
    undefined,
    "microsoft-365",
  ],
])("mail goes %s", (_, lines, mail, elsewhere) => {
  const { survey, domain } = domainOf(lines, mail && { mail });
  expect(mailboxesMayBeElsewhere(survey, domain)).toBe(elsewhere);
});

test("mail for a domain without a zone goes nobody knows where", () => {
  const { survey, domain } = domainOf("");
  expect(mailboxesMayBeElsewhere(survey, domain)).toBeUndefined();
});

const led = "autodiscover CNAME autodiscover.outlook.com.\n";

test.each<[string, string, NonNullable<EstateText["domains"]>[string], boolean]>([
  ["as was declared", here, { mail: "exchange-online" }, true],
  ["as clients are led there, and no mail comes here", outside + led, {}, true],
  ["not as long as mail comes here", here + led, {}, false],
  ["not as long as some of it comes here", here + outside + led, {}, false],
  ["not where clients are led here", `${outside}autodiscover A 203.0.113.10\n`, {}, false],
  ["not against what was declared", outside + led, { mail: "hybrid" }, false],
])("in Exchange Online, %s", (_, lines, settings, isThere) => {
  const { survey, domain } = domainOf(lines, settings);
  expect(isInExchangeOnline(survey, domain)).toBe(isThere);
});
