import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { damageOf } from "../../src/federation/damage.js";
import { isProof, resemblesProof, skeletonOf } from "../../src/federation/proof.js";

const proof = "zgcAZGKN/0o6b8hZr6vk1UbIdh+puClYKBiWM50fmvD4GiuYCL0QcI4vIlCq8pHaW/G2nM6LUHaD+OhxtlRvRw==";
const other = "5ZtsUHmIugj6JxCbg+48maqFMBtPH1t4NFG7Zx1IOTAMsutAMiBt4JkjWEk2SsUor10O8pb9BcaP48zkq0eXvg==";

/** The octets of a text in UTF-8, one character each, as a TXT record gives them. */
const octets = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));

test("the proofs of this test have the shape of one", () => {
  expect([proof, other].filter(isProof)).toHaveLength(2);
});

describe("damage", () => {
  test.each<[string, string, string]>([
    ["lower case", proof.toLowerCase(), "capitals and small letters differ"],
    [
      "upper case and no padding",
      proof.toUpperCase().slice(0, 86),
      "capitals and small letters differ, and it does not end in ==",
    ],
    ["no padding", proof.slice(0, 86), "it does not end in =="],
    ["half the padding", proof.slice(0, 87), "it does not end in =="],
    ["a blank from a line break", `${proof.slice(0, 40)} ${proof.slice(40)}`, "there are blanks in it"],
    ["a blank at its end", `${proof} `, "there are blanks in it"],
    ["a no-break space", octets(`${proof.slice(0, 40)}\u00a0${proof.slice(40)}`), "there are blanks in it"],
    ["quotes inside the quotes", `"${proof}"`, "there are quotes in it"],
    ["typographic quotes", octets(`“${proof}”`), "there are quotes in it"],
    ["backslashes", proof.replaceAll("/", "\\/"), "there are backslashes or semicolons in it"],
    ["a semicolon at its end", `${proof};`, "there are backslashes or semicolons in it"],
    ["HTML", proof.replaceAll("+", "&#43;"), "some characters are written in the code of HTML or of URLs"],
    ["HTML in HTML", proof.replaceAll("=", "&amp;#x3D;"), "some characters are written in the code of HTML or of URLs"],
    ["a URL", proof.replaceAll("/", "%2F"), "some characters are written in the code of HTML or of URLs"],
    ["+ as blanks", proof.replaceAll("+", " "), "its + and / are lost or were replaced"],
    ["letters and digits alone", proof.replace(/[+/=]/g, ""), "its + and / are lost or were replaced"],
    ["base64url", proof.replaceAll("+", "-").replaceAll("/", "_"), "its + and / are lost or were replaced"],
    ["a colon after it", `${proof}:`, "other characters stand in it"],
    ["its first line", proof.slice(0, 30), "it is only a part, 30 of its 88 characters"],
    ["its last line in lower case", proof.slice(60).toLowerCase(), "it is only a part, 26 of its 88 characters"],
    ["a name before it", `Proof : ${proof}`, "other text stands before or after it"],
    ["another record's text", `v=spf1 -all${proof}`, "other text stands before or after it"],
    ["O typed for 0", proof.replace("0", "O"), "one character differs"],
    ["two letters swapped", proof.replace("hZr", "Zhr"), "one character differs"],
  ])("%s", (_, text, what) => {
    expect(damageOf(text, proof)?.what).toBe(what);
  });

  test.each([
    ["the proof itself", proof],
    ["another proof", other],
    ["SPF", "v=spf1 mx -all"],
    ["a verification", "MS=ms12345678"],
    ["nothing", ""],
    ["a few letters that it begins with", proof.slice(0, 6)],
    ["a DKIM key", `v=DKIM1; k=rsa; p=${other.repeat(4)}`],
  ])("none: %s", (_, text) => {
    expect(damageOf(text, proof)).toBeUndefined();
  });

  test("only text beside the proof is more than the proof", () => {
    expect(damageOf(`Proof : ${proof}`, proof)?.hasMore).toBe(true);
    expect(damageOf(proof.toLowerCase(), proof)?.hasMore).toBe(false);
  });

  const anyProof = fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => btoa(String.fromCharCode(...bytes)));

  test("two proofs are never forms of each other, and every one has the shape", () => {
    fc.assert(
      fc.property(anyProof, anyProof, (one, two) => {
        expect(isProof(one)).toBe(true);
        fc.pre(one.toLowerCase() !== two.toLowerCase());
        fc.pre([...one].filter((char, index) => char !== two[index]).length > 8);
        expect(damageOf(one, two)).toBeUndefined();
      }),
    );
  });

  test("case, blanks and quotes leave the skeleton", () => {
    fc.assert(
      fc.property(anyProof, fc.nat(80), (one, at) => {
        const damaged = `"${one.slice(0, at)} ${one.slice(at)}"`.toLowerCase();
        expect(skeletonOf(damaged)).toBe(skeletonOf(one));
        expect(damageOf(damaged, one)).toBeDefined();
      }),
    );
  });
});

test.each([
  [proof.slice(0, 86), true],
  [`${proof.slice(0, 44)} ${proof.slice(44)}`, true],
  ["v=spf1 include:spf.protection.outlook.com -all", false],
  [proof.slice(0, 43), false],
])("resembles a proof: %s", (text, expected) => {
  expect(resemblesProof(text)).toBe(expected);
});
