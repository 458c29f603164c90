import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordTypes } from "../../src/zone/rr/index.js";
import { rdataArbitrary } from "./rdata-arbitrary.js";
import { rdataFromText } from "./rdata-from-text.js";

const runs = { numRuns: 60 };
const types = Object.values(recordTypes);

describe("rdata as the RFCs write it", () => {
  test.each(types.map((type) => [type.mnemonic, type] as const))("%s", (mnemonic, type) => {
    fc.assert(
      fc.property(rdataArbitrary(type), ({ text, octets }) => {
        const written = rdataFromText(`${mnemonic} ${text}`);
        const hex = Buffer.from(octets).toString("hex");
        expect(written).not.toHaveProperty("reason");
        expect(rdataFromText(`TYPE${type.code} \\# ${octets.length} ${hex}`), "the octets are the same").toEqual(
          written,
        );
        expect("text" in written && rdataFromText(written.text), "and so is what is printed").toEqual(written);
      }),
      runs,
    );
  });
});

describe("hostile rdata", () => {
  const mnemonics = types.map(({ mnemonic }) => mnemonic);
  const printable = fc.string({ unit: fc.constantFrom(...'019aAfFzZ.:-=,"\\#@!{}| '), maxLength: 60 });
  const anyByte = fc.string({
    unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
    maxLength: 60,
  });

  test("is read or refused with a reason, and what is read can be printed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...mnemonics, "TYPE65280"), fc.oneof(printable, anyByte), (mnemonic, rdata) => {
        const line = `${mnemonic} ${rdata.replace(/[\r\n()]|(?<!\\)"[^"]*$/g, "")}`;
        const reading = readOrUndefined(line);
        if (reading && "reason" in reading) expect(reading.reason).not.toBe("");
        else if (reading) expect(rdataFromText(reading.text)).toEqual(reading);
      }),
      { numRuns: 2000 },
    );
  });

  test("octets are read or refused, and what is read is printed as the same octets", () => {
    const octets = fc.uint8Array({ maxLength: 40 });
    fc.assert(
      fc.property(fc.constantFrom(...mnemonics), octets, (mnemonic, bytes) => {
        const reading = rdataFromText(`${mnemonic} \\# ${bytes.length} ${Buffer.from(bytes).toString("hex")}`);
        if (!("reason" in reading)) expect(rdataFromText(reading.text)).toEqual(reading);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Undefined when the line is not one entry to the scanner. */
function readOrUndefined(line: string) {
  try {
    return rdataFromText(line);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("not one entry")) return undefined;
    throw error;
  }
}
