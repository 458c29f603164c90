import { X509Certificate } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import type { Certificate } from "../../src/certificate/certificate.js";
import { childrenOf, contentOf, elementOf, readDer } from "../../src/certificate/der.js";
import { readCertificate } from "../../src/certificate/read.js";
import { primitive } from "./open-lengths.js";
import { certificateWorkshop, dnsNames } from "./openssl.js";

const workshop = certificateWorkshop();
afterAll(workshop.remove);
const { openssl, path } = workshop;

const made = workshop.make({ subject: "/CN=mail.contoso.com", extensions: [dnsNames("old.contoso.com")] });
const names = ["mail.contoso.com", "*.contoso.com", "xn--mller-kva.example"];

function request(...extensions: string[]): Buffer {
  const added = extensions.flatMap((extension) => ["-addext", extension]);
  const subject = ["-utf8", "-subj", "/C=DE/O=Müller/CN=mail.contoso.com"];
  return openssl("req", "-new", "-config", "ca.cnf", "-key", made.keyFile, ...subject, ...added);
}

const pem = request(
  dnsNames(...names),
  "keyUsage=digitalSignature,keyEncipherment",
  "extendedKeyUsage=serverAuth,clientAuth",
  "subjectKeyIdentifier=hash",
).toString();
writeFileSync(path("mail.csr"), pem);
const der = openssl("req", "-in", "mail.csr", "-outform", "DER");

function outcome(content: string | Uint8Array, file = "mail.req") {
  return readCertificate({ path: file, bytes: typeof content === "string" ? Buffer.from(content) : content });
}

function read(content: string | Uint8Array): Certificate {
  const certificate = outcome(content);
  if ("unreadable" in certificate) throw new Error(certificate.unreadable);
  return certificate;
}

