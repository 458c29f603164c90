import { recordText } from "../../../src/zone/canonical.js";
import { spec } from "../../fix/zone-text.js";
import { heldRecords } from "./held.js";
import type { Model } from "./model.js";

type Boxes = Readonly<Record<string, string>>;

/** Somebody at a web form with one box for the name and one for the value, which joins the strings of a text. */
export const model: Model = {
  carryOut(text, held, origin) {
    const shown = new Map(held.map((line) => [joined(line), line]));
    const records = heldRecords(held);
    const typed = ({ Type, Name, Priority, Value, TTL }: Boxes) => {
      const owner = Name === "@" ? origin : `${Name}.${origin}`;
      return `${owner} ${TTL ?? 0} IN ${Type} ${Type === "TXT" ? quoted(Value as string) : [Priority, Value].filter(Boolean).join(" ")}`;
    };
    const held_ = (boxes: Boxes) => {
      const wanted = joined(typed(boxes)).replace(/^(\S+) \d+ /, "$1 ");
      const found = [...shown].find(([line]) => line.replace(/^(\S+) \d+ /, "$1 ") === wanted);
      return found?.[1] ?? wanted;
    };
    for (const { action, boxes } of stepsOf(text)) {
      const [first = {}, second = {}] = boxes;
      if (action === "Add") records.add(joined(typed(first)));
      else records.remove(held_(first));
      if (action === "Change") records.add(joined(typed(second)));
    }
    return records.lines();
  },
  altered: (record) =>
    record.type === "TXT" ? { ...record, data: { strings: cut(record.data.strings.join("")) } } : record,
};

/** The boxes of each step; those of the split form have no value and are passed over. */
function stepsOf(text: string) {
  return text
    .split(/^(?=\d+\. )/m)
    .slice(1)
    .map((step) => ({
      action: /^\d+\. (\w+):/.exec(step)?.[1],
      boxes: step
        .split(/\n\n|\n {3}Old:\n/)
        .map((part): Boxes => Object.fromEntries([...part.matchAll(/^ {3}(\w+): (.*)$/gm)].map(([, k, v]) => [k, v])))
        .filter(({ Value, Type }) => Value !== undefined && Type !== undefined),
    }));
}

function joined(line: string): string {
  const record = spec(line);
  return recordText(model.altered?.(record) ?? record);
}

function cut(text: string): string[] {
  return text.match(/.{1,255}/gs) ?? [];
}

/** What a browser sends of a text: its UTF-8, here as a master file writes it. */
function quoted(text: string): string {
  const octets = String.fromCharCode(...new TextEncoder().encode(text));
  return cut(octets)
    .map((one) => `"${one.replace(/[^ -~]|["\\]/g, (char) => `\\${String(char.charCodeAt(0)).padStart(3, "0")}`)}"`)
    .join(" ");
}
