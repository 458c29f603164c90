import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import type { Certificate } from "../../src/certificate/certificate.js";
import { decodeCertificate } from "../../src/certificate/decode.js";
import { readCertificate } from "../../src/certificate/read.js";
import { positionAt } from "../../src/text/position.js";
import { certificateWorkshop, dnsNames, type Made } from "./openssl.js";

const workshop = certificateWorkshop();
afterAll(workshop.remove);

const authority = ["basicConstraints=critical,CA:TRUE"];
const server = [
  "basicConstraints=CA:FALSE",
  "extendedKeyUsage=serverAuth",
  dnsNames("mail.contoso.com", "*.contoso.com"),
];
const root = workshop.make({ subject: "/CN=Root", extensions: authority }, "root");
const issuing = workshop.make({ subject: "/CN=Issuing", extensions: authority, issuer: root }, "issuing");
const leaf = workshop.make({ subject: "/CN=mail.contoso.com", extensions: server, issuer: issuing }, "leaf");
const other = workshop.make({ subject: "/CN=other.contoso.com", extensions: server, issuer: issuing });

function outcome(content: string | Uint8Array, path = "certs/mail.cer") {
  return readCertificate({ path, bytes: typeof content === "string" ? Buffer.from(content) : content });
}

function read(content: string | Uint8Array): Certificate {
  const certificate = outcome(content);
  if ("unreadable" in certificate) throw new Error(certificate.unreadable);
  return certificate;
}

/** As OpenSSL prints it, without colons. */
function keyId({ file }: Made, extension: string): string {
  const printed = workshop.openssl("x509", "-in", file, "-noout", "-ext", extension).toString();
  return /\b[0-9A-F]{2}(?::[0-9A-F]{2})+/.exec(printed)?.[0].replaceAll(":", "") ?? "none";
}

