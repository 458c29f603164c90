import type { Name } from "../../zone/name.js";

/** Not made of digits at its end, which would be an address (RFC 3696 §2). */
const hostLabels = /^(?:[a-z0-9_-]{1,63}\.)*(?=[^.]*[^0-9.])[a-z0-9_-]{1,63}\.$/;

/** Whether a name is one that clients can dial, and that can stand in a TLS handshake: a zone may hold stranger ones. */
export function isHostName(name: Name): boolean {
  return hostLabels.test(name);
}
