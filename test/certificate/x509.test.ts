import { X509Certificate } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { readX509, type X509 } from "../../src/certificate/x509.js";
import { certificateWorkshop, dnsNames, type Made, type Recipe, rawNames } from "./openssl.js";

const workshop = certificateWorkshop();
afterAll(workshop.remove);

function read({ der }: Made): X509 {
  const x509 = readX509(der);
  if (!x509) throw new Error("not read");
  return x509;
}

function printed({ file }: Made, ...options: string[]): string {
  return workshop.openssl("x509", "-in", file, "-noout", ...options).toString();
}

describe("key and signature", () => {
  const pss = { options: ["-sigopt", "rsa_padding_mode:pss"] };
  const cases: [NonNullable<Recipe["key"]>, Partial<Recipe>, string, number, string][] = [
    ["rsa", {}, "rsa", 2048, "sha256WithRSAEncryption"],
    ["rsa1024", { digest: "sha1" }, "rsa", 1024, "sha1WithRSAEncryption"],
    ["rsa", { digest: "sha512" }, "rsa", 2048, "sha512WithRSAEncryption"],
    ["rsa", pss, "rsa", 2048, "rsassaPss with sha256"],
    ["rsa", { ...pss, digest: "sha1" }, "rsa", 2048, "rsassaPss with sha1"],
    ["ec", {}, "ec", 256, "ecdsa-with-SHA256"],
    ["ec384", { digest: "sha384" }, "ec", 384, "ecdsa-with-SHA384"],
    ["ed25519", { digest: "null" }, "ed25519", 256, "ED25519"],
  ];
  test.each(cases)("%s %j", (key, rest, keyType, keyBits, signature) => {
    const made = workshop.make({ subject: "/CN=mail.contoso.com", key, ...rest });
    expect(read(made)).toMatchObject({ keyType, keyBits, signature });
    expect(new X509Certificate(made.der).publicKey.asymmetricKeyType).toBe(keyType);
    expect(printed(made, "-text")).toContain(`Signature Algorithm: ${signature.split(" ")[0]}`);
  });
});

describe("dates", () => {
  test.each([
    ["19500101000000Z", "20491231235959Z", "1950-01-01T00:00:00.000Z", "2049-12-31T23:59:59.000Z"],
    ["20500101000000Z", "99991231235959Z", "2050-01-01T00:00:00.000Z", "9999-12-31T23:59:59.000Z"],
    ["20240229120000Z", "20260601000000Z", "2024-02-29T12:00:00.000Z", "2026-06-01T00:00:00.000Z"],
  ])("%s to %s", (from, until, notBefore, notAfter) => {
    const made = workshop.make({ subject: "/CN=mail.contoso.com", from, until });
    const x509 = read(made);
    expect([x509.notBefore.toISOString(), x509.notAfter.toISOString()]).toEqual([notBefore, notAfter]);
    const node = new X509Certificate(made.der);
    expect([new Date(node.validFrom), new Date(node.validTo)]).toEqual([x509.notBefore, x509.notAfter]);
  });
});

describe("names of people and organisations", () => {
  test.each([
    ["/CN=mail.contoso.com", "CN=mail.contoso.com", "mail.contoso.com"],
    [
      "/C=DE/ST=Bayern/O=Contoso/OU=IT/CN=mail.contoso.com",
      "CN=mail.contoso.com, OU=IT, O=Contoso, ST=Bayern, C=DE",
      "mail.contoso.com",
    ],
    ["/O=Contoso, Ltd./CN=a\\+b=c", "CN=a\\+b=c, O=Contoso\\, Ltd.", "a+b=c"],
    ["/O=M\u00fcller \u2013 \u6771\u4eac/CN=x", "CN=x, O=M\u00fcller \u2013 \u6771\u4eac", "x"],
    ["/O=# first/CN= both ", "CN=\\ both\\ , O=\\# first", " both "],
    ['/O=<"\\\\;>/CN=x', 'CN=x, O=\\<\\"\\\\\\;\\>', "x"],
    ["/DC=com/DC=contoso/CN=issuing", "CN=issuing, DC=contoso, DC=com", "issuing"],
    ["/CN=outer/CN=inner", "CN=inner, CN=outer", "inner"],
    ["/O=Contoso", "O=Contoso", undefined],
  ])("%s", (subject, text, commonName) => {
    const made = workshop.make({ subject });
    expect(read(made).subject).toEqual({ text, ...(commonName !== undefined && { commonName }) });
    // OpenSSL joins without a blank and sorts the parts of a multi-valued one as they are encoded.
    const rfc4514 = printed(made, "-subject", "-nameopt", "RFC2253,-esc_msb,utf8").trimEnd();
    expect(rfc4514).toBe(`subject=${text.replaceAll(/(?<!\\), /g, ",")}`);
  });

  test("a part of two attributes", () => {
    const { subject } = read(workshop.make({ subject: "/O=Contoso/CN=mail+serialNumber=7" }));
    expect(subject.text.split(", ")[0]?.split("+").sort()).toEqual(["CN=mail", "serialNumber=7"]);
  });
});

