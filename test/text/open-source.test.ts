import { describe, expect, test } from "vitest";
import { openSource } from "../../src/text/open-source.js";

const utf8 = new TextEncoder();

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian);
  return bytes;
}

function opened(bytes: Uint8Array) {
  const source = openSource("x.zone", bytes);
  if ("undecodable" in source) throw new Error(source.undecodable);
  return source;
}

describe("openSource", () => {
  test.each<[what: string, bytes: Uint8Array]>([
    ["UTF-8", utf8.encode("m\u00fcller A 192.0.2.1\n")],
    ["UTF-8 with its mark", utf8.encode("\ufeff@ A 192.0.2.1\n")],
    ["Latin-1", Uint8Array.of(0x6d, 0xfc, 0x0a)],
    ["nothing", new Uint8Array(0)],
    ["one byte", Uint8Array.of(0)],
    ["a few NULs", utf8.encode("a\0b\0c TXT \0 some more text that follows\n")],
  ])("%s stays as it is", (_, bytes) => {
    expect(opened(bytes)).toEqual({ path: "x.zone", bytes, encoding: "utf-8" });
  });

  test.each([
    ["utf-16le", true],
    ["utf-16be", false],
  ] as const)("%s with its mark becomes UTF-8 with its mark", (encoding, littleEndian) => {
    const text = "\ufeff@ TXT \u00fc\u{1f600}\r\n";
    expect(opened(utf16(text, littleEndian))).toEqual({ path: "x.zone", bytes: utf8.encode(text), encoding });
  });

  test.each([
    ["little", true],
    ["big", false],
  ] as const)("UTF-16 without its mark is refused, %s endian", (_, littleEndian) => {
    const source = openSource("x.zone", utf16("$TTL 60\n@ A 192.0.2.1\n", littleEndian));
    expect(source).toEqual({ undecodable: expect.stringMatching(/^It looks like UTF-16 .*Save it as UTF-8/s) });
  });

  test.each<[what: string, bytes: Uint8Array]>([
    ["half of a surrogate pair", utf16("\ufeffa\ud83d b", true)],
    ["an odd number of bytes", utf16("\ufeffabc", true).subarray(0, 7)],
  ])("UTF-16 with %s is refused, for it could not be written back", (_, bytes) => {
    expect(openSource("x.zone", bytes)).toEqual({ undecodable: expect.stringContaining("no UTF-16") });
  });
});
