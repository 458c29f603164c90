import { describe, expect, test } from "vitest";
import {
  internalSuffixes,
  isInternalName,
  whyInternal,
  whyInternalOnCertificate,
} from "../../src/certificate/internal-name.js";
import { namesInArguments, plannedCertificate } from "../../src/certificate/planned.js";
import { type Name, toName } from "../../src/zone/name.js";

describe("host names", () => {
  test.each([
    ["corp-sbs", "it is a single label"],
    ["exch01.contoso.local", "it belongs to multicast DNS on the local link (.local)"],
    ["local", "it belongs to multicast DNS on the local link (.local)"],
    ["localhost", "it always means the machine itself (.localhost)"],
    ["mail.contoso.corp", "no such top-level domain is delegated (.corp)"],
    ["mail.contoso.internal", "it is reserved for private use for good (.internal)"],
    ["nas.home.arpa", "it means something inside one home network only (.home.arpa)"],
    ["home.arpa", "it means something inside one home network only (.home.arpa)"],
  ])("%s is internal: %s", (text, because) => expect(whyInternal(toName(text) as Name)?.because).toBe(because));

  test.each([
    "mail.contoso.com",
    "mail.contoso.example",
    "example.com",
    "local.contoso.com",
    "mail.mylocal",
    "mail.contoso.arpa",
    "corp.contoso.com",
    "mail.contoso.cloud",
    "xn--mller-kva.example",
  ])("%s may be public", (text) => expect(isInternalName(toName(text) as Name)).toBe(false));
});

describe("names of a certificate", () => {
  test.each([
    ["10.0.0.25", "it is a private address (RFC 1918)"],
    ["192.168.1.10", "it is a private address (RFC 1918)"],
    ["127.0.0.1", "it is a loopback address"],
    ["fd00::1", "it is a unique local address (RFC 4193)"],
    ["fe80::1", "it is a link-local address (RFC 3927, RFC 4291)"],
    ["203.0.113.10", undefined],
    ["2001:db8::1", undefined],
    ["8.8.8.8", undefined],
    ["*.contoso.local", "it belongs to multicast DNS on the local link (.local)"],
    ["*.local", "it belongs to multicast DNS on the local link (.local)"],
    ["*.contoso.com", undefined],
    ["*.com", undefined],
    ["auto*.contoso.local", undefined],
  ])("%s: %s", (text, because) => {
    const [name] = plannedCertificate(namesInArguments("--san", [text])).names;
    expect(name && whyInternalOnCertificate(name)?.because).toBe(because);
  });
});

test("every suffix has its source, once, and is a name", () => {
  const suffixes = internalSuffixes.map(({ suffix }) => suffix);
  expect(new Set(suffixes).size).toBe(suffixes.length);
  for (const { suffix, because, source } of internalSuffixes) {
    expect(toName(suffix)).toBe(`${suffix}.`);
    expect(because).not.toBe("");
    expect(source).toMatch(/^(?:RFC \d+|ICANN|IANA)/);
  }
});
