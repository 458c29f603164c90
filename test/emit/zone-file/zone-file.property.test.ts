import fc from "fast-check";
import { expect, test } from "vitest";
import { recordTypes } from "../../../src/zone/rr/index.js";
import { rdataArbitrary } from "../../zone/rdata-arbitrary.js";
import { readText } from "../../zone/read-text.js";
import { domainName } from "../../zone/written.js";
import { nameOf } from "../../zone-from-text.js";
import { readAgain, recordsOf, textOf } from "./rewritten.js";

const usual = fc.constantFrom(
  ...["@", "www", "mail", "autodiscover", "_autodiscover._tcp", "_dmarc", "s._domainkey", "*", "*.a", "a", "b.a", "10"],
  ...["2", "xn--mller-kva", "in", "a.example.", "example.", "_sip._tls", "$ttl".replace("$", "\\$")],
);
const owner = fc.oneof({ weight: 3, arbitrary: usual }, { weight: 1, arbitrary: domainName.map(({ text }) => text) });
const ttl = fc.constantFrom("", "0", "1", "300", "3600", "1d");
const comment = fc.oneof(
  fc.constant(""),
  fc.string({ unit: "binary", maxLength: 30 }).map((text) => ` ;${text.replace(/[\r\n]/g, "")}`),
  fc.string({ unit: fc.constantFrom(...'; \t()"\\a\u00fccf_tags='), maxLength: 20 }).map((text) => `;${text}`),
);
const record = fc.constantFrom(...Object.values(recordTypes)).chain((type) =>
  fc
    // Those of the apex stand in the parent zone (RFC 4035 §2.4), and reading them says so.
    .tuple(type.mnemonic === "DS" ? fc.constant("a") : owner, ttl, rdataArbitrary(type), comment)
    .map(([owner, ttl, rdata, comment]) => `${owner} ${ttl} IN ${type.mnemonic} ${rdata.text}${comment}\n`),
);
const zoneText = fc.array(record, { maxLength: 25 }).map((lines) => `$TTL 600\n${lines.join("")}`);

test("reading it gives the same records, and writing those the same file", () => {
  fc.assert(
    fc.property(zoneText, (text) => {
      const { reading } = readText(text);
      const written = textOf(reading);
      const again = readAgain(written, nameOf("example."));
      expect(again.problems).toEqual([]);
      expect(recordsOf(again.zone)).toEqual(recordsOf(reading.zone));
      expect(textOf(again)).toBe(written);
    }),
    { numRuns: 400 },
  );
});
