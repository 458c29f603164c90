import { describe, expect, test } from "vitest";
import { buildEstate } from "../../src/estate/build.js";
import { isMisplaced } from "../../src/estate/misplaced-record.js";
import { readZone } from "../../src/zone/reader.js";
import { nameOf, sourceFromText } from "../zone-from-text.js";

function misplaced(text: string): string[] {
  const { zone, problems } = readZone(sourceFromText(`$TTL 3600\n${text}\n`), { origin: nameOf("a.example.") });
  const estate = buildEstate({ zones: { public: [zone] }, problems });
  return (["SOA", "NS"] as const).filter((type) => isMisplaced(estate, zone, type));
}

describe("a record that the apex lacks stands in the file all the same", () => {
  test.each([
    ["nowhere", "www A 192.0.2.1", []],
    ["in a line that cannot be read", "@ SOA ns host 1 2 3", ["SOA"]],
    ["in a line that cannot be read for another reason", '@ IN NS "ns1', ["NS"]],
    ["outside of the zone", "b.example. NS ns1.dns.example.", ["NS"]],
    ["at the name written after itself", "a.example NS ns1.dns.example.", ["NS"]],
    ["perhaps in a file that cannot be included", "$INCLUDE head.inc", ["SOA", "NS"]],
    ["nowhere: the word is a name", "ns A 192.0.2.300", []],
  ])("%s", (_, text, expected) => {
    expect(misplaced(text)).toEqual(expected);
  });
});
