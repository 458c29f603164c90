import { whyInternal } from "../certificate/internal-name.js";
import type { Name } from "../zone/name.js";

/**
 * Reverse zones of addresses that are not routed: every site may have its own (RFC 6303 §4.1, §4.2, §4.4, §4.5), and name
 * servers come with those of 0 and 255 (RFC 1912 §4.1).
 */
const localReverse = [
  /(?:^|\.)(?:0|10|127|255|254\.169|168\.192|(?:1[6-9]|2\d|3[01])\.172)\.in-addr\.arpa\.$/,
  /(?:^|\.)(?:d\.f|[89ab]\.e\.f)\.ip6\.arpa\.$/,
];

/** Whether a zone is one of a single organisation's inside, by its name alone, whatever view it was given for. */
export function isInternalZone(origin: Name): boolean {
  return whyInternal(origin) !== undefined || localReverse.some((pattern) => pattern.test(origin));
}
