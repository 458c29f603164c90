import type { Server } from "./dns/server.js";
import type { VerifiedZone } from "./verification.js";

/** The serials that servers have for a zone, and which servers have each. */
export function serialsOf({ standings }: VerifiedZone): Map<number, Server[]> {
  const serials = new Map<number, Server[]>();
  for (const standing of standings) {
    if (!standing.serves) continue;
    const same = serials.get(standing.serial);
    if (same) same.push(standing.client.server);
    else serials.set(standing.serial, [standing.client.server]);
  }
  return serials;
}

/** The serial in the file. */
export function ownSerial({ zone }: VerifiedZone): number | undefined {
  return zone.records(zone.origin, "SOA")[0]?.data.serial;
}
