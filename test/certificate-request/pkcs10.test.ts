import { execFileSync } from "node:child_process";
import { createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCertificate } from "../../src/certificate/read.js";
import { der, objectIdentifier } from "../../src/certificate-request/der-writer.js";
import { pkcs10Request, type RequestKey } from "../../src/certificate-request/pkcs10.js";
import type { SubjectAttribute } from "../../src/certificate-request/subject.js";
import { folderWith } from "../cli/folder.js";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key: RequestKey = {
  publicKey: publicKey.export({ type: "spki", format: "der" }),
  sign: (octets) => sign("sha256", octets, privateKey),
};
const names = ["webmail.companya.com", "*.companyb.com"];
const subject: SubjectAttribute[] = [
  { type: "C", value: "DE" },
  { type: "O", value: 'K\u00f6lner A, "B"' },
  { type: "CN", value: "webmail.companya.com" },
];

describe("what OpenSSL makes of it", () => {
  test("signed, with names, usages and subject", () => {
    const folder = folderWith({ "request.csr": pkcs10Request({ names, subject }, key) });
    const args = ["req", "-in", "request.csr", "-noout", "-verify", "-text", "-nameopt", "utf8,sep_comma_plus,sname"];
    const text = execFileSync("openssl", args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] }).toString();
    expect(text.match(/DNS:[^,\s]+/g)).toEqual(names.map((name) => `DNS:${name}`));
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Key Encipherment/);
    expect(text).toContain("TLS Web Server Authentication");
    expect(text).toContain('Subject: C=DE,O=K\u00f6lner A, "B",CN=webmail.companya.com');
    execFileSync("openssl", ["req", "-in", "request.csr", "-noout", "-verify"], { cwd: folder, stdio: "pipe" });
  });

  test("lengths of one, two and three octets, identifiers of several", () => {
    for (const length of [0, 127, 128, 255, 256, 65_535, 65_536]) {
      const element = der(0x04, new Uint8Array(length));
      const read = execFileSync("openssl", ["asn1parse", "-inform", "DER"], { input: element }).toString();
      expect(read).toContain(`l=${String(length).padStart(4)} prim: OCTET STRING`);
    }
    const oid = execFileSync("openssl", ["asn1parse", "-inform", "DER"], {
      input: objectIdentifier("1.2.840.113549.1.9.14"),
    });
    expect(oid.toString()).toContain("Extension Request");
  });
});

test("whatever names and organisation, our own reader gives them back, and the signature holds", () => {
  const label = fc.stringMatching(/^[a-z0-9]{1,20}$/);
  const host = fc.array(label, { minLength: 2, maxLength: 8 }).map((labels) => labels.join("."));
  fc.assert(
    fc.property(
      fc.uniqueArray(host, { minLength: 1, maxLength: 60 }),
      fc.string({ minLength: 1, maxLength: 64, unit: "grapheme-ascii" }),
      (hosts, organisation) => {
        const signed: Uint8Array[] = [];
        const watched: RequestKey = {
          ...key,
          sign: (octets) => {
            signed.push(octets);
            return key.sign(octets);
          },
        };
        const request = pkcs10Request({ names: hosts, subject: [{ type: "O", value: organisation }] }, watched);
        const read = readCertificate({ path: "request.csr", bytes: new TextEncoder().encode(request) });
        expect("names" in read && read.names.map(({ text }) => text)).toEqual(hosts);
        expect("kind" in read && read.kind).toBe("request");
        const [info = new Uint8Array()] = signed;
        const spki = createPublicKey({ key: Buffer.from(key.publicKey), format: "der", type: "spki" });
        expect(verify("sha256", info, spki, key.sign(info))).toBe(true);
      },
    ),
    { numRuns: 30 },
  );
});
