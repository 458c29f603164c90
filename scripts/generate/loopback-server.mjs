import { createSocket } from "node:dgram";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../paths.mjs";

/** @typedef {import("../../src/zone/zone-set.js").ZoneSet} ZoneSet */
/** @typedef {import("../../src/zone/record.js").ResourceRecord} ResourceRecord */
/** @typedef {import("../../src/zone/name.js").Name} Name */

/**
 * A name server on loopback for the zones of a folder, which it reads anew for every question. It knows what the example
 * needs: answers, aliases and negative answers (RFC 1034 §4.3.2) over UDP, and no transfer.
 *
 * @param {string} folder of zone files named for their zones: `contoso.com.zone`
 * @returns {Promise<{ address: string, stop: () => void }>}
 */
export async function startLoopbackServer(folder) {
  const { lookup, readZone, toName, zoneSet } = await builtLibrary();
  const zones = () =>
    zoneSet(
      "public",
      readdirSync(folder).map((path) => {
        const source = { path, bytes: readFileSync(join(folder, path)), encoding: /** @type {const} */ ("utf-8") };
        return readZone(source, {}).zone;
      }),
    );
  const answer = (/** @type {Buffer} */ query) => answerTo(query, zones(), { lookup, toName });
  const udp = createSocket("udp4");
  udp.on("message", (query, { address, port }) => udp.send(answer(query), port, address));
  const tcp = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (data) => {
      const refused = message(data.subarray(2), 5, { answers: [], authority: [] });
      socket.end(Buffer.concat([uint16(refused.length), refused]));
    });
  });
  const port = await new Promise((resolve) =>
    tcp.listen(0, "127.0.0.1", () => resolve(/** @type {import("node:net").AddressInfo} */ (tcp.address()).port)),
  );
  await new Promise((resolve) => udp.bind(port, "127.0.0.1", () => resolve(undefined)));
  const stop = () => {
    udp.close();
    tcp.close();
  };
  return { address: `127.0.0.1:${port}`, stop };
}

async function builtLibrary() {
  const built = (/** @type {string} */ path) => import(pathToFileURL(join(root, "dist/zone", path)).href);
  const [{ lookup }, { readZone }, { toName }, { zoneSet }] = await Promise.all(
    ["lookup.js", "reader.js", "name.js", "zone-set.js"].map(built),
  );
  return { lookup, readZone, toName, zoneSet };
}

const types = { A: 1, NS: 2, CNAME: 5, SOA: 6, MX: 15, TXT: 16, AAAA: 28, SRV: 33 };

/**
 * @param {Buffer} query
 * @param {ZoneSet} zones
 * @param {{ lookup: typeof import("../../src/zone/lookup.js").lookup, toName: typeof import("../../src/zone/name.js").toName }} library
 */
function answerTo(query, zones, { lookup, toName }) {
  const { labels, end } = questionIn(query);
  const name = /** @type {Name} */ (toName(`${labels.join(".")}.`));
  const type = Object.entries(types).find(([, code]) => code === query.readUInt16BE(end))?.[0] ?? "TYPE65280";
  const zone = zones.enclosing(name);
  if (!zone) return message(query, 5, { answers: [], authority: [] });
  const found = lookup(zones, name, /** @type {import("../../src/zone/record.js").RecordType} */ (type));
  const answers = [...found.chain, ...(found.outcome === "answer" ? found.records : [])];
  const authority = answers.length > 0 ? [] : zone.records(zone.origin, "SOA");
  return message(query, found.outcome === "nxdomain" ? 3 : 0, { answers, authority });
}

/** @param {Buffer} query */
function questionIn(query) {
  const labels = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { labels, end: at + 1 };
}

/**
 * @param {Buffer} query
 * @param {number} rcode
 * @param {{ answers: readonly ResourceRecord[], authority: readonly ResourceRecord[] }} sections
 */
function message(query, rcode, { answers, authority }) {
  const { end } = questionIn(query);
  // QR and AA; RD as it was asked.
  const flags = 0x8400 | (query.readUInt16BE(2) & 0x0100) | rcode;
  const counts = [1, answers.length, authority.length, 0];
  const head = [query.subarray(0, 2), uint16(flags), ...counts.map(uint16), query.subarray(12, end + 4)];
  return Buffer.concat([...head, ...[...answers, ...authority].map(recordOctets)]);
}

/** @param {ResourceRecord} record */
function recordOctets(record) {
  const data = rdataOctets(record);
  const ttl = Buffer.alloc(4);
  ttl.writeUInt32BE(record.ttl);
  const type = types[/** @type {keyof typeof types} */ (record.type)];
  return Buffer.concat([nameOctets(record.owner), uint16(type), uint16(1), ttl, uint16(data.length), data]);
}

/** @param {ResourceRecord} record of a type that the example has */
function rdataOctets({ type, data }) {
  switch (type) {
    case "A":
      return Buffer.from(data.address.split(".").map(Number));
    case "NS":
    case "CNAME":
      return nameOctets(data.target);
    case "MX":
      return Buffer.concat([uint16(data.preference), nameOctets(data.exchange)]);
    case "SRV":
      return Buffer.concat([...[data.priority, data.weight, data.port].map(uint16), nameOctets(data.target)]);
    case "TXT":
      return Buffer.concat(
        data.strings.map((text) => Buffer.from(`${String.fromCharCode(text.length)}${text}`, "latin1")),
      );
    case "SOA": {
      const numbers = [data.serial, data.refresh, data.retry, data.expire, data.minimum];
      const octets = numbers.flatMap((number) => [uint16(number >>> 16), uint16(number & 0xffff)]);
      return Buffer.concat([nameOctets(data.mname), nameOctets(data.rname), ...octets]);
    }
    default:
      throw new Error(`the example has no ${type} records`);
  }
}

/** @param {string} name without escapes */
function nameOctets(name) {
  const labels = name.split(".").filter(Boolean);
  return Buffer.concat([
    ...labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label)]),
    Buffer.from([0]),
  ]);
}

/** @param {number} value */
function uint16(value) {
  return Buffer.from([value >>> 8, value & 0xff]);
}