describe("subject alternative names", () => {
  const names = (extension: string) =>
    read(workshop.make({ subject: "/CN=x", extensions: [extension] })).alternativeNames?.map(
      ({ kind, text }) => `${kind} ${text}`,
    );

  test("of every kind: host names and addresses count", () => {
    const extension =
      "subjectAltName=DNS:Mail.Contoso.com,DNS:*.contoso.com,IP:192.0.2.1,IP:2001:db8::1,email:a@contoso.com,URI:https://b.contoso.com/";
    expect(names(extension)).toEqual(["dns Mail.Contoso.com", "dns *.contoso.com", "ip 192.0.2.1", "ip 2001:db8::1"]);
  });

  test.each([
    ["a NUL byte", "mail.contoso.com\0.evil.example"],
    ["a comma", "a.contoso.com, DNS:b.contoso.com"],
    ["quotes", 'a"b.contoso.com'],
    ["an escape sequence", "\u001b[2Ja.contoso.com"],
    ["octets beyond ASCII", "m\u00fcller.example"],
    ["nothing", ""],
  ])("a dNSName with %s is read as it is", (_, text) => {
    expect(names(rawNames({ tag: 0x82, content: Buffer.from(text, "latin1") }))).toEqual([`dns ${text}`]);
  });

  test("an address of an odd length is shown in hexadecimal", () => {
    expect(names(rawNames({ tag: 0x87, content: Buffer.from([1, 2, 3]) }))).toEqual(["ip #010203"]);
  });

  test("three hundred", () => {
    const many = Array.from({ length: 300 }, (_, i) => `autodiscover.domain-${i}.example`);
    expect(names(dnsNames(...many))).toEqual(many.map((name) => `dns ${name}`));
  });

  test("none at all", () => {
    expect(names("basicConstraints=CA:FALSE")).toBeUndefined();
    expect(read(workshop.make({ subject: "/CN=x" })).alternativeNames).toBeUndefined();
  });
});

describe("other extensions", () => {
  const extended = (...extensions: string[]) => read(workshop.make({ subject: "/CN=x", extensions }));

  test.each([
    ["extendedKeyUsage=serverAuth", ["1.3.6.1.5.5.7.3.1"]],
    ["extendedKeyUsage=critical,clientAuth,serverAuth", ["1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.1"]],
    ["extendedKeyUsage=anyExtendedKeyUsage,2.999.3.4294967296", ["2.5.29.37.0", "2.999.3.4294967296"]],
    ["keyUsage=digitalSignature", undefined],
  ])("%s", (extension, usages) => expect(extended(extension).usages).toEqual(usages));

  test.each([
    ["basicConstraints=critical,CA:TRUE,pathlen:0", true],
    ["basicConstraints=CA:TRUE", true],
    ["basicConstraints=CA:FALSE", false],
    ["keyUsage=digitalSignature", false],
  ])("%s", (extension, isAuthority) => expect(extended(extension).isAuthority).toBe(isAuthority));

  test.each([
    ["keyUsage=critical,digitalSignature,keyEncipherment", ["digitalSignature", "keyEncipherment"]],
    ["keyUsage=keyCertSign,cRLSign", ["keyCertSign", "cRLSign"]],
    ["keyUsage=keyAgreement,decipherOnly", ["keyAgreement", "decipherOnly"]],
    ["basicConstraints=CA:FALSE", undefined],
  ])("%s", (extension, keyUsages) => expect(extended(extension).keyUsages).toEqual(keyUsages));

  test("the path length, and key identifiers", () => {
    const identifiers = ["subjectKeyIdentifier=0102AB", "authorityKeyIdentifier=none"];
    const x509 = extended("basicConstraints=critical,CA:TRUE,pathlen:2", ...identifiers);
    expect(x509).toMatchObject({ isAuthority: true, pathLength: 2, subjectKeyId: "0102AB" });
    expect(x509.authorityKeyId).toBeUndefined();
  });

  test("an extension that is damaged and that nothing depends on counts as absent", () => {
    expect(extended("keyUsage=DER:0500", "subjectKeyIdentifier=DER:0500")).not.toHaveProperty("keyUsages");
  });
});
