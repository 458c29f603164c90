import { type Name, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";

/** "The MX record of contoso.com points to mail.contoso.com", with the view where that is not the public one. */
export function pointsTo({ owner, type }: ResourceRecord, target: Name, view: "public" | "internal"): string {
  const inside = view === "internal" ? "In the internal zone the" : "The";
  if (type === "CNAME") return `${inside} alias ${withoutDot(owner)} leads to ${withoutDot(target)}`;
  if (type === "NS") return `${inside} NS record of ${withoutDot(owner)} names ${withoutDot(target)}`;
  return `${inside} ${type} record of ${withoutDot(owner)} points to ${withoutDot(target)}`;
}
