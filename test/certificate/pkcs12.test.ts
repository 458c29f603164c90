import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import type { Certificate } from "../../src/certificate/certificate.js";
import type { Cryptography } from "../../src/certificate/cryptography.js";
import { childrenOf, type Der, elementOf, readDer } from "../../src/certificate/der.js";
import { type PasswordCipher, passwordCipher } from "../../src/certificate/password-cipher.js";
import { readCertificate } from "../../src/certificate/read.js";
import { primitive, withElement, withOpenLengths } from "./open-lengths.js";
import { certificateWorkshop, dnsNames } from "./openssl.js";

const workshop = certificateWorkshop();
afterAll(workshop.remove);
const { openssl, path } = workshop;

const root = workshop.make({ subject: "/CN=Root", extensions: ["basicConstraints=critical,CA:TRUE"] }, "root");
const leaf = workshop.make({
  ...{ subject: "/CN=mail.contoso.com", key: "rsa", issuer: root },
  extensions: [dnsNames("mail.contoso.com", "b.contoso.com")],
});
const other = workshop.make({ subject: "/CN=other.contoso.com", issuer: root }, "other");

/** 1.2.840.113549.1.12.10.1.2 and 1.2.840.113549.1.12.1.6 (RFC 7292 appendix D), as object identifiers. */
const shroudedKeyBag = "060b2a864886f70d010c0a0102";
const rc2Cipher = "060a2a864886f70d010c0106";

const password = "s3cret";
const inFile = ["-inkey", leaf.keyFile, "-in", leaf.file, "-certfile", root.file];
const exported = (...options: string[]) =>
  openssl("pkcs12", "-export", "-passout", `pass:${password}`, ...inFile, ...options);

function outcome(bytes: Uint8Array, ...passwords: string[]) {
  return readCertificate({ path: "mail.pfx", bytes, passwords });
}

function read(bytes: Uint8Array, ...passwords: string[]): Certificate {
  const certificate = outcome(bytes, ...passwords);
  if ("unreadable" in certificate) throw new Error(certificate.unreadable);
  return certificate;
}

function expectLeaf(certificate: Certificate): void {
  expect(certificate).toMatchObject({
    ...{ kind: "certificate", format: "pkcs12", subject: "CN=mail.contoso.com", besidePrivateKey: true },
    ...{ names: [{ text: "mail.contoso.com" }, { text: "b.contoso.com" }], chain: [{ subject: "CN=Root" }] },
  });
  expect(Buffer.from(certificate.encoding?.der ?? [])).toEqual(leaf.der);
}

const modern = exported();
const plain = exported("-certpbe", "NONE");
const legacy = exported("-legacy");

describe("encrypted in every way that OpenSSL and Windows know", () => {
  const windows = ["-certpbe", "AES-256-CBC", "-keypbe", "AES-256-CBC", "-macalg", "sha256", "-iter", "2000"];
  test.each<[string, readonly string[]]>([
    ["AES-256 with SHA-256, OpenSSL 3 and Windows of today", windows],
    ["RC2-40 with a SHA-1 MAC, Windows of before", ["-legacy"]],
    ["RC2-128", ["-legacy", "-certpbe", "PBE-SHA1-RC2-128"]],
    ["Triple DES", ["-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES", "-macalg", "sha1"]],
    ["Triple DES with two keys", ["-certpbe", "PBE-SHA1-2DES"]],
    ["AES-128", ["-certpbe", "AES-128-CBC"]],
    ["AES-192, and a MAC of SHA-512", ["-certpbe", "AES-192-CBC", "-macalg", "sha512"]],
    ["PBES2 with Triple DES", ["-certpbe", "DES-EDE3-CBC"]],
    ["one round of derivation", ["-noiter"]],
    ["without a MAC", ["-nomac", "-certpbe", "AES-256-CBC"]],
  ])("%s", (_, options) => {
    const bytes = exported(...options);
    expectLeaf(read(bytes, password));
    expectLeaf(read(bytes, "wrong", "wrong again", password));
    expect(outcome(bytes, "wrong")).toMatchObject({ isLocked: true });
  });

  test.each<[string, readonly string[]]>([
    ["of today", []],
    ["RC2-40", ["-legacy"]],
  ])("the empty password needs none: %s", (_, options) => {
    expectLeaf(read(exported(...options, "-passout", "pass:")));
  });

  test("no password at all, which is other octets than an empty one", () => {
    // RFC 7292 appendix B.2 with one round: SHA-1 over the purpose and the salt, each repeated to 64 octets.
    const salt = Buffer.from("saltsalt");
    const derived = (purpose: number) =>
      createHash("sha1").update(Buffer.alloc(64, purpose)).update(Buffer.alloc(64, salt)).digest();
    writeFileSync(path("text"), "the text");
    const legacyProvider = ["-provider", "legacy", "-provider", "default", "-rc2-40-cbc", "-in", "text"];
    const [key, iv] = [derived(1).subarray(0, 5).toString("hex"), derived(2).subarray(0, 8).toString("hex")];
    const encrypted = openssl("enc", ...legacyProvider, "-K", key, "-iv", iv);
    const parameters = primitive(0x30, Buffer.concat([primitive(0x04, salt), primitive(0x02, Buffer.from([1]))]));
    const algorithm = primitive(0x30, Buffer.concat([Buffer.from(rc2Cipher, "hex"), parameters]));
    const cipher = passwordCipher(readDer(algorithm)) as PasswordCipher;
    const hash: Cryptography["hash"] = (name, bytes) => createHash(name).update(bytes).digest();
    const texts = (password: string) =>
      Array.from(cipher.decrypt(password, encrypted, { hash } as Cryptography), (text) => Buffer.from(text).toString());
    expect(texts("")).toContain("the text");
    expect(texts("other")).not.toContain("the text");
  });

  test.each(["p\u00e4ssw\u00f6rd", "\u5bc6\u7801", "\ud83d\udd11 key", "x".repeat(200)])("%s", (unusual) => {
    const environment = { ...process.env, LC_ALL: "C.UTF-8", P: unusual };
    for (const options of [[], ["-legacy"]]) {
      const args = ["pkcs12", "-export", ...inFile, ...options, "-passout", "env:P"];
      const bytes = execFileSync("openssl", args, { cwd: path("."), env: environment, stdio: "pipe" });
      expectLeaf(read(bytes, unusual));
    }
  });

  test("certificates that are not encrypted need no password", () => expectLeaf(read(plain)));
});

