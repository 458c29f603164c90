import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Certificate } from "../../src/certificate/certificate.js";
import { readCertificate } from "../../src/certificate/read.js";
import { remarkedNames } from "../../src/certificate/remarked-name.js";
import { certificateJson } from "../../src/report/certificate-json.js";
import { certificateText } from "../../src/report/certificate-text.js";
import { jsonText } from "../../src/report/json-text.js";

const now = new Date("2026-09-01T12:00:00Z");

function read(path: string, bytes: Uint8Array = readFileSync(path)): Certificate {
  const certificate = readCertificate({ path, bytes });
  if ("unreadable" in certificate) throw new Error(certificate.unreadable);
  return certificate;
}

function text(certificate: Certificate, at = now): string {
  return certificateText(certificate, remarkedNames(certificate), at).join("\n");
}

/** By Node, for comparison. */
const x509 = (name: string) => new X509Certificate(readFileSync(`fixtures/certificates/${name}`));
const thumbprint = (name: string) => x509(name).fingerprint.replaceAll(":", "");

const fixture = (name: string) => read(`fixtures/certificates/${name}`);

describe("for people", () => {
  test("a certificate", () => {
    expect(text(fixture("company-abc.cer"))).toBe(
      `fixtures/certificates/company-abc.cer: certificate, DER
  subject     CN=webmail.companya.com, O=Company A, C=XX
  issuer      CN=Example Issuing CA, O=Example Trust, C=XX
  valid       2026-06-01 00:00 to 2026-12-17 23:59 UTC: 107 days left
  key         rsa, 2048 bits
  signature   sha256WithRSAEncryption
  usage       serverAuth
  key usage   digitalSignature, keyEncipherment
  thumbprint  ${thumbprint("company-abc.pem")}
  names       2
    webmail.companya.com
    autodiscover.companya.com`,
    );
  });

  test("a self-signed one with internal names", () => {
    expect(text(fixture("self-signed.pem")).split("\n").slice(2)).toEqual([
      "  issuer      itself (self-signed)",
      "  valid       2024-06-01 00:00 to 2029-06-01 00:00 UTC: 1003 days left",
      "  key         rsa, 2048 bits",
      "  signature   sha256WithRSAEncryption",
      "  usage       serverAuth",
      "  key usage   digitalSignature, keyEncipherment",
      `  thumbprint  ${thumbprint("self-signed.pem")}`,
      "  names       3",
      "    exch01                 internal: it is a single label",
      "    exch01.companya.local  internal: it belongs to multicast DNS on the local link (.local)",
      "    webmail.companya.com",
    ]);
  });

  test("a list with all that is remarkable", () => {
    const list = "*.companya.com m\u00fcller.example 10.0.0.1 203.0.113.1 *.com auto*.example mail.companya.com";
    expect(text(read("names.txt", Buffer.from(list))).split("\n")).toEqual([
      "names.txt: list of names",
      "  names       7",
      "    *.companya.com                          wildcard: one label below companya.com, and not companya.com itself",
      "    xn--mller-kva.example (m\u00fcller.example)",
      "    10.0.0.1                                internal: it is a private address (RFC 1918); covers no host name",
      "    203.0.113.1                             covers no host name",
      "    *.com                                   wildcard below a top-level domain: clients refuse it",
      "    auto*.example                           covers no host name",
      "    mail.companya.com",
    ]);
  });

  test("a request, and a bundle", () => {
    expect(text(fixture("request.csr"))).toBe(
      `fixtures/certificates/request.csr: certificate request, PEM
  subject     CN=webmail.companya.com, O=Company A, C=XX
  issued      not yet: a request has no dates and no issuer
  key         rsa, 2048 bits
  signature   sha256WithRSAEncryption
  names       2
    webmail.companya.com
    autodiscover.companya.com`,
    );
    const bundle = text(fixture("bundle.p7b")).split("\n");
    expect(bundle[0]).toBe("fixtures/certificates/bundle.p7b: certificate, PKCS#7");
    expect(bundle).toContain("  chain       CN=Example Issuing CA, O=Example Trust, C=XX");
  });

  test("one without subject alternative names", () => {
    expect(text(fixture("common-name-only.pem"))).toContain(
      "  names       none: it has no subject alternative names, and its common name does not count",
    );
  });

  test.each([
    ["expired.pem", now, ": expired 599 days ago"],
    ["not-yet-valid.pem", now, ": not valid yet, begins in 29 days"],
    ["expires-soon.pem", now, ": 6 days left"],
    ["expires-soon.pem", new Date("2026-09-06T20:00:00Z"), ": 1 day left"],
    ["expires-soon.pem", new Date("2026-09-07T23:59:59Z"), ": less than a day left"],
    ["expires-soon.pem", new Date("2026-09-08T00:00:00Z"), ": expired less than a day ago"],
  ])("%s at %s", (name, at, words) => expect(text(fixture(name), at)).toContain(`UTC${words}\n`));

  test("no control character reaches the terminal", () => {
    const certificate: Certificate = {
      ...fixture("company-abc.pem"),
      subject: "CN=\u001b]0;x\u0007",
      names: [{ text: "a\u001b[2J\u202e.example", wildcard: false, at: fixture("company-abc.pem").at }],
    };
    const shown = text(certificate).replaceAll("\n", "");
    expect(shown).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(shown).toContain("a\\u001b[2J\\u202e.example");
    expect(jsonText(certificateJson(certificate)).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe("for machines", () => {
  test("a certificate", () => {
    expect(JSON.parse(JSON.stringify(certificateJson(fixture("self-signed.pem"))))).toEqual({
      file: "fixtures/certificates/self-signed.pem",
      kind: "certificate",
      format: "pem",
      subject: "CN=EXCH01",
      issuer: "CN=EXCH01",
      names: ["exch01", "exch01.companya.local", "webmail.companya.com"],
      notBefore: "2024-06-01T00:00:00.000Z",
      notAfter: "2029-06-01T00:00:00.000Z",
      keyType: "rsa",
      keyBits: 2048,
      signature: "sha256WithRSAEncryption",
      usages: ["1.3.6.1.5.5.7.3.1"],
      keyUsages: ["digitalSignature", "keyEncipherment"],
      selfSigned: true,
      isAuthority: false,
      serial: x509("self-signed.pem").serialNumber,
      thumbprint: thumbprint("self-signed.pem"),
      subjectKeyId: expect.stringMatching(/^[0-9A-F]{40}$/),
    });
  });

  test("a list leaves out what it does not tell", () => {
    const list = read("names.txt", Buffer.from("m\u00fcller.example"));
    expect(JSON.parse(JSON.stringify(certificateJson(list)))).toEqual({
      file: "names.txt",
      kind: "planned",
      format: "list",
      names: ["xn--mller-kva.example"],
    });
  });
});
