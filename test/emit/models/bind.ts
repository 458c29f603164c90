import { recordText } from "../../../src/zone/canonical.js";
import { readZone } from "../../../src/zone/reader.js";
import { sourceOf, spec } from "../../fix/zone-text.js";
import { heldRecords } from "./held.js";
import type { Model } from "./model.js";

const deletion = /^; delete: (.*)$/;

/** Somebody who deletes what the comments name and appends the rest to a zone with other defaults. */
export const model: Model = {
  carryOut(text, held, origin) {
    const records = heldRecords(held);
    for (const line of text.split("\n")) {
      const [, old] = deletion.exec(line) ?? [];
      if (old !== undefined) records.remove(recordText(spec(old)));
    }
    const { zone, problems } = readZone(sourceOf(`$ORIGIN elsewhere.example.\n$TTL 1\n${text}`), { origin });
    if (problems.length > 0) throw new Error(problems[0]?.reason);
    for (const record of zone.all()) records.add(recordText(record));
    return records.lines();
  },
};
