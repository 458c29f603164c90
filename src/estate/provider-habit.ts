import { resolveSpan } from "../text/position.js";
import type { Zone } from "../zone/zone.js";
import type { Estate } from "./estate.js";

/** Whether Cloudflare answers for the zone, which gives addresses for an alias where no other server can have one. */
export function isServedByCloudflare(zone: Zone): boolean {
  return zone.records(zone.origin, "NS").some(({ data }) => data.target.endsWith(".ns.cloudflare.com."));
}

/** Whether a file states records of which its provider answers with one at a time: several of an owner are no set then. */
export function hasRoutingPolicies({ notes }: Estate, zone: Zone): boolean {
  return notes.some(
    ({ about, subject, at }) =>
      about === "record" &&
      subject.includes("routing policy") &&
      at &&
      resolveSpan(at).source.path === zone.source.path,
  );
}

/** Whether a file still has a name that its exporter asks to be replaced. */
export function hasPlaceholders({ notes }: Estate, zone: Zone): boolean {
  return notes.some(({ slip, at }) => slip === "placeholder" && at?.source.path === zone.source.path);
}