describe("a certificate", () => {
  const expected = {
    label: "mail.cer",
    services: [],
    issuerKind: "public",
    subject: "CN=mail.contoso.com",
    issuer: "CN=Issuing",
    commonName: "mail.contoso.com",
    notBefore: new Date("2026-06-01T00:00:00Z"),
    notAfter: new Date("2026-12-17T23:59:59Z"),
    keyType: "ec",
    keyBits: 256,
    signature: "ecdsa-with-SHA256",
    usages: ["1.3.6.1.5.5.7.3.1"],
    selfSigned: false,
    hasSan: true,
  };

  test("all that is read of it", () => {
    const { at, names, encoding, ...rest } = read(leaf.der);
    const node = new X509Certificate(leaf.der);
    expect(rest).toEqual({
      ...{ ...expected, kind: "certificate", format: "der", keyCurve: "P-256", isAuthority: false },
      ...{ thumbprint: node.fingerprint.replaceAll(":", ""), serial: node.serialNumber },
      ...{ subjectKeyId: keyId(leaf, "subjectKeyIdentifier"), authorityKeyId: keyId(leaf, "authorityKeyIdentifier") },
    });
    expect([encoding?.der, encoding?.publicKey].map((octets) => Buffer.from(octets ?? []))).toEqual([
      leaf.der,
      node.publicKey.export({ type: "spki", format: "der" }),
    ]);
    expect(Buffer.from(encoding?.issuer ?? [])).toEqual(Buffer.from(read(issuing.der).encoding?.subject ?? []));
    expect(names).toEqual([
      { text: "mail.contoso.com", name: "mail.contoso.com.", wildcard: false, at },
      { text: "*.contoso.com", name: "contoso.com.", wildcard: true, at },
    ]);
    expect([at.source.path, positionAt(at.source, at.start)]).toEqual([
      "certs/mail.cer",
      { line: 1, column: 1, offset: 0 },
    ]);
  });

  const base64 = Buffer.from(leaf.der).toString("base64");
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
  test.each<[string, string | Uint8Array]>([
    ["PEM", leaf.pem],
    ["with CRLF", leaf.pem.replaceAll("\n", "\r\n")],
    ["with a byte order mark", `\ufeff${leaf.pem}`],
    ["in UTF-16, as Notepad saves it", utf16(leaf.pem)],
    ["in UTF-16 of the other order", utf16(leaf.pem).swap16()],
    ["indented, in one line of base64", `  -----BEGIN CERTIFICATE-----  \n  ${base64}\n  -----END CERTIFICATE-----`],
    ["with text around it", `Bag Attributes\n    friendlyName: Mail: 2026\n${leaf.pem}\nthe end`],
    ["with the old label", leaf.pem.replaceAll("CERTIFICATE", "X509 CERTIFICATE")],
    ["without BEGIN and END", base64],
    ["beside its key", `${readFileSync(leaf.keyFile, "latin1")}${leaf.pem}`],
  ])("PEM: %s", (_, content) => expect(read(content)).toMatchObject({ ...expected, format: "pem" }));

  test("trusted by OpenSSL, with what OpenSSL appends", () => {
    const trusted = workshop.openssl("x509", "-in", leaf.file, "-trustout", "-addtrust", "serverAuth");
    expect(trusted.toString()).toContain("BEGIN TRUSTED CERTIFICATE");
    expect(read(trusted)).toMatchObject(expected);
  });

  test("a key beside it is noticed, and never part of what is reported", () => {
    const key = readFileSync(leaf.keyFile, "latin1");
    const certificate = read(`${leaf.pem}${key}`);
    expect(certificate.besidePrivateKey).toBe(true);
    expect(certificate.at.source.bytes.length).toBe(0);
    expect(read(leaf.pem).besidePrivateKey).toBeUndefined();
  });

  test("what was said of it counts", () => {
    const said = { label: "mail", services: ["iis", "smtp"], issuer: "private" } as const;
    expect(readCertificate({ path: "a", bytes: leaf.der, ...said })).toMatchObject({
      ...{ label: "mail", services: ["iis", "smtp"], issuerKind: "private" },
    });
  });

  test("a name twice is one name", () => {
    const twice = workshop.make({
      subject: "/CN=x",
      extensions: [dnsNames("Mail.Contoso.com", "mail.contoso.com.", "b.contoso.com")],
    });
    expect(read(twice.der).names.map(({ text }) => text)).toEqual(["mail.contoso.com", "b.contoso.com"]);
  });

  test("octets beyond ASCII make no host name, Punycode does", () => {
    const extension = dnsNames("xn--mller-kva.example");
    expect(read(workshop.make({ subject: "/CN=x", extensions: [extension] }).der).names[0]?.name).toBe(
      "xn--mller-kva.example.",
    );
  });

  test("without subject alternative names it has no name", () => {
    const bare = read(workshop.make({ subject: "/CN=mail.contoso.com" }).der);
    expect(bare).toMatchObject({ names: [], hasSan: false, commonName: "mail.contoso.com" });
  });
});

describe("the leaf of a chain", () => {
  const orders = [
    [leaf, issuing, root],
    [root, issuing, leaf],
    [issuing, leaf, root],
    [issuing, leaf],
    [root, leaf],
    [leaf, leaf, issuing],
  ];
  test.each(orders.map((order) => [order.map(({ der }) => read(der).subject).join(" · "), order]))("%s", (_, order) => {
    expect(read(order.map(({ pem }) => pem).join("")).subject).toBe("CN=mail.contoso.com");
    expect(read(Buffer.concat(order.map(({ der }) => der))).subject).toBe("CN=mail.contoso.com");
  });

  test("a single certification authority is what was given", () => {
    expect(read(root.pem).subject).toBe("CN=Root");
    expect(read(root.pem + issuing.pem).subject).toBe("CN=Issuing");
  });

  test("the others are kept beside it, each once", () => {
    const { chain } = read(root.pem + leaf.pem + issuing.pem + leaf.pem + root.pem);
    expect(chain?.map(({ subject }) => subject).sort()).toEqual(["CN=Issuing", "CN=Root"]);
    expect(Buffer.from(chain?.find(({ subject }) => subject === "CN=Root")?.encoding.der ?? [])).toEqual(root.der);
    expect(read(leaf.pem).chain).toBeUndefined();
  });

  test("of a certificate and those that it replaced, with the same key, the newest", () => {
    const older = workshop.make(
      { subject: "/CN=mail.contoso.com", extensions: server, issuer: issuing, from: "20250601000000Z" },
      "leaf",
    );
    for (const order of [leaf.pem + older.pem, older.pem + issuing.pem + leaf.pem]) {
      expect(read(order).notBefore).toEqual(new Date("2026-06-01T00:00:00Z"));
    }
  });

  test("two leaves are refused by name", () => {
    expect(outcome(leaf.pem + issuing.pem + other.pem, "both.pem")).toEqual({
      unreadable:
        'both.pem holds 2 certificates that are no single chain ("CN=mail.contoso.com", "CN=other.contoso.com"): put each into a file of its own.',
    });
  });
});

