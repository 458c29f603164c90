import type { Certificate } from "../../certificate/certificate.js";
import { readCertificate } from "../../certificate/read.js";
import type { ExchangeFacts } from "../../estate/estate.js";
import type { Inventory } from "../../exchange/inventory.js";
import type { InventoryReading } from "../../exchange/read-inventory.js";
import { openSource } from "../../text/open-source.js";
import type { InventoryPlace } from "../config/config.js";
import { statedAt } from "../config/stated-at.js";
import { reasonOf } from "./gather.js";
import { shownPath } from "./path.js";
import { readAtMost } from "./read-at-most.js";
import { identityOf } from "./stated-paths.js";

/** What the inventories of a run say. */
export interface ReadInventories extends Omit<Inventory, "faults"> {
  /** The files, absolute, symbolic links resolved: they are no zones, wherever they lie. */
  readonly identities: ReadonlySet<string>;
  /** What could not be read: whole sentences. */
  readonly failures: readonly string[];
}

/** Of the largest organisations it is a few megabytes. */
const maxBytes = 2 ** 28;

/** A file that was given as an argument is stated nowhere. */
type Place = Omit<InventoryPlace, "at"> & Partial<InventoryPlace>;

/**
 * Reads the inventories of a run. Those of the command line stand in for those of the configuration.
 * @param files `--exchange`, absolute
 * @returns undefined when there is none: nothing is loaded for it
 */
export async function readInventories(
  files: readonly string[],
  stated: readonly InventoryPlace[],
  cwd: string,
): Promise<ReadInventories | undefined> {
  const places: readonly Place[] = files.length > 0 ? files.map((file) => ({ file })) : stated;
  if (places.length === 0) return undefined;
  const { readInventory } = await import("../../exchange/read-inventory.js");
  const { inventoryOf } = await import("../../exchange/inventory.js");
  const failures: string[] = [];
  const readings: InventoryReading[] = [];
  const remarks: string[] = [];
  for (const { file, at } of places) {
    const path = shownPath(file, cwd);
    const source = sourceOf(file, path);
    if (typeof source === "string") {
      failures.push(statedAt(at, source));
      continue;
    }
    const reading = readInventory(source);
    readings.push(reading);
    if (reading.unanswered.length > 0) remarks.push(unansweredIn(path, reading.unanswered));
  }
  const inventory = inventoryOf(readings, readCertificate);
  return {
    ...inventory,
    identities: new Set(places.map(({ file }) => identityOf(file))),
    failures: [...failures, ...inventory.faults.map(({ at, reason }) => statedAt(at, `${reason}.`))],
    remarks: [...inventory.remarks, ...remarks],
  };
}

function sourceOf(file: string, path: string) {
  let bytes: Uint8Array;
  try {
    bytes = readAtMost(file, maxBytes);
  } catch (error) {
    return `${path} cannot be read: ${reasonOf(error)}. Give what exchange-inventory.ps1 wrote.`;
  }
  if (bytes.length > maxBytes) return `${path} is larger than 256 MiB, and no inventory of Exchange is.`;
  const source = openSource(path, bytes);
  return "undecodable" in source ? `${path} cannot be read. ${source.undecodable}` : source;
}

const mostNamed = 5;

function unansweredIn(path: string, unanswered: readonly string[]): string {
  const more = unanswered.length > mostNamed ? ` (and ${unanswered.length - mostNamed} more)` : "";
  return `${path}: Exchange did not answer everything: ${unanswered.slice(0, mostNamed).join("; ")}${more}.`;
}

/** What the configuration states counts before what was collected. */
export function exchangeFacts(
  stated: ExchangeFacts | undefined,
  inventory: Pick<Inventory, "facts"> | undefined,
): ExchangeFacts | undefined {
  if (!inventory) return stated;
  return { ...inventory.facts, ...stated, urls: [...(stated?.urls ?? []), ...inventory.facts.urls] };
}

/** Certificates of which nobody said what they serve serve what Exchange uses them for. */
export function withServices(
  certificates: readonly Certificate[],
  inventory: ReadInventories | undefined,
): readonly Certificate[] {
  const installed = inventory?.facts.installed ?? [];
  return certificates.map((certificate) => {
    const same = installed.find(({ thumbprint }) => thumbprint === certificate.thumbprint);
    const isStated = certificate.services.length > 0 || !same || same.services.length === 0;
    return isStated ? certificate : { ...certificate, services: same.services };
  });
}
