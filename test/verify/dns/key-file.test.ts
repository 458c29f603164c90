import { expect, test } from "vitest";
import { readTsigKey } from "../../../src/verify/dns/key-file.js";
import { sourceOf } from "../../fix/zone-text.js";

const read = (text: string) => readTsigKey(sourceOf(text, "transfer.key"));

test("what tsig-keygen writes, and a named.conf that has a key among other things", () => {
  const secret = new TextEncoder().encode("secret");
  const key = { name: "transfer.contoso.example.", algorithm: "hmac-sha256" };
  const written = 'key "transfer.contoso.example" {\n\talgorithm hmac-sha256;\n\tsecret "c2VjcmV0";\n};\n';
  expect(read(written)).toEqual({ ...key, secret: Buffer.from(secret) });
  expect(read(`// a comment\noptions { directory "/"; };\n${written}zone "x" { type primary; };`)).toMatchObject(key);
  expect(read("key t { algorithm HMAC-MD5.SIG-ALG.REG.INT; secret c2VjcmV0; };")).toMatchObject({
    name: "t.",
    algorithm: "hmac-md5",
  });
});

test.each([
  ["", "no statement"],
  ["c2VjcmV0", "no statement"],
  ["key { algorithm hmac-sha256; secret c2VjcmV0; };", "no name"],
  ["key t { algorithm rot13; secret c2VjcmV0; };", "algorithm"],
  ["key t { algorithm hmac-sha256; };", "no secret"],
  ["key t { secret c2VjcmV0; };", "algorithm"],
])("%s is no key: %s", (text, why) => {
  const key = read(text);
  expect(key).toEqual({ refused: expect.stringContaining(why) });
  // Nobody should find the secret in a log.
  expect(JSON.stringify(key)).not.toContain("c2VjcmV0");
});