describe("self-signed", () => {
  const own = workshop.make({ subject: "/CN=EXCH01", extensions: server });
  // In the name of its issuer, yet signed by the issuer's other key: what a CA's key change leaves behind.
  const borrowed = workshop.make({ subject: "/CN=Root", extensions: server, issuer: root }, "borrowed");

  test("by its own key: of a private issuer", () => {
    expect(read(own.pem)).toMatchObject({
      selfSigned: true,
      issuerKind: "private",
      subject: "CN=EXCH01",
      issuer: "CN=EXCH01",
    });
  });
  test("by another key in the same name: not", () => {
    expect(read(borrowed.pem)).toMatchObject({
      selfSigned: false,
      issuerKind: "public",
      subject: "CN=Root",
      issuer: "CN=Root",
    });
  });
  test("without a way to check signatures names and key identifiers decide", () => {
    const noIdentifiers = ["subjectKeyIdentifier=none", "authorityKeyIdentifier=none"];
    const unidentified = workshop.make({ subject: "/CN=Root", extensions: noIdentifiers, issuer: root }, "borrowed");
    const selfSigned = [own, unidentified, borrowed, leaf].map(({ der }) =>
      decodeCertificate({ path: "a", bytes: der }),
    );
    expect(selfSigned).toMatchObject([true, true, false, false].map((is) => ({ selfSigned: is })));
    expect(read(unidentified.der)).toMatchObject({ selfSigned: false });
  });
});

describe("the certificates for fixtures", () => {
  const file = (name: string) => readCertificate({ path: name, bytes: readFileSync(`fixtures/certificates/${name}`) });
  const both = ["webmail.companya.com", "autodiscover.companya.com"];
  test.each([
    ["company-abc.pem", "pem", both, "2026-06-01", "2026-12-17"],
    ["company-abc.cer", "der", both, "2026-06-01", "2026-12-17"],
    ["company-abc-chain.pem", "pem", both, "2026-06-01", "2026-12-17"],
    ["wildcard.pem", "pem", ["*.companya.com"], "2026-06-01", "2026-12-17"],
    ["common-name-only.pem", "pem", [], "2026-06-01", "2026-12-17"],
    ["expired.pem", "pem", both, "2024-01-10", "2025-01-09"],
    ["not-yet-valid.pem", "pem", both, "2026-10-01", "2027-04-18"],
    ["expires-soon.pem", "pem", both, "2026-02-20", "2026-09-07"],
    ["self-signed.pem", "pem", ["exch01", "exch01.companya.local", "webmail.companya.com"], "2024-06-01", "2029-06-01"],
  ])("%s", (name, format, names, from, until) => {
    const certificate = file(name) as Certificate;
    expect(certificate).toMatchObject({
      format,
      selfSigned: name === "self-signed.pem",
      keyType: "rsa",
      keyBits: 2048,
    });
    expect(certificate.names.map(({ text }) => text)).toEqual(names);
    expect(certificate.notBefore?.toISOString().slice(0, 10)).toBe(from);
    expect(certificate.notAfter?.toISOString().slice(0, 10)).toBe(until);
  });

  test("bundle.p7b and request.csr", () => {
    expect(file("bundle.p7b")).toMatchObject({
      ...{ kind: "certificate", format: "pkcs7", subject: "CN=webmail.companya.com, O=Company A, C=XX" },
      chain: [{ subject: "CN=Example Issuing CA, O=Example Trust, C=XX" }],
    });
    expect(file("request.csr")).toMatchObject({
      kind: "request",
      format: "pem",
      names: both.map((text) => ({ text })),
    });
  });
});