test("all that is read of it", () => {
  const { at, encoding, ...rest } = read(der);
  const info = childrenOf(readDer(der) ?? failed())?.[0] ?? failed();
  const [, subject, key] = childrenOf(info) ?? [];
  expect(rest).toEqual({
    ...{ label: "mail.req", kind: "request", format: "der", services: [], issuerKind: "public", hasSan: true },
    ...{ subject: "CN=mail.contoso.com, O=Müller, C=DE", commonName: "mail.contoso.com", isAuthority: false },
    ...{ keyType: "ec", keyBits: 256, keyCurve: "P-256", signature: "ecdsa-with-SHA256" },
    ...{ usages: ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"], keyUsages: ["digitalSignature", "keyEncipherment"] },
    subjectKeyId: read(made.der).subjectKeyId,
    names: [
      { text: names[0], name: "mail.contoso.com.", wildcard: false, at },
      { text: names[1], name: "contoso.com.", wildcard: true, at },
      { text: names[2], name: "xn--mller-kva.example.", wildcard: false, at },
    ],
  });
  expect(Object.values(encoding ?? {}).map((octets) => Buffer.from(octets))).toEqual([
    der,
    new X509Certificate(made.der).publicKey.export({ type: "spki", format: "der" }),
    Buffer.from(elementOf(subject ?? failed())),
  ]);
  expect(key && contentOf(key).length).toBeGreaterThan(0);
});

function failed(): never {
  throw new Error("OpenSSL made no request");
}

const microsoft = pem.replaceAll("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
const unicode = Buffer.from(microsoft.replaceAll("\n", "\r\n"), "utf16le");
test.each<[string, string | Uint8Array]>([
  ["PEM", pem],
  ["PEM with Microsoft's label", microsoft],
  ["as [IO.File]::WriteAllBytes writes what [Text.Encoding]::Unicode makes", unicode],
  ["the same with a byte order mark, as Set-Content writes it", Buffer.concat([Buffer.from([0xff, 0xfe]), unicode])],
  ["in UTF-16 of the other order", Buffer.from(unicode).swap16()],
  ["base64 alone, as some consoles show it", Buffer.from(der).toString("base64")],
  ["base64 alone in UTF-16", Buffer.from(Buffer.from(der).toString("base64"), "utf16le")],
  ["beside its key", `${readFileSync(made.keyFile, "latin1")}${pem}`],
  ["with what openssl req -text prints before it", openssl("req", "-in", "mail.csr", "-text")],
  ["labelled as a certificate by certutil -encode", pem.replaceAll("CERTIFICATE REQUEST", "CERTIFICATE")],
])("%s", (_, content) => {
  const certificate = read(content);
  expect(certificate).toMatchObject({ kind: "request", format: "pem", subject: "CN=mail.contoso.com, O=Müller, C=DE" });
  expect(certificate.names.map(({ text }) => text)).toEqual(names);
});

describe("a renewal that wraps the request", () => {
  // What certreq makes of RequestType = PKCS7 and CMC: the request, signed with the certificate that it renews.
  const signed = (type: string, content: Uint8Array) => {
    writeFileSync(path("content"), content);
    const signer = ["-signer", made.file, "-inkey", made.keyFile, "-econtent_type", type];
    return openssl("cms", "-sign", "-binary", "-nodetach", "-in", "content", "-outform", "DER", ...signer);
  };
  const tagged = primitive(0xa0, Buffer.concat([primitive(0x02, Buffer.from([1])), der]));
  const empty = primitive(0x30, Buffer.alloc(0));
  const pkiData = primitive(0x30, Buffer.concat([empty, primitive(0x30, tagged), empty, empty]));
  test.each([
    ["PKCS#7", "1.2.840.113549.1.7.1", der],
    ["CMC", "1.3.6.1.5.5.7.12.2", pkiData],
  ])("%s", (_, type, content) => {
    expect(read(signed(type, content))).toMatchObject({ kind: "request", names: names.map((text) => ({ text })) });
  });
  test("a damaged one", () => {
    const damaged = Buffer.from(der).fill(0xff, 40, 60);
    const wrapped = primitive(0xa0, Buffer.concat([primitive(0x02, Buffer.from([1])), damaged]));
    const content = primitive(0x30, Buffer.concat([empty, primitive(0x30, wrapped), empty, empty]));
    expect(outcome(signed("1.3.6.1.5.5.7.12.2", content))).toEqual({
      unreadable: "mail.req is a PKCS#7 file around a certificate request that is damaged: make the request again.",
    });
  });
});

test("Windows' own number for the extensions", () => {
  const windows = Buffer.from(der);
  // 1.2.840.113549.1.9.14 and 1.3.6.1.4.1.311.2.1.14 differ in length: the attribute is made anew.
  const outer = childrenOf(readDer(windows) ?? failed()) ?? [];
  const [info = failed(), ...signature] = outer;
  const [version, subject, key, attributes] = childrenOf(info) ?? [];
  const [attribute = failed()] = childrenOf(attributes ?? failed()) ?? [];
  const [, values] = childrenOf(attribute) ?? [];
  const oid = primitive(0x06, Buffer.from("2b0601040182370201 0e".replace(" ", ""), "hex"));
  const remade = primitive(0xa0, primitive(0x30, Buffer.concat([oid, elementOf(values ?? failed())])));
  const parts = [version, subject, key].map((part) => elementOf(part ?? failed()));
  const content = [primitive(0x30, Buffer.concat([...parts, remade])), ...signature.map(elementOf)];
  expect(read(primitive(0x30, Buffer.concat(content))).names.map(({ text }) => text)).toEqual(names);
});

test("without alternative names", () => {
  expect(read(request())).toMatchObject({ kind: "request", names: [], hasSan: false, commonName: "mail.contoso.com" });
});

test("beside the certificate that was issued on it, the certificate counts", () => {
  expect(read(pem + made.pem)).toMatchObject({ kind: "certificate", names: [{ text: "old.contoso.com" }] });
});

test("two requests are refused by name", () => {
  expect(outcome(pem + request())).toEqual({
    unreadable:
      'mail.req holds 2 certificate requests ("CN=mail.contoso.com, O=Müller, C=DE", "CN=mail.contoso.com, O=Müller, C=DE"): put each into a file of its own.',
  });
});

test.each<[string, string | Uint8Array, string]>([
  ["cut short", der.subarray(0, 100), `mail.req is cut short: it has 100 of ${der.length} bytes, so copy it again.`],
  [
    "without an END line",
    pem.slice(0, -20),
    "mail.req is cut short: the certificate request that begins on line 1 has no END line, so copy it again.",
  ],
  [
    "a line of it is missing",
    pem.split("\n").toSpliced(3, 1).join("\n"),
    "mail.req is damaged: the certificate request that begins on line 1 cannot be read, so copy it again.",
  ],
])("damage: %s", (_, content, unreadable) => expect(outcome(content)).toEqual({ unreadable }));
