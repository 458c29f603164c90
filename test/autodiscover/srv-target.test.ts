import { expect, test } from "vitest";
import { targetWithoutOrigin } from "../../src/autodiscover/srv-target.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";
const certificate = "webmail.a.example mail.c.example corp-sbs + owa.d.example";

/** What the record at `_autodiscover._tcp.b.example` was meant to say. */
function meantBy(lines: string, origin = "b.example."): string | undefined {
  const zones = { "a.example.": hub, [origin]: lines };
  const { estate, ...survey } = surveyOf(estateFromText({ zones, certificate }));
  const zone = estate.zones("public").zones.find((one) => one.origin === nameOf(origin));
  const record = zone?.records(nameOf("_autodiscover._tcp.b.example."), "SRV")[0];
  return record && targetWithoutOrigin({ estate, ...survey }, record);
}

const service = (target: string) => `_autodiscover._tcp SRV 0 0 443 ${target}\n`;

// RFC 1035 §5.1: a name that does not end in a dot is relative, and the origin is appended.
test.each([
  ["a name of a zone that was supplied", service("plain.a.example"), "plain.a.example."],
  ["a name of the certificate", service("mail.c.example"), "mail.c.example."],
  ["a name of another certificate", service("owa.d.example"), "owa.d.example."],
  ["a name below a top-level domain", service("mail.contoso.com"), "mail.contoso.com."],
  ["a name that nobody knows", service("mail.floor.office"), undefined],
  ["a single label, though the certificate has it", service("corp-sbs"), undefined],
  ["an absolute name", service("nothing.a.example."), undefined],
  ["the zone itself", service("@"), undefined],
  ["a name that is there", `${service("webmail.a.example")}webmail.a.example A 203.0.113.10\n`, undefined],
  [
    "a name that only a wildcard answers for",
    `${service("webmail.a.example")}* A 203.0.113.10\n`,
    "webmail.a.example.",
  ],
  [
    "below another origin",
    `$ORIGIN _tcp.b.example.\n_autodiscover SRV 0 0 443 webmail.a.example\n`,
    "webmail.a.example.",
  ],
  ["below what cannot have been the origin of the record", service("webmail.a.example.floor"), undefined],
])("%s", (_, lines, meant) => {
  expect(meantBy(lines)).toBe(meant);
});

test("nothing is appended in the root zone", () => {
  expect(meantBy(`_autodiscover._tcp.b.example SRV 0 0 443 nothing\n`, ".")).toBeUndefined();
});
