import { isBelow, type Name, withoutDot } from "../zone/name.js";

const dottedQuad = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/**
 * The IPv4 address that somebody wrote where a name belongs; it was taken for one, and completed with the origin.
 * @param origin of the zone in which it was written
 */
export function addressWritten(target: Name, origin: Name): string | undefined {
  const text = isBelow(target, origin) ? target.slice(0, -origin.length - 1) : withoutDot(target);
  return dottedQuad.test(text) ? text : undefined;
}

/** Whether it is an address with a final dot: no top-level domain is a number (RFC 1123 §2.1). */
export function isAddressWithDot(target: Name): boolean {
  const last = target.charCodeAt(target.length - 2);
  return last >= 0x30 && last <= 0x39 && dottedQuad.test(withoutDot(target));
}
