import { recordText } from "../../../src/zone/canonical.js";
import { spec } from "../../fix/zone-text.js";
import { heldRecords } from "./held.js";
import type { Model } from "./model.js";

interface ResourceRecordSet {
  readonly Name: string;
  readonly Type: string;
  readonly TTL: number;
  readonly ResourceRecords: readonly { readonly Value: string }[];
}

interface Batch {
  readonly Comment: string;
  readonly Changes: readonly { readonly Action: string; readonly ResourceRecordSet: ResourceRecordSet }[];
}

/** Route 53: a set is deleted when it is told exactly, created when there is none; all of it or nothing. */
export const model: Model = {
  carryOut(text, held) {
    const { Comment, Changes, ...others } = JSON.parse(text) as Batch;
    if (Comment.length > 256 || Object.keys(others).length > 0) throw new Error("not of the API");
    if (/[^\n -~]/.test(text)) throw new Error("not ASCII");
    const records = heldRecords(held);
    const touched = new Set<string>();
    for (const { Action, ResourceRecordSet: set } of Changes) {
      const lines = linesOf(set);
      const [owner = "", , , type = ""] = lines[0]?.split(" ") ?? [];
      if (touched.has(`${Action} ${owner} ${type}`)) throw new Error(`${Action} of ${owner} ${type} twice`);
      touched.add(`${Action} ${owner} ${type}`);
      if (Action === "DELETE") {
        if (records.set(owner, type).sort().join("\n") !== lines.toSorted().join("\n"))
          throw new Error(`is not so: ${lines}`);
        for (const line of lines) records.remove(line);
      } else if (Action === "CREATE") {
        if (records.set(owner, type).length > 0) throw new Error(`is there already: ${owner} ${type}`);
        for (const line of lines) records.add(line);
      } else throw new Error(Action);
    }
    return records.lines();
  },
};

/** Names and values with the octets that their octal escapes stand for; a backslash before others is a zone file's. */
function linesOf({ Name, Type, TTL, ResourceRecords }: ResourceRecordSet): string[] {
  return ResourceRecords.map(({ Value }) => {
    if (Value.length > 4000) throw new Error("too long");
    return recordText(spec(`${inDecimal(Name)} ${TTL} IN ${Type} ${inDecimal(Value)}`));
  });
}

function inDecimal(text: string): string {
  return text.replace(/\\([0-3][0-7]{2})|\\./g, (escaped, octal?: string) =>
    octal === undefined ? escaped : `\\${String(Number.parseInt(octal, 8)).padStart(3, "0")}`,
  );
}
