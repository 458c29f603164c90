import { readCertificate } from "../../src/certificate/read.js";
import { type Inventory, inventoryOf } from "../../src/exchange/inventory.js";
import { readInventory } from "../../src/exchange/read-inventory.js";
import { openSource } from "../../src/text/open-source.js";
import { positionAt } from "../../src/text/position.js";

/** What one organisation's files say: texts, bytes, or values that become JSON. */
export function inventoryFrom(...contents: readonly unknown[]): Inventory {
  const readings = contents.map((content, i) => {
    const isRaw = typeof content === "string" || content instanceof Uint8Array;
    const bytes = content instanceof Uint8Array ? content : Buffer.from(isRaw ? content : JSON.stringify(content));
    const source = openSource(`${i}.json`, bytes);
    if ("undecodable" in source) throw new Error(source.undecodable);
    return readInventory(source);
  });
  return inventoryOf(readings, readCertificate);
}

/** `line:column reason` of each fault. */
export function faultsOf({ faults }: Inventory): string[] {
  return faults.map(({ at, reason }) => {
    const { line, column } = positionAt(at.source, at.start);
    return `${line}:${column} ${reason}`;
  });
}

/** Each certificate in one line: label, services, names. */
export function certificatesOf({ certificates }: Inventory): string[] {
  return certificates.map(
    ({ label, services, names }) => `${label}: ${services.join(" ")}: ${names.map(({ text }) => text).join(" ")}`,
  );
}

/** Each domain in one line: its name, where its mailboxes are, its federation. */
export function domainsOf({ domains }: Inventory): string[] {
  return domains.map(({ name, mail = "unknown", federation }) => {
    const proofs = typeof federation === "object" ? `${federation.proofs.length} proofs` : federation;
    return `${name} ${mail} ${proofs}`;
  });
}
