import zonefile from "dns-zonefile";
import { expect, test } from "vitest";
import { filesBelow } from "../../scripts/check/source-files.mjs";
import { isZoneFile } from "../../scripts/fixture/files.mjs";
import { canonicalRecord } from "../../src/zone/canonical.js";
import { type Name, toName } from "../../src/zone/name.js";
import { readZone } from "../../src/zone/reader.js";
import type { Zone } from "../../src/zone/zone.js";
import { sourceAt } from "../fixture/reading.js";

/** What dns-zonefile reads as it stands: one record a line, TTL before class, no text in quotes. */
const types = ["A", "AAAA", "CNAME", "MX", "NS", "PTR", "SRV"] as const;

type Told = Readonly<Record<string, string | number | undefined>>;

// A second opinion, not an oracle: our canonical text is the form in which the package makes no mistakes.
test("dns-zonefile reads our canonical text as we read the file", () => {
  for (const path of filesBelow("fixtures/zones").filter(isZoneFile)) {
    const { zone } = readZone(sourceAt(path), { origin: toName("example.") as Name, view: "public" });
    const parsed = zonefile.parse(linesOf(zone).join("\n")) as unknown as Record<string, readonly Told[]>;
    for (const type of types) {
      const theirs = (parsed[type.toLowerCase()] ?? []).map(told);
      expect(theirs, `${type} of ${path}`).toEqual(ours(zone, type));
    }
  }
});

function linesOf(zone: Zone): string[] {
  return Array.from(zone.all(types), (record) => canonicalRecord(record));
}

function ours(zone: Zone, type: (typeof types)[number]): Told[] {
  return Array.from(zone.all([type]), ({ owner, ttl, data }) =>
    told({ name: owner, ttl, ...(data as unknown as Told) }),
  );
}

/** Names are compared as names; the package calls one thing by several. */
function told({ name, ttl, fullname: _, address, ip, alias, host, target, exchange, ...rest }: Told): Told {
  const value = address ?? ip ?? alias ?? host ?? target ?? exchange;
  return { name: comparable(name), ttl, value: comparable(value), ...rest };
}

function comparable(value: string | number | undefined) {
  return typeof value === "string" ? (toName(value) ?? value) : value;
}
