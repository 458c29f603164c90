import { recordText } from "../../../src/zone/canonical.js";
import { spec } from "../../fix/zone-text.js";
import { heldRecords } from "./held.js";
import type { Model } from "./model.js";

interface RRset {
  readonly name: string;
  readonly type: string;
  readonly ttl?: number;
  readonly changetype: string;
  readonly records?: readonly { readonly content: string; readonly disabled: boolean }[];
}

/** What PATCH …/zones/ZONE does: all sets or none, one after the other. */
export const model: Model = {
  carryOut(text, held) {
    const { rrsets } = JSON.parse(text) as { readonly rrsets: readonly RRset[] };
    const records = heldRecords(held);
    for (const rrset of rrsets) patch(rrset, records);
    return records.lines();
  },
};

function patch(
  { name, type, ttl, changetype, records: given = [] }: RRset,
  records: ReturnType<typeof heldRecords>,
): void {
  if (!/^(\*\.)?[\w/.-]+$/.test(name)) throw new Error(`Name '${name}' contains unsupported characters`);
  const lines = given.map(({ content }) => recordText(spec(`${name} ${ttl} IN ${type} ${content}`)));
  const beside = records.lines().filter((line) => line.startsWith(`${name} `) && line.split(" ")[3] !== type);
  const isExclusive = type === "CNAME" || beside.some((line) => line.split(" ")[3] === "CNAME");
  if (changetype === "REPLACE" || changetype === "DELETE")
    for (const line of records.set(name, type)) records.remove(line);
  if (changetype === "PRUNE") for (const line of lines) records.remove(line);
  if (changetype !== "REPLACE" && changetype !== "EXTEND") return;
  if (lines.length === 0 || ttl === undefined) throw new Error(`${changetype} without records`);
  if (isExclusive && beside.length > 0) throw new Error(`RRset ${name} IN ${type}: Conflicts with another RRset`);
  for (const line of lines) records.add(line);
}
