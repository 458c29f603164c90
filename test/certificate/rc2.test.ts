import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { decryptRc2 } from "../../src/certificate/rc2.js";
import { certificateWorkshop } from "./openssl.js";

const workshop = certificateWorkshop();
afterAll(workshop.remove);

const hex = (octets: Uint8Array) => Buffer.from(octets).toString("hex");

function encrypted(cipher: string, key: Uint8Array, iv: Uint8Array, text: Uint8Array): Buffer {
  const file = workshop.path("text");
  writeFileSync(file, text);
  const providers = ["-provider", "legacy", "-provider", "default"];
  return workshop.openssl("enc", `-${cipher}`, ...providers, "-K", hex(key), "-iv", hex(iv), "-in", file);
}

test.each([
  ["rc2-40-cbc", 5],
  ["rc2-64-cbc", 8],
  ["rc2-cbc", 16],
])("%s, as OpenSSL encrypts", (cipher, keyLength) => {
  const octets = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
  fc.assert(
    fc.property(octets(keyLength), octets(8), fc.uint8Array({ maxLength: 100 }), (key, iv, text) => {
      expect(hex(decryptRc2(key, iv, encrypted(cipher, key, iv, text)) ?? Buffer.from("other"))).toBe(hex(text));
    }),
    { numRuns: 8 },
  );
});

test("another key, half a block, nothing", () => {
  const [key, iv] = [Buffer.from("12345"), Buffer.alloc(8)];
  const text = encrypted("rc2-40-cbc", key, iv, Buffer.from("mail.contoso.com"));
  expect(decryptRc2(Buffer.from("12346"), iv, text)).toBeUndefined();
  expect(decryptRc2(key, iv, text.subarray(0, 12))).toBeUndefined();
  expect(decryptRc2(key, iv, new Uint8Array())).toBeUndefined();
});