describe("the form of the file", () => {
  test.each<[string, Uint8Array, string[]]>([
    ["BER with open lengths", withOpenLengths(modern), [password]],
    ["BER with strings in pieces, as Java and browsers write", withOpenLengths(modern, 100), [password]],
    ["old, in pieces", withOpenLengths(legacy, 64), [password]],
    ["open lengths inside definite ones", openInside(modern), [password]],
    ["base64 alone", Buffer.from(modern.toString("base64")), [password]],
    ["as certutil -encode labels it", pem("CERTIFICATE", modern), [password]],
    ["labelled as what it is", pem("PKCS12", modern), [password]],
  ])("%s", (_, bytes, passwords) => expectLeaf(read(bytes, ...passwords)));

  function openInside(der: Uint8Array): Buffer {
    const children = childrenOf(readDer(der) as Der) ?? [];
    return primitive(0x30, Buffer.concat(children.map((child) => withOpenLengths(elementOf(child)))));
  }

  function pem(label: string, bytes: Buffer): Buffer {
    const lines = bytes.toString("base64").replaceAll(/.{64}/g, "$&\r\n");
    return Buffer.from(`-----BEGIN ${label}-----\r\n${lines}\r\n-----END ${label}-----\r\n`);
  }
});

describe("which certificate is meant", () => {
  const both = (first: string, second: string) => {
    writeFileSync(path("both.pem"), first + second);
    return ["-in", "both.pem"];
  };
  const renewed = workshop.make({
    ...{ subject: "/CN=mail.contoso.com", key: "rsa", issuer: root, from: "20260701000000Z" },
    extensions: [dnsNames("mail.contoso.com", "new.contoso.com")],
  });

  test("the one that belongs to the key, wherever it stands", () => {
    for (const order of [both(other.pem, leaf.pem), both(root.pem, leaf.pem), both(leaf.pem, other.pem)]) {
      expect(read(exported(...order), password).subject).toBe("CN=mail.contoso.com");
    }
  });

  test("what Windows calls it, and what it calls an authority", () => {
    const bytes = exported("-name", "M\u00fcller 2026 \u2013 \u6771\u4eac", "-caname", "Root of all");
    expect(read(bytes, password).friendlyName).toBe("M\u00fcller 2026 \u2013 \u6771\u4eac");
    expect(read(modern, password)).not.toHaveProperty("friendlyName");
  });

  test("without a key the leaf of the chain", () => {
    const bytes = exported("-nokeys", ...both(root.pem, leaf.pem));
    expect(read(bytes, password)).toMatchObject({ subject: "CN=mail.contoso.com" });
    expect(read(bytes, password).besidePrivateKey).toBeUndefined();
  });

  test("of several certificates for one name and key the newest", () => {
    const bytes = exported("-nokeys", ...both(leaf.pem, renewed.pem));
    expect(read(bytes, password).names.map(({ text }) => text)).toContain("new.contoso.com");
  });

  test("two of different keys, and nothing says which", () => {
    expect(outcome(exported("-nokeys", ...both(leaf.pem, other.pem)), password)).toEqual({
      unreadable:
        'mail.pfx holds 2 certificates that are no single chain ("CN=mail.contoso.com", "CN=other.contoso.com"): put each into a file of its own.',
    });
  });
});

