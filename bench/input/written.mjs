// Writes what is measured into a folder that git does not keep, once for each way of making it.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/paths.mjs";
import { ailingZones, certificateNames, fleetZones, recordsOfHub, recordsPerZone } from "./fleet.mjs";
import { zoneBlocks, zoneText } from "./zone.mjs";

const kept = join(root, "node_modules/.cache/zonewright/bench");

/** The origin of every single zone, without its final dot. */
export const origin = "bench.example";

/**
 * A zone file of so many records.
 *
 * @param {number} records
 * @returns {{ file: string, withoutCaa: string }} paths; the second file lacks the CAA records
 */
export function writtenZone(records) {
  const folder = written(`zone-${records}`, (to) => {
    const blocks = Array.from(zoneBlocks({ origin: `${origin}.`, records }), ({ text }) => text);
    writeFileSync(join(to, "all.zone"), blocks.join(""));
    const lines = blocks.flatMap((text) => (text.includes("\tCAA\t") ? text.split(/(?<=\n)/) : text));
    writeFileSync(join(to, "without-caa.zone"), lines.filter((line) => !line.includes("\tCAA\t")).join(""));
  });
  return { file: join(folder, "all.zone"), withoutCaa: join(folder, "without-caa.zone") };
}

/**
 * So many zones of so many records each.
 *
 * @param {number} count
 * @param {number} records
 * @returns {string} their folder
 */
export function writtenZones(count, records) {
  return written(`${count}-zones-${records}`, (to) => {
    for (let i = 0; i < count; i++) {
      const text = zoneText({ origin: `bench-${i}.example.`, records, seed: i + 1 });
      writeFileSync(join(to, `bench-${i}.example.zone`), text);
    }
  });
}

/**
 * A fleet of so many zones and their hub, with the names of the hub's certificate and the configuration of a BIND that
 * serves them.
 *
 * @param {number} count
 * @returns {{ zones: string, certificate: string, configuration: string, records: number }} paths, of a folder and two
 *   files; how many records all zones have
 */
export function writtenFleet(count) {
  const folder = written(`fleet-${count}`, (to, folder) => {
    mkdirSync(join(to, "zones"));
    const zones = Array.from(fleetZones(count));
    for (const zone of zones) writeFileSync(join(to, "zones", `${zone.origin}.zone`), zone.text);
    writeFileSync(join(to, "names.txt"), `${certificateNames.join("\n")}\n`);
    const statements = zones.map(
      (zone) => `zone "${zone.origin}" { type primary; file "${join(folder, "zones", zone.origin)}.zone"; };\n`,
    );
    writeFileSync(join(to, "named.conf"), statements.join(""));
  });
  return {
    zones: join(folder, "zones"),
    certificate: join(folder, "names.txt"),
    configuration: join(folder, "named.conf"),
    records: count * recordsPerZone + recordsOfHub,
  };
}

/**
 * A fleet in which something is wrong with every domain.
 *
 * @param {number} count
 * @returns {{ zones: string, certificate: string, records: number }} paths, of a folder and a file; how many records
 *   all zones have
 */
export function writtenAilingFleet(count) {
  const folder = written(`ailing-fleet-${count}`, (to) => {
    mkdirSync(join(to, "zones"));
    for (const zone of ailingZones(count)) writeFileSync(join(to, "zones", `${zone.origin}.zone`), zone.text);
    writeFileSync(join(to, "names.txt"), `${certificateNames.join("\n")}\n`);
  });
  const records = count * (recordsPerZone + 1) + recordsOfHub;
  return { zones: join(folder, "zones"), certificate: join(folder, "names.txt"), records };
}

/**
 * @param {string} name
 * @param {(making: string, folder: string) => void} write into a folder that gets its place when all is there
 * @returns {string} the folder
 */
function written(name, write) {
  const folder = join(kept, `${name}-${sourceHash()}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}-${process.pid}`;
  mkdirSync(making, { recursive: true });
  write(making, folder);
  for (const old of readdirSync(kept)) {
    // Not what another bench is making at this time.
    if (old.replace(/-[0-9a-f]{12}$/, "") === name) rmSync(join(kept, old), { recursive: true, force: true });
  }
  renameSync(making, folder);
  return folder;
}

function sourceHash() {
  const hash = createHash("sha256");
  for (const file of readdirSync(import.meta.dirname).sort())
    hash.update(readFileSync(join(import.meta.dirname, file)));
  return hash.digest("hex").slice(0, 12);
}
