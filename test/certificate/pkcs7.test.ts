import { writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import type { Certificate } from "../../src/certificate/certificate.js";
import { readCertificate } from "../../src/certificate/read.js";
import { withOpenLengths } from "./open-lengths.js";
import { certificateWorkshop, dnsNames } from "./openssl.js";

const workshop = certificateWorkshop();
afterAll(workshop.remove);
const { openssl, path } = workshop;

const authority = ["basicConstraints=critical,CA:TRUE"];
const root = workshop.make({ subject: "/CN=Root", extensions: authority }, "root");
const issuing = workshop.make({ subject: "/CN=Issuing", extensions: authority, issuer: root }, "issuing");
const leaf = workshop.make(
  { subject: "/CN=mail.contoso.com", extensions: [dnsNames("mail.contoso.com", "b.contoso.com")], issuer: issuing },
  "leaf",
);
const other = workshop.make({ subject: "/CN=other.contoso.com", issuer: issuing });
writeFileSync(path("text"), "text\n".repeat(2_000));

const bundle = (certificates: readonly { readonly file: string }[], ...options: string[]) =>
  openssl("crl2pkcs7", "-nocrl", ...certificates.flatMap(({ file }) => ["-certfile", file]), ...options);
const all = [issuing, leaf, root];
const pem = bundle(all).toString();
const der = bundle(all, "-outform", "DER");
const signer = ["-signer", leaf.file, "-inkey", leaf.keyFile, "-certfile", issuing.file, "-outform", "DER"];

function outcome(content: string | Uint8Array, file = "mail.p7b") {
  return readCertificate({ path: file, bytes: typeof content === "string" ? Buffer.from(content) : content });
}

function read(content: string | Uint8Array): Certificate {
  const certificate = outcome(content);
  if ("unreadable" in certificate) throw new Error(certificate.unreadable);
  return certificate;
}

test.each<[string, string | Uint8Array]>([
  ["PEM", pem],
  ["PEM with the label of RFC 7468", pem.replaceAll("PKCS7", "CMS")],
  ["PEM with an older label", pem.replaceAll("PKCS7", "PKCS #7 SIGNED DATA")],
  ["as certutil -encode labels it", pem.replaceAll("PKCS7", "CERTIFICATE").replaceAll("\n", "\r\n")],
  ["base64 alone", der.toString("base64")],
  ["PEM in UTF-16 without a mark", Buffer.from(pem, "utf16le")],
  ["DER", der],
  ["BER with every length open", withOpenLengths(der)],
  ["the same in base64", withOpenLengths(der).toString("base64")],
  ["in another order", bundle([root, issuing, leaf], "-outform", "DER")],
  ["a signed message, streamed", openssl("cms", "-sign", "-stream", "-nodetach", "-in", "text", ...signer)],
  ["a detached signature", openssl("smime", "-sign", "-binary", "-in", "text", ...signer)],
  ["a bundle for a half, the leaf beside it", bundle([issuing, root]).toString() + leaf.pem],
])("%s", (_, content) => {
  const certificate = read(content);
  expect(certificate).toMatchObject({ kind: "certificate", format: "pkcs7", subject: "CN=mail.contoso.com" });
  expect(certificate.names.map(({ text }) => text)).toEqual(["mail.contoso.com", "b.contoso.com"]);
  expect(Buffer.from(certificate.encoding?.der ?? [])).toEqual(leaf.der);
  expect(certificate.chain?.map(({ subject }) => subject)).toContain("CN=Issuing");
});

describe("one sentence about what cannot be read", () => {
  const revoked = openssl(
    "ca",
    "-gencrl",
    "-crldays",
    "9",
    "-config",
    "ca.cnf",
    "-cert",
    root.file,
    "-keyfile",
    root.keyFile,
  );
  writeFileSync(path("list.crl"), revoked);
  const damaged = Buffer.from(der);
  damaged.write("26O6O1", damaged.indexOf("260601", damaged.indexOf(leaf.der)));
  test.each<[string, string | Uint8Array, string]>([
    ["cut short", der.subarray(0, 500), `is cut short: it has 500 of ${der.length} bytes, so copy it again.`],
    ["BER, cut short", withOpenLengths(der).subarray(0, 500), "is a damaged or cut PKCS#7 bundle: export it again."],
    [
      "two leaves",
      bundle([leaf, other]),
      'holds 2 certificates that are no single chain ("CN=mail.contoso.com", "CN=other.contoso.com"): put each into a file of its own.',
    ],
    ["a damaged certificate", damaged, "is a PKCS#7 bundle whose certificate number 2 is damaged: export it again."],
    [
      "a revocation list alone",
      openssl("crl2pkcs7", "-in", "list.crl", "-outform", "DER"),
      "is a PKCS#7 bundle without any certificate: export it again, with the certificate of the server.",
    ],
    [
      "an encrypted message",
      openssl("cms", "-encrypt", "-aes128", "-in", "text", "-outform", "DER", leaf.file),
      "is an encrypted PKCS#7 message, not a bundle of certificates: give the certificate of the server.",
    ],
    [
      "plain data",
      openssl("cms", "-data_create", "-in", "text", "-outform", "DER"),
      "is a PKCS#7 file of plain data without certificates: give the certificate of the server.",
    ],
    [
      "without an END line",
      pem.slice(0, -10),
      "is cut short: the PKCS#7 bundle that begins on line 1 has no END line, so copy it again.",
    ],
  ])("%s", (_, content, words) => expect(outcome(content)).toEqual({ unreadable: `mail.p7b ${words}` }));
});
