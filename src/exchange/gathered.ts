import { kindOf, kindOfCmdlet, type ObjectKind } from "./object-kind.js";
import { type Properties, propertiesOf } from "./properties.js";
import type { InventoryReading } from "./read-inventory.js";
import type { InventoryFault } from "./shell-object.js";

/** The objects of all files, by what they are about. */
export interface Gathered {
  of(kind: ObjectKind): readonly Properties[];
  /** Whether Exchange was asked and answered: then what is not there does not exist. */
  wasAsked(kind: ObjectKind): boolean;
}

/** @param faults where what is wrong with a property is added, as soon as somebody asks for it */
export function gather(readings: readonly InventoryReading[], faults: InventoryFault[]): Gathered {
  const byKind = new Map<ObjectKind, Properties[]>();
  for (const object of readings.flatMap(({ objects }) => objects)) {
    const kind = kindOf(object);
    if (!kind) continue;
    const same = byKind.get(kind) ?? [];
    same.push(propertiesOf(object, faults));
    byKind.set(kind, same);
  }
  const asked = new Set(readings.flatMap(({ answered }) => answered.map(kindOfCmdlet)));
  return { of: (kind) => byKind.get(kind) ?? [], wasAsked: (kind) => asked.has(kind) };
}
