import { expect, test } from "vitest";
import { canonicalZone } from "../../src/emit/canonical.js";
import { zoneJson } from "../../src/emit/zone-json.js";
import { zoneFromText } from "../zone-from-text.js";

const text = `$TTL 300
@ SOA ns host 1 2 3 4 5
@ NS Ns
m\u00fcller A 192.0.2.1
$GENERATE 1-2 host$ A 192.0.2.$
`;
const zone = zoneFromText(text, "example.");

test("a zone as canonical lines", () => {
  expect([...canonicalZone(zone)]).toEqual([
    "example. 300 IN SOA ns.example. host.example. 1 2 3 4 5",
    "example. 300 IN NS Ns.example.",
    "m\\195\\188ller.example. 300 IN A 192.0.2.1",
    "host1.example. 300 IN A 192.0.2.1",
    "host2.example. 300 IN A 192.0.2.2",
  ]);
});

test("a zone as JSON: A-labels for owners, places in the file", () => {
  const { schema, origin, records } = zoneJson(zone);
  expect([schema, origin, records.length]).toEqual([1, "example.", 5]);
  expect(records[1]).toEqual({
    owner: "example.",
    ttl: 300,
    class: "IN",
    type: "NS",
    rdata: "Ns.example.",
    file: "example.zone",
    start: { line: 3, column: 1, offset: text.indexOf("@ NS") },
    end: { line: 3, column: 8, offset: text.indexOf("@ NS") + 7 },
  });
  expect(records[2]).toMatchObject({
    owner: "xn--mller-kva.example.",
    start: { line: 4, column: 1 },
    end: { line: 4, column: 19 },
  });
});

test("records that a directive made stand at the directive", () => {
  expect(
    zoneJson(zone)
      .records.slice(3)
      .map(({ rdata, file, start }) => [rdata, file, start.line, start.column]),
  ).toEqual([
    ["192.0.2.1", "example.zone", 5, 1],
    ["192.0.2.2", "example.zone", 5, 1],
  ]);
});
