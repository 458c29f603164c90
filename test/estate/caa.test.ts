import { describe, expect, test } from "vitest";
import { caaIdentitiesOf, organisationIn } from "../../src/certificate/caa-identity.js";
import { caaAuthorization, relevantCaa } from "../../src/estate/caa.js";
import { zoneSet } from "../../src/zone/zone-set.js";
import { nameOf, zoneFromText } from "../zone-from-text.js";

function issuersIn(lines: readonly string[], isWildcard = false) {
  const zone = zoneFromText(lines.map((line) => `@ 3600 IN CAA ${line}\n`).join(""), "contoso.example.");
  return caaAuthorization(zone.records(zone.origin, "CAA"), isWildcard);
}

describe("who may issue (RFC 8659 §4)", () => {
  test.each([
    // §4.2: values as the grammar has them.
    [['0 issue "ca1.example.net"'], ["ca1.example.net"]],
    [['0 issue "ca1.example.net; account=230123"'], ["ca1.example.net"]],
    [['0 issue "\\009ca1.example.net ; a=1 ; b="'], ["ca1.example.net"]],
    [['0 issue "CA1.Example.NET;"'], ["ca1.example.net"]],
    [['0 issue ";"'], []],
    [['0 issue ""'], []],
    [['0 issue "%%%%%"'], []],
    [['0 issue "ca1.example.net; policy"'], []],
    [['0 issue "ca1.example.net."'], []],
    [['0 issue "ca1-.example.net"'], []],
    [['0 issue "https://ca1.example.net"'], []],
    // §4.2: a value that forbids has no effect beside one that allows.
    [['0 issue ";"', '0 issue "ca1.example.net"'], ["ca1.example.net"]],
    // §3, §4.3: without `issue` a plain name is not restricted.
    [['0 iodef "mailto:security@example.com"'], undefined],
    [['0 issuewild ";"'], undefined],
    // §4.1: tags in any case.
    [['0 ISSUE "ca1.example.net"'], ["ca1.example.net"]],
  ])("%j", (lines, issuers) => {
    expect(issuersIn(lines).issuers).toEqual(issuers);
  });

  test.each([
    [['0 issue "ca1.example.net"'], ["ca1.example.net"]],
    [['0 issue "ca1.example.net"', '0 issuewild "ca2.example.org"'], ["ca2.example.org"]],
    [['0 issue "ca1.example.net"', '0 issuewild ";"'], []],
    [['0 issuewild "ca2.example.org"'], ["ca2.example.org"]],
  ])("for a wildcard: %j", (lines, issuers) => {
    expect(issuersIn(lines, true).issuers).toEqual(issuers);
  });

  test.each([
    ['128 tbs "Unknown"', true],
    ['1 tbs "Unknown"', false],
    ['0 tbs "Unknown"', false],
    ['128 issue "ca1.example.net"', false],
    ['128 IODEF "mailto:security@example.com"', false],
  ])("critical and unknown: %s", (line, isUnknown) => {
    expect(issuersIn([line]).unknown !== undefined).toBe(isUnknown);
  });
});

describe("which records count (RFC 8659 §3)", () => {
  const zone = zoneFromText(
    [
      '@ 3600 IN CAA 0 issue "apex.example"',
      'x.y 3600 IN CAA 0 issue "x.example"',
      "alias 3600 IN CNAME x.y",
      "away 3600 IN CNAME host.elsewhere.example.",
      "away.deep 3600 IN A 192.0.2.1",
      "sub 3600 IN NS ns.elsewhere.example.",
      '*.wild 3600 IN CAA 0 issue "wild.example"',
    ].join("\n"),
    "contoso.example.",
  );
  const zones = zoneSet("public", [zone]);

  test.each([
    ["contoso.example.", "apex.example", true],
    ["nowhere.contoso.example.", "apex.example", true],
    ["x.y.contoso.example.", "x.example", true],
    ["a.x.y.contoso.example.", "x.example", true],
    ["y.contoso.example.", "apex.example", true],
    // What an alias leads to counts, and is not climbed: y has none, and nor has the alias's parent but the apex.
    ["alias.contoso.example.", "x.example", true],
    ["away.contoso.example.", "apex.example", false],
    ["deep.sub.contoso.example.", "apex.example", false],
    ["host.wild.contoso.example.", "wild.example", true],
  ])("%s: %s", (name, issuer, isSure) => {
    const found = relevantCaa(zones, nameOf(name));
    expect(found?.records.map(({ data }) => data.value)).toEqual([issuer]);
    expect(found?.isSure).toBe(isSure);
  });

  test("none outside the supplied zones", () => {
    expect(relevantCaa(zones, nameOf("www.fabrikam.example."))).toBeUndefined();
  });
});

test.each([
  ["CN=R11, O=Let's Encrypt, C=US", "letsencrypt.org"],
  ["CN=DigiCert TLS RSA SHA256 2020 CA1, O=DigiCert Inc, C=US", "digicert.com"],
  ["CN=GeoTrust EV RSA CA G2, O=DigiCert\\, Inc., C=US", "digicert.com"],
  ["CN=Sectigo RSA Domain Validation Secure Server CA, O=Sectigo Limited, L=Salford, C=GB", "sectigo.com"],
  [
    "CN=Go Daddy Secure Certificate Authority - G2, O=GoDaddy.com\\, Inc., L=Scottsdale, ST=Arizona, C=US",
    "godaddy.com",
  ],
  ["CN=GlobalSign RSA OV SSL CA 2018, O=GlobalSign nv-sa, C=BE", "globalsign.com"],
  ["CN=WR1, O=Google Trust Services, C=US", "pki.goog"],
  ["CN=Contoso Issuing CA, O=Contoso, C=US", undefined],
  ["CN=Let's Encrypt", undefined],
])("%s calls itself %s", (issuer, identity) => {
  expect(caaIdentitiesOf(issuer)?.[0]).toBe(identity);
});

test("the organisation of a name, its escapes undone", () => {
  expect(organisationIn("CN=a\\, O=b, O=GoDaddy.com\\, Inc.+OU=x, C=US")).toBe("GoDaddy.com, Inc.");
  expect(organisationIn("CN=alone")).toBe("CN=alone");
});