describe("the private key", () => {
  test("is neither decrypted nor kept, even when it lies there in the clear", () => {
    const bytes = exported("-certpbe", "NONE", "-keypbe", "NONE", "-nomac");
    const secret = openssl("rsa", "-in", leaf.keyFile, "-traditional", "-outform", "DER").subarray(-200);
    expect(bytes.indexOf(secret)).toBeGreaterThan(0);
    const certificate = read(bytes);
    expectLeaf(certificate);
    const kept = [certificate, ...(certificate.chain ?? [])]
      .flatMap(({ encoding }) => Object.values(encoding ?? {}))
      .filter((value) => value instanceof Uint8Array);
    expect(kept.length).toBe(8);
    for (const octets of kept) expect(octets.buffer.byteLength).toBe(octets.length);
    expect(certificate.at.source.bytes.length).toBe(0);
  });

  test("of another password than the certificates is none of our business", () => {
    // The shrouded key is damaged beyond any password: nobody looks.
    const certificateOnly = Buffer.from(plain);
    const shrouded = Buffer.from(shroudedKeyBag, "hex");
    certificateOnly.fill(0xaa, certificateOnly.indexOf(shrouded) + 200, certificateOnly.indexOf(shrouded) + 300);
    expectLeaf(read(certificateOnly));
  });
});

describe("one sentence about what cannot be read", () => {
  const rounds = exported("-iter", "70000");
  const count = (octets: number[]) =>
    withElement(rounds, primitive(0x02, Buffer.from([1, 0x11, 0x70])), primitive(0x02, Buffer.from(octets)));
  const is = "is a PKCS#12 (PFX) file";
  const tooMuch = `${is} that asks for more rounds of hashing than any program writes, to waste time: export it again.`;
  const damaged = "is a damaged or cut PKCS#12 (PFX) file: export it again.";
  test.each<[string, Uint8Array, string[], string]>([
    [
      "no password",
      modern,
      [],
      `${is} whose certificates are encrypted: put its password into a file and name that with --cert-password-file, or set ZONEWRIGHT_CERT_PASSWORD.`,
    ],
    [
      "a wrong one",
      modern,
      ["wrong"],
      `${is} that the given password does not open, or it is damaged: give the password that it was exported with.`,
    ],
    [
      "cut short",
      modern.subarray(0, 300),
      [password],
      `is cut short: it has 300 of ${modern.length} bytes, so copy it again.`,
    ],
    ["BER, cut short", withOpenLengths(modern).subarray(0, 300), [password], damaged],
    ["damaged inside", Buffer.from(modern).fill(0xff, 30, 40), [password], damaged],
    ["no round of derivation", count([0]), [password], damaged],
    ["fewer than none", count([0xff]), [password], damaged],
    ["billions of rounds", count([0x7f, 0xff, 0xff, 0xff]), [password], tooMuch],
    ["more than a number holds", count(Array.from({ length: 600 }, () => 0x7f)), [password], tooMuch],
    [
      "a key alone",
      openssl("pkcs12", "-export", "-nocerts", ...inFile.slice(0, 4), "-passout", `pass:${password}`),
      [password],
      `${is} with a private key alone: export it again, with the certificate of the server.`,
    ],
    [
      "a cipher that nobody uses",
      exported("-legacy", "-certpbe", "PBE-SHA1-RC4-128"),
      [password],
      `${is} encrypted in a way that is not read here (1.2.840.113549.1.12.1.1): take the certificates out of it with \`openssl pkcs12 -legacy -in mail.pfx -nokeys -out mail.pem\` and give those.`,
    ],
  ])("%s", (_, bytes, passwords, words) => {
    expect(outcome(bytes, ...passwords)).toMatchObject({ unreadable: `mail.pfx ${words}` });
  });

  test("the command that it gives works", () => {
    writeFileSync(path("mail.pfx"), exported("-legacy", "-certpbe", "PBE-SHA1-RC4-128"));
    const sentence = JSON.stringify(outcome(readFileSync(path("mail.pfx")), password));
    const [, command = ""] = /`openssl ([^`]+)`/.exec(sentence) ?? [];
    openssl(...command.split(" "), "-passin", `pass:${password}`);
    const converted = readCertificate({ path: "mail.pem", bytes: readFileSync(path("mail.pem")) });
    expect(converted).toMatchObject({ subject: "CN=mail.contoso.com" });
  });
});
