import fc from "fast-check";
import { expect, test } from "vitest";
import { byteOffsets } from "../../src/text/byte-offset.js";

test("offsets are those of the bytes before an index", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("a", "\u00fc", "\u6771", "\ud83d\ude00", "\ufeff"), { maxLength: 30 }),
      (chars) => {
        const text = chars.join("");
        const offsetOf = byteOffsets(text);
        let index = 0;
        for (const char of chars) {
          expect(offsetOf(index)).toBe(Buffer.byteLength(text.slice(0, index)));
          index += char.length;
        }
        expect(offsetOf(text.length)).toBe(Buffer.byteLength(text));
      },
    ),
  );
});
