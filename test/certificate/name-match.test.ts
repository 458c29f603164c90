import { X509Certificate } from "node:crypto";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { Certificate } from "../../src/certificate/certificate.js";
import { certificatesServing, coveringName, covers, isCovered } from "../../src/certificate/name-match.js";
import { namesInArguments, plannedCertificate } from "../../src/certificate/planned.js";
import { readCertificate } from "../../src/certificate/read.js";
import { type Name, toName } from "../../src/zone/name.js";
import { certificateWorkshop, dnsNames } from "./openssl.js";

const workshop = certificateWorkshop();
afterAll(workshop.remove);

function name(text: string): Name {
  const made = toName(text);
  if (!made) throw new Error(`${text} is no name`);
  return made;
}

function certificate(...names: string[]): Certificate {
  return plannedCertificate(namesInArguments("--san", names));
}

describe("RFC 9525 §6.3", () => {
  test.each([
    ["mail.contoso.com", "mail.contoso.com", true],
    ["Mail.Contoso.com", "mAIL.contoso.COM.", true],
    ["mail.contoso.com.", "mail.contoso.com", true],
    ["mail.contoso.com", "www.mail.contoso.com", false],
    ["www.mail.contoso.com", "mail.contoso.com", false],
    ["*.contoso.com", "autodiscover.contoso.com", true],
    ["*.contoso.com", "contoso.com", false],
    ["*.contoso.com", "a.b.contoso.com", false],
    ["*.contoso.com", "autodiscover.fabrikam.com", false],
    ["*.contoso.com", "xn--mller-kva.contoso.com", true],
    ["auto*.contoso.com", "autodiscover.contoso.com", false],
    ["*discover.contoso.com", "autodiscover.contoso.com", false],
    ["mail.*.com", "mail.contoso.com", false],
    ["*.*.com", "mail.contoso.com", false],
    ["*", "contoso", false],
    ["*.com", "contoso.com", false],
    ["*.local", "corp-sbs.local", false],
    ["CORP-SBS", "corp-sbs", true],
    ["m\u00fcller.example", "xn--mller-kva.example", true],
    ["192.0.2.1", "192.0.2.1", false],
  ])("%s covers %s: %s", (san, dialled, expected) => {
    const one = certificate(san);
    expect(one.names.some((own) => covers(own, name(dialled)))).toBe(expected);
    expect(isCovered([one], name(dialled))).toBe(expected);
  });

  test("the exact name is the one that covers, wherever it stands", () => {
    const both = certificate("*.contoso.com", "mail.contoso.com");
    expect(coveringName(both, name("mail.contoso.com"))?.text).toBe("mail.contoso.com");
    expect(coveringName(both, name("owa.contoso.com"))?.text).toBe("*.contoso.com");
    expect(coveringName(both, name("contoso.com"))).toBeUndefined();
  });

  test("any of several certificates is enough, and none covers nothing", () => {
    expect(isCovered([certificate("a.example"), certificate("b.example")], name("b.example"))).toBe(true);
    expect(isCovered([], name("b.example"))).toBe(false);
  });
});

test("a certificate serves what is said of it, and everything when nothing is said", () => {
  const silent = certificate("a.example");
  const web: Certificate = { ...certificate("b.example"), services: ["iis", "pop"] };
  const mail: Certificate = { ...certificate("c.example"), services: ["smtp"] };
  expect(certificatesServing("iis", [silent, web, mail])).toEqual([silent, web]);
  expect(certificatesServing("smtp", [silent, web, mail])).toEqual([silent, mail]);
});

describe("against OpenSSL's own matching", () => {
  const label = fc.constantFrom("a", "b", "mail", "0", "a-b", "xn--mller-kva", "com", "A");
  const sanLabel = fc.oneof(
    { weight: 5, arbitrary: label },
    { weight: 2, arbitrary: fc.constantFrom("*", "a*", "*b", "m*l") },
  );
  const san = fc
    .tuple(
      fc.oneof(sanLabel, fc.constant("*")),
      fc.array(label, { maxLength: 3 }),
      fc.array(sanLabel, { maxLength: 1 }),
    )
    .map(([first, middle, last]) => [first, ...middle, ...last].join("."));
  const host = fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join("."));
  const sets = fc.sample(fc.uniqueArray(san, { minLength: 1, maxLength: 8 }), { seed: 9525, numRuns: 12 });

  test.each(sets.map((names) => [names.join(" "), names] as const))("%s", (_, names) => {
    const { der } = workshop.make({ subject: "/CN=mail.a.b", extensions: [dnsNames(...names)] });
    const ours = readCertificate({ path: "a", bytes: der }) as Certificate;
    const theirs = new X509Certificate(der);
    const agree = (dialled: string) => {
      const matched = theirs.checkHost(dialled, { subject: "never", partialWildcards: false });
      expect([dialled, isCovered([ours], name(dialled))]).toEqual([dialled, matched !== undefined]);
      expect(ours.names.some((own) => covers(own, name(dialled)))).toBe(matched !== undefined);
    };
    fc.assert(fc.property(host, agree), { numRuns: 200 });
    // Hosts that are sure to come near: the names themselves, a label more and a label less.
    for (const near of names.map((text) => text.replaceAll("*", "x"))) {
      for (const dialled of [near, `mail.${near}`, near.slice(near.indexOf(".") + 1)]) agree(dialled);
    }
  });
});
