import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { soaOf } from "../../zone/soa.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "zonemd-stale",
    scope: "zone",
    severity: "warning",
    summary: "A ZONEMD record belongs to an earlier version of the zone",
    why: "A ZONEMD record holds a digest of the whole zone and the serial of the version that it was made of. After an edit of the file it is stale: whoever verifies the zone with it (secondary servers, whoever takes the zone in as a file) refuses the zone. The serial is compared here, and the digest is not computed.",
    sources: ["RFC 8976 §2.2.1, §4"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zone }) {
    const { view, origin: owner } = zone;
    if (zone.count("ZONEMD", owner) === 0) return;
    const soa = soaOf(zone);
    if (!soa) return;
    for (const record of zone.records(owner, "ZONEMD") as readonly ResourceRecord<"ZONEMD">[]) {
      const { serial } = record.data;
      if (serial !== soa.data.serial) yield { at: record.span, view, owner, type: "ZONEMD" as const, serial, soa };
    }
  },
  message({ owner, serial, soa }) {
    return {
      text: `The ZONEMD record of ${withoutDot(owner)} was made of the version with serial ${serial}, and the zone has ${soa.data.serial}. Its digest cannot be right any more: whoever verifies the zone with it refuses the zone.`,
      help: "Have the digest made again by the tool that made it, after the last edit (ldns-signzone -z, zonemd-generate in Knot), or remove the record.",
      related: [{ message: `the SOA record with serial ${soa.data.serial}`, at: soa.span }],
    };
  },
});
