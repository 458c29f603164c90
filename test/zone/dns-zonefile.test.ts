import zonefile from "dns-zonefile";
import { expect, test } from "vitest";
import { filesBelow } from "../../scripts/check/source-files.mjs";
import { isZoneFile } from "../../scripts/fixture/files.mjs";
import { canonicalRecord } from "../../src/zone/canonical.js";
import { type Name, toName } from "../../src/zone/name.js";
import { readZone } from "../../src/zone/reader.js";
import type { ResourceRecord } from "../../src/zone/record.js";
import { sourceAt } from "../fixture/reading.js";

/** What dns-zonefile reads as it stands: one record a line, TTL before class, no text in quotes. */
const types = ["A", "AAAA", "CNAME", "MX", "NS", "PTR", "SRV"] as const;

type Told = Readonly<Record<string, string | number | undefined>>;

// A second opinion, not an oracle: our canonical text is the form in which the package makes no mistakes, escapes apart.
test("dns-zonefile reads our canonical text as we read the file", () => {
  for (const path of filesBelow("fixtures/zones").filter(isZoneFile)) {
    const { zone } = readZone(sourceAt(path), { origin: toName("example.") as Name, view: "public" });
    const records = Array.from(zone.all(types), (record) => ({ record, line: canonicalRecord(record) }));
    const plain = records.filter(({ line }) => !line.includes("\\"));
    const parsed = zonefile.parse(plain.map(({ line }) => line).join("\n")) as unknown as Record<string, Told[]>;
    for (const type of types) {
      const ours = plain.filter(({ record }) => record.type === type).map(({ record }) => told(flat(record)));
      const theirs = (parsed[type.toLowerCase()] ?? []).map(told);
      expect(theirs, `${type} of ${path}`).toEqual(ours);
    }
  }
});

function flat({ owner, ttl, data }: ResourceRecord): Told {
  return { name: owner, ttl, ...(data as unknown as Told) };
}

/** Names are compared as names; the package calls one thing by several. */
function told({ name, ttl, fullname: _, address, ip, alias, host, target, exchange, ...rest }: Told): Told {
  const value = address ?? ip ?? alias ?? host ?? target ?? exchange;
  return { name: comparable(name), ttl, value: comparable(value), ...rest };
}

function comparable(value: string | number | undefined) {
  return typeof value === "string" ? (toName(value) ?? value) : value;
}
