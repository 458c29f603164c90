import { randomFrom } from "./random.mjs";

/**
 * The lines of one name, or of a few that belong together: they begin with an owner, so other lines may stand between
 * any two blocks. `records` says how many records they are; a comment is a block of none.
 *
 * @typedef {{ text: string, records: number }} Block
 *
 * @typedef {object} Making what a zone is made with
 * @property {(below: number) => number} random
 * @property {string} origin
 * @property {string[]} hosts names with an address, at which others may point
 */

/** @typedef {(making: Making, name: string) => Block} Kind */

const words = ["amber", "azure", "coral", "db", "gate", "ivory", "mail", "olive", "print", "ruby", "scan", "teal"];

/** As many hosts are remembered for others to point at: the rest of the zone is far away, as in a real one. */
const remembered = 512;

/**
 * What names are, with its share in a hundred: hosts for the most part, then aliases, texts, services, mail,
 * and now and then a delegation.
 *
 * @type {readonly (readonly [share: number, kind: Kind])[]}
 */
const kinds = [
  [32, host],
  [15, dualStackHost],
  [13, alias],
  [9, mailDomain],
  [10, senderPolicy],
  [3, mailKey],
  [10, service],
  [4, delegation],
  [4, issuers],
];
const byShare = kinds.flatMap(([share, kind]) => Array.from({ length: share }, () => kind));

/**
 * A zone in which there is nothing to find: every target has an address, every delegation its glue, and no name has
 * both an alias and other data. So the strictest checker walks all of it and has no reason to stop.
 *
 * @param {{ origin: string, records: number, seed?: number }} wanted `records` counts all of them, at least 10
 * @returns {Generator<Block>}
 */
export function* zoneBlocks({ origin, records, seed = 1 }) {
  const making = { random: randomFrom(seed), origin, hosts: ["ns1", "ns2", "mail"] };
  const head = zoneHead(origin);
  yield head;
  let made = head.records;
  for (let i = 0; made < records; i++) {
    const name = `${oneOf(making, words)}-${i}`;
    if (i % 25 === 24)
      yield { text: `; --- from here on: batch ${i}, kept by ${oneOf(making, words)} ---\n`, records: 0 };
    const kind = byShare[making.random(100)] ?? host;
    const block = kind(making, name);
    // The last names are plain hosts when nothing else fits any more.
    const fitting = made + block.records > records ? host(making, name) : block;
    made += fitting.records;
    yield fitting;
  }
}

/**
 * @param {Parameters<typeof zoneBlocks>[0]} wanted
 * @returns {string}
 */
export function zoneText(wanted) {
  return Array.from(zoneBlocks(wanted), ({ text }) => text).join("");
}

/** @param {string} origin */
function zoneHead(origin) {
  const lines = [
    "; Made for measuring. Nothing in here is wrong.",
    `$ORIGIN ${origin}`,
    "$TTL 3600",
    "@\tIN\tSOA\tns1 hostmaster (",
    "\t\t2026112201 ; serial",
    "\t\t7200       ; refresh",
    "\t\t3600       ; retry",
    "\t\t1209600    ; expire",
    "\t\t900 )      ; minimum",
    "\tIN\tNS\tns1",
    "\tIN\tNS\tns2",
    "\tIN\tMX\t10 mail",
    '\tIN\tCAA\t0 issue "ca.example.net"',
    "mail\tIN\tA\t203.0.113.25",
    "_autodiscover._tcp\tIN\tSRV\t0 0 443 mail",
    "ns1\tIN\tA\t192.0.2.53",
    "ns2\tIN\tA\t198.51.100.53",
  ];
  return { text: `${lines.join("\n")}\n`, records: 9 };
}

/** @type {Kind} */
function host(making, name) {
  remember(making, name);
  const note = making.random(10) === 0 ? " ; in rack 4" : "";
  return { text: `${name}\tIN\tA\t${ipv4(making)}${note}\n`, records: 1 };
}

/** @type {Kind} */
function dualStackHost(making, name) {
  remember(making, name);
  return { text: `${name}\t300\tIN\tA\t${ipv4(making)}\n\t300\tIN\tAAAA\t${ipv6(making)}\n`, records: 2 };
}

/** @type {Kind} */
function alias(making, name) {
  return { text: `${name}\tIN\tCNAME\t${oneOf(making, making.hosts)}\n`, records: 1 };
}

/** @type {Kind} */
function mailDomain(making, name) {
  const { origin, hosts } = making;
  return {
    text: `${name}\tIN\tMX\t10 ${oneOf(making, hosts)}\n\tIN\tMX\t20 ${oneOf(making, hosts)}.${origin}\n`,
    records: 2,
  };
}

/** @type {Kind} */
function senderPolicy(making, name) {
  const policy = `v=spf1 ip4:${ipv4(making)} include:_spf.${oneOf(making, words)}.example.net; -all`;
  return { text: `${name}\tIN\tTXT\t"${policy}"\n`, records: 1 };
}

/** @type {Kind} */
function mailKey(making, name) {
  const bits = (/** @type {number} */ length) =>
    Array.from({ length }, () => base64[making.random(base64.length)]).join("");
  return {
    text: `k1._domainkey.${name}\tIN\tTXT\t( "v=DKIM1; k=rsa; p=${bits(160)}" ; first half\n\t\t"${bits(128)}" )\n`,
    records: 1,
  };
}

const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** @type {Kind} */
function service(making, name) {
  return {
    text: `_autodiscover._tcp.${name}\tIN\tSRV\t0 ${making.random(100)} 443 ${oneOf(making, making.hosts)}\n`,
    records: 1,
  };
}

/** @type {Kind} */
function delegation(making, name) {
  return { text: `${name}\t86400\tIN\tNS\tns.${name}\nns.${name}\tIN\tA\t${ipv4(making)}\n`, records: 2 };
}

/** @type {Kind} */
function issuers(making, name) {
  return { text: `${name}\tIN\tCAA\t0 issue "${oneOf(making, words)}.example.net"\n`, records: 1 };
}

/**
 * @param {Making} making
 * @param {string} name
 */
function remember({ hosts, random }, name) {
  if (hosts.length < remembered) hosts.push(name);
  else hosts[random(remembered)] = name;
}

/**
 * @param {Making} making
 * @param {readonly string[]} of
 * @returns {string}
 */
function oneOf({ random }, of) {
  return /** @type {string} */ (of[random(of.length)]);
}

/**
 * An address for documentation (RFC 5737).
 *
 * @param {Making} making
 */
function ipv4({ random }) {
  return `${["192.0.2", "198.51.100", "203.0.113"][random(3)]}.${1 + random(254)}`;
}

/**
 * An address for documentation (RFC 3849).
 *
 * @param {Making} making
 */
function ipv6({ random }) {
  return `2001:db8:${random(65536).toString(16)}:${random(65536).toString(16)}::${(1 + random(65535)).toString(16)}`;
}
