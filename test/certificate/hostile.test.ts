import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { readCertificate } from "../../src/certificate/read.js";
import { withOpenLengths } from "./open-lengths.js";
import { certificateWorkshop, dnsNames } from "./openssl.js";

const workshop = certificateWorkshop();
afterAll(workshop.remove);

const extensions = [
  "extendedKeyUsage=serverAuth",
  "basicConstraints=CA:FALSE",
  dnsNames("mail.contoso.com", "*.contoso.com"),
];
const ec = workshop.make({ subject: "/C=DE/O=Contoso, Ltd./CN=mail.contoso.com", extensions });
const pss = workshop.make({ subject: "/CN=x", key: "rsa", options: ["-sigopt", "rsa_padding_mode:pss"] });
const { openssl } = workshop;
const bundle = openssl("crl2pkcs7", "-nocrl", "-certfile", ec.file, "-outform", "DER");
const toPfx = ["pkcs12", "-export", "-inkey", ec.keyFile, "-in", ec.file, "-passout", "pass:", "-iter", "1"];
const plain = openssl(...toPfx, "-certpbe", "NONE", "-name", "Mail");
const samples = [
  ...[ec.der, Buffer.from(ec.pem), pss.der, bundle, withOpenLengths(bundle, 50), plain, withOpenLengths(plain, 50)],
  ...[openssl(...toPfx), openssl(...toPfx, "-legacy"), openssl("req", "-in", ec.requestFile, "-outform", "DER")],
];

/** Any outcome is right but an exception; a refusal is one printable sentence about the file. */
function answers(bytes: Uint8Array): void {
  const outcome = readCertificate({ path: "a.cer", bytes, passwords: ["x"] });
  if ("unreadable" in outcome) expect(outcome.unreadable).toMatch(/^a\.cer [^\p{Cc}\p{Cf}]+\.$/u);
  else for (const { name } of outcome.names) if (name) expect(name).toMatch(/^(?:[a-z0-9_-]+\.)+$/);
}

describe("whatever the bytes are, there is an answer", () => {
  test.each(samples.map((sample, index) => [index, sample] as const))("cut at every length: sample %i", (_, sample) => {
    for (let length = 0; length < sample.length; length++) answers(sample.subarray(0, length));
    expect(readCertificate({ path: "a.cer", bytes: sample })).toHaveProperty("names");
  });

  test("one octet of the header is another one", () => {
    for (let at = 0; at < 64; at++) {
      for (const octet of [0x00, 0x1f, 0x30, 0x7f, 0x80, 0x84, 0x88, 0xff]) {
        const bytes = Uint8Array.from(ec.der);
        bytes[at] = octet;
        answers(bytes);
      }
    }
  });

  test("some octets are others, or missing, or too many", () => {
    const change = fc.record({
      at: fc.nat(),
      octet: fc.nat(255),
      kind: fc.constantFrom("replace", "drop", "insert", "flip"),
    });
    const changed = fc.tuple(fc.constantFrom(...samples), fc.array(change, { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(changed, ([sample, changes]) => {
        const octets = [...sample];
        for (const { at, octet, kind } of changes) {
          const place = at % octets.length;
          if (kind === "replace") octets[place] = octet;
          else if (kind === "flip") octets[place] = (octets[place] as number) ^ (1 << (octet & 7));
          else octets.splice(place, kind === "drop" ? 1 : 0, ...(kind === "insert" ? [octet] : []));
        }
        answers(Uint8Array.from(octets));
      }),
      { numRuns: 1_000 },
    );
  });

  test("random bytes, and random texts", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), answers));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (tail) => answers(Uint8Array.of(0x30, 0x82, ...tail))));
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => answers(Buffer.from(text))));
  });

  test("deep nesting exhausts nothing", () => {
    answers(Buffer.concat(Array.from({ length: 200_000 }, () => Buffer.from([0x30, 0x80]))));
    let nested = Buffer.alloc(0);
    for (let depth = 0; depth < 2_000; depth++) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(nested.length);
      nested = Buffer.concat([Buffer.from([0x30, 0x84]), length, nested]);
    }
    answers(nested);
  });

  test("a length that promises more than there is", () => {
    for (const head of [
      "3084ffffffff06092a864886f70d010702",
      "3084ffffffff0201033080",
      "3085ffffffffff",
      "3080a084ffffffff",
    ]) {
      answers(Buffer.from(head, "hex"));
      answers(Buffer.concat([Buffer.from(head, "hex"), Buffer.alloc(2 ** 20, 0x30)]));
    }
  });

  const endless = (text: string, size: number) => [Buffer.alloc(size, text), Buffer.from(`${text.repeat(size / 8)}!`)];
  test.each(["a.", "a", "*.", "\u00fc.", "::1", "MIAA", "-"])("an endless word of %j exhausts nothing", (text) => {
    endless(text, 2 ** 20).forEach(answers);
  });
  test.each(["\r", " IN ", "DNS:", "[a ", "# ", "-----BEGIN CERTIFICATE-----\n"])("nor do endless times %j", (text) => {
    endless(text, 2 ** 16).forEach(answers);
  });

  test("a large file is refused before it is looked at", () => {
    expect(readCertificate({ path: "a.cer", bytes: new Uint8Array(2 ** 21 + 1) })).toEqual({
      unreadable: "a.cer is larger than 2 MiB, as no certificate is: give the certificate of the server.",
    });
  });
});
