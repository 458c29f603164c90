import { recordText } from "../../../src/zone/canonical.js";
import { spec } from "../../fix/zone-text.js";

/** A record in canonical text, from what a provider holds of it. */
export function zoneLine(owner: string, ttl: unknown, type: string, rdata: string): string {
  return recordText(spec(`${owner} ${Number(ttl)} IN ${type} ${rdata}`));
}

/** Octets as one quoted string of a zone file. */
export function quotedOctets(octets: string): string {
  return `"${octets.replace(/[^ -~]|["\\]/g, (char) => `\\${String(char.charCodeAt(0)).padStart(3, "0")}`)}"`;
}

/** Octets as quoted strings of a zone file, of a length each. */
export function quotedStrings(octets: string, length: number): string {
  return (octets.match(new RegExp(`.{1,${length}}`, "gs")) ?? [""]).map(quotedOctets).join(" ");
}
