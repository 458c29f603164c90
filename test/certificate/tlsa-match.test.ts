import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../../scripts/paths.mjs";
import type { Certificate } from "../../src/certificate/certificate.js";
import { readCertificate } from "../../src/certificate/read.js";
import { tlsaFits } from "../../src/certificate/tlsa-match.js";

function certificate(file: string): Certificate {
  const path = `fixtures/certificates/${file}`;
  const read = readCertificate({ path, bytes: readFileSync(join(root, path)) });
  if ("unreadable" in read) throw new Error(read.unreadable);
  return read;
}

/** The certificates of a file as OpenSSL sees them. */
function known(file: string): X509Certificate[] {
  const text = readFileSync(join(root, "fixtures/certificates", file), "latin1");
  return (text.match(/-----BEGIN[\s\S]*?-----END CERTIFICATE-----/g) ?? []).map((pem) => new X509Certificate(pem));
}

/** The association data of RFC 6698 §2.1, made from what OpenSSL exports. */
function association(x509: X509Certificate, selector: number, matchingType: number): string {
  const bytes = selector === 0 ? x509.raw : x509.publicKey.export({ type: "spki", format: "der" });
  const algorithm = ["", "sha256", "sha512"][matchingType];
  const data = algorithm ? createHash(algorithm).update(bytes).digest() : bytes;
  return data.toString("hex").toUpperCase();
}

const forms = [0, 1].flatMap((selector) => [0, 1, 2].map((matchingType) => ({ selector, matchingType })));

describe.each(forms)("selector $selector, matching type $matchingType", ({ selector, matchingType }) => {
  const fits = (file: string, usage: number, of: X509Certificate) =>
    tlsaFits(certificate(file), {
      usage,
      selector,
      matchingType,
      association: association(of, selector, matchingType),
    });
  const [issuing, leaf, top] = known("company-abc-chain.pem") as [X509Certificate, X509Certificate, X509Certificate];
  const [stranger] = known("expired.pem") as [X509Certificate];

  test("usage 3 is the server's own certificate alone", () => {
    expect(fits("company-abc.pem", 3, leaf)).toBe(true);
    expect(fits("company-abc-chain.pem", 3, leaf)).toBe(true);
    expect(fits("company-abc-chain.pem", 3, issuing)).toBe(false);
    expect(fits("company-abc-chain.pem", 3, stranger)).toBe(false);
  });

  test("usage 2 is any certificate of the chain, and open where that is not whole", () => {
    expect(fits("company-abc-chain.pem", 2, issuing)).toBe(true);
    expect(fits("company-abc-chain.pem", 2, top)).toBe(true);
    expect(fits("company-abc-chain.pem", 2, stranger)).toBe(false);
    expect(fits("company-abc.pem", 2, issuing)).toBeUndefined();
    expect(fits("bundle.p7b", 2, issuing)).toBe(true);
    expect(fits("bundle.p7b", 2, top)).toBeUndefined();
    expect(fits("self-signed.pem", 2, stranger)).toBe(false);
  });
});

test("a list of names fits nothing and refutes nothing", () => {
  const names = readCertificate({ path: "names.txt", bytes: new TextEncoder().encode("mail.contoso.example\n") });
  expect(tlsaFits(names as Certificate, { usage: 3, selector: 1, matchingType: 1, association: "AB" })).toBeUndefined();
});
