import { canonicalAddress } from "../zone/address.js";
import { isBelow, type Name, root, withoutDot } from "../zone/name.js";

const dottedQuad = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/**
 * The IPv4 address that somebody wrote where a name belongs; it was taken for one, and completed with the origin.
 * @param origin of the zone in which it was written
 */
export function addressWritten(target: Name, origin: Name): string | undefined {
  const text = isBelow(target, origin) ? target.slice(0, -origin.length - 1) : withoutDot(target);
  return dottedQuad.test(text) ? text : undefined;
}

/**
 * The address of either family that somebody wrote where the name of a mail host belongs, bare or in the brackets of an
 * address literal (RFC 5321 §4.1.3).
 * @param origin of the zone in which it was written
 */
export function mailAddressWritten(target: Name, origin: Name): string | undefined {
  const whole = isBelow(target, origin) ? target.slice(0, -origin.length - 1) : withoutDot(target);
  const text = /^\[(?:ipv6:)?(.*)\]$/.exec(whole)?.[1] ?? whole;
  if (dottedQuad.test(text)) return text;
  return text.includes(":") && canonicalAddress(text) !== undefined ? text : undefined;
}

/** Whether it is an address with a final dot: no top-level domain is a number or has a colon (RFC 1123 §2.1). */
export function isAddressWithDot(target: Name): boolean {
  if (target.includes(":")) return mailAddressWritten(target, root) !== undefined;
  const last = target.charCodeAt(target.length - 2);
  return last >= 0x30 && last <= 0x39 && dottedQuad.test(withoutDot(target));
}
