import { writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { readCertificate } from "../../src/certificate/read.js";
import { certificateWorkshop, dnsNames } from "./openssl.js";

const workshop = certificateWorkshop();
afterAll(workshop.remove);

const { openssl } = workshop;
const made = workshop.make({
  subject: "/CN=mail.contoso.com",
  extensions: [dnsNames("mail.contoso.com", "b.contoso.com")],
});
const rsa = workshop.make({ subject: "/CN=mail.contoso.com", key: "rsa" });

function sentence(content: string | Uint8Array, path = "mail.bin"): string {
  const outcome = readCertificate({ path, bytes: typeof content === "string" ? Buffer.from(content) : content });
  if (!("unreadable" in outcome)) throw new Error(`read as a ${outcome.format} of ${outcome.names.length} names`);
  expect(outcome.unreadable.startsWith(`${path} `)).toBe(true);
  expect(outcome.unreadable).toMatch(/^[^\n]+\.$/);
  return outcome.unreadable.slice(path.length + 1);
}

describe("keys", () => {
  const privateKey =
    "is a private key, not a certificate: give the certificate that belongs to it, and keep this file secret.";
  const publicKey = "is a public key alone: give the certificate that holds it.";
  const pkcs8 = (key: string, ...options: string[]) => openssl("pkcs8", "-topk8", "-in", key, ...options);
  const encrypted = ["-passout", "pass:secret"];
  test.each<[string, Uint8Array, string]>([
    ["PKCS#8, PEM", pkcs8(made.keyFile, "-nocrypt"), privateKey],
    ["PKCS#8, DER", pkcs8(made.keyFile, "-nocrypt", "-outform", "DER"), privateKey],
    ["PKCS#8 of RSA, DER", pkcs8(rsa.keyFile, "-nocrypt", "-outform", "DER"), privateKey],
    ["PKCS#8 of Ed25519, DER", openssl("genpkey", "-algorithm", "ED25519", "-outform", "DER"), privateKey],
    ["encrypted PKCS#8, PEM", pkcs8(made.keyFile, ...encrypted), privateKey],
    ["encrypted PKCS#8, DER", pkcs8(made.keyFile, ...encrypted, "-outform", "DER"), privateKey],
    ["PKCS#1, PEM", openssl("rsa", "-in", rsa.keyFile, "-traditional"), privateKey],
    ["PKCS#1, encrypted, PEM", openssl("rsa", "-in", rsa.keyFile, "-traditional", "-aes128", ...encrypted), privateKey],
    ["PKCS#1, DER", openssl("rsa", "-in", rsa.keyFile, "-traditional", "-outform", "DER"), privateKey],
    ["SEC 1, PEM with parameters", openssl("ecparam", "-genkey", "-name", "prime256v1"), privateKey],
    ["SEC 1, DER", openssl("ec", "-in", made.keyFile, "-outform", "DER"), privateKey],
    ["public, PEM", openssl("pkey", "-in", made.keyFile, "-pubout"), publicKey],
    ["public, DER", openssl("pkey", "-in", made.keyFile, "-pubout", "-outform", "DER"), publicKey],
    ["public of Ed25519, DER", ed25519PublicKey(), publicKey],
    ["public PKCS#1, DER", openssl("rsa", "-in", rsa.keyFile, "-RSAPublicKey_out", "-outform", "DER"), publicKey],
  ])("%s", (_, content, words) => expect(sentence(content)).toBe(words));

  test("a private key without BEGIN and END is recognised too", () => {
    const bare = pkcs8(rsa.keyFile, "-nocrypt", "-outform", "DER").toString("base64");
    expect(sentence(bare)).toBe(privateKey);
    expect(sentence(`\n${bare.replaceAll(/.{64}/g, "$&\r\n")}\n`)).toBe(privateKey);
  });

  test("a part of a key is never shown", () => {
    const part = pkcs8(rsa.keyFile, "-nocrypt", "-outform", "DER").toString("base64").slice(100);
    const lines = part.replaceAll(/.{64}/g, "$&\n");
    expect(sentence(lines)).not.toContain(lines.slice(0, 8));
  });

  test.each([
    ["-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbg==\n-----END OPENSSH PRIVATE KEY-----\n", "SSH key"],
    ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG someone@host\n", "SSH key"],
    ["---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----\n", "SSH key"],
    ["-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBF\n=abcd\n-----END PGP PUBLIC KEY BLOCK-----\n", "OpenPGP"],
  ])("%j", (content, words) => expect(sentence(content)).toContain(words));
});

function ed25519PublicKey(): Uint8Array {
  const file = workshop.path("ed25519.pem");
  writeFileSync(file, openssl("genpkey", "-algorithm", "ED25519"));
  return openssl("pkey", "-in", file, "-pubout", "-outform", "DER");
}

describe("damage", () => {
  const pem = made.pem;
  const crl = openssl(
    "ca",
    "-gencrl",
    "-crldays",
    "30",
    "-config",
    "ca.cnf",
    "-cert",
    made.file,
    "-keyfile",
    made.keyFile,
  );
  test.each<[string, string | Uint8Array, string]>([
    ["empty", "", "is empty: give a certificate (PEM or DER) or a text file with one name per line."],
    [
      "without an END line",
      pem.slice(0, -30),
      "is cut short: the certificate that begins on line 1 has no END line, so copy it again.",
    ],
    [
      "the second without an END line",
      `${pem}${pem.slice(0, 100)}`,
      `is cut short: the certificate that begins on line ${pem.split("\n").length} has no END line, so copy it again.`,
    ],
    [
      "a line of it is missing",
      pem.split("\n").toSpliced(2, 1).join("\n"),
      "is damaged: the certificate that begins on line 1 cannot be read, so copy it again.",
    ],
    [
      "no base64",
      pem.replace("MII", "M!!"),
      "is damaged: the certificate that begins on line 1 cannot be read, so copy it again.",
    ],
    [
      "DER, cut short",
      made.der.subarray(0, 200),
      `is cut short: it has 200 of ${made.der.length} bytes, so copy it again.`,
    ],
    [
      "random bytes",
      Buffer.from("\x93\x01\x7f\x00\x88ELF", "latin1"),
      "is no certificate: it is neither PEM nor DER nor a text list of names.",
    ],
    [
      "a parameter file",
      openssl("ecparam", "-name", "prime256v1"),
      "holds no certificate and no name: give a certificate (PEM or DER) or a list, one name per line.",
    ],
    [
      "a revocation list",
      crl,
      "is a certificate revocation list, not a certificate: give the certificate of the server.",
    ],
    [
      "UTF-16 without a mark",
      Buffer.from("mail.contoso.com\nb.contoso.com\n", "utf16le"),
      "is no text in UTF-8, nor in UTF-16 with a byte order mark: save it as UTF-8.",
    ],
  ])("%s", (_, content, words) => expect(sentence(content)).toBe(words));
});

describe("other texts", () => {
  test.each([
    ["<!DOCTYPE html>\n<html><body>404 Not Found mail.contoso.com</body></html>", "HTML"],
    ["\ufeff<?xml version='1.0'?><Error/>", "XML"],
    ["$ORIGIN contoso.com.\n@ 3600 IN SOA a. b. 1 2 3 4 5\n", "zone file"],
    ["contoso.com. 3600 IN MX 10 mail.contoso.com.\n", "zone file"],
    ["Certificate:\n    Data:\n        Version: 3 (0x2)\n", "printed for people"],
    [
      "Services : IIS, SMTP\nCertificateDomains : {mail.contoso.com, autodiscover.contoso.com…}\n",
      "Get-ExchangeCertificate",
    ],
    ["certificates:\n  - file: mail.cer\n", '"certificates:" on line 1'],
    ["mail.contoso.com\nhttps://mail.contoso.com/owa\n", '"https://mail.contoso.com/owa" on line 2'],
    ["mail.contoso.com;autodiscover.contoso.com\n", '"mail.contoso.com;autodiscover.contoso.com" on line 1'],
    ["someone@contoso.com", '"someone@contoso.com" on line 1'],
    ["please see mail.contoso.com for the names", "prose"],
    ["# nothing but comments\n; and blanks\n\n", "no certificate and no name"],
    ["a.contoso.com\n\u202eevil", '"\\u202eevil" on line 2'],
  ])("%j", (content, words) => expect(sentence(content)).toContain(words));
});
