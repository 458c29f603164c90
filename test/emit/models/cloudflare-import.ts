import { recordText } from "../../../src/zone/canonical.js";
import { cloudflareTags } from "../../../src/zone/cloudflare-tags.js";
import { readZone } from "../../../src/zone/reader.js";
import type { ResourceRecord } from "../../../src/zone/record.js";
import { sourceOf, spec } from "../../fix/zone-text.js";
import { heldRecords } from "./held.js";
import type { Model } from "./model.js";

/** Somebody who deletes what the comments name, when they name it, and imports the file with the proxy ticked. */
export const model: Model = {
  carryOut(text, held, origin) {
    const records = heldRecords(held);
    const named = (when: RegExp) => text.split("\n").flatMap((line) => when.exec(line)?.[1] ?? []);
    for (const line of named(/^; delete before the import: (.*)$/)) records.remove(recordText(spec(line)));
    const { zone, problems } = readZone(sourceOf(text), { origin });
    if (problems.length > 0) throw new Error(problems[0]?.reason);
    for (const record of zone.all()) {
      if (isProxied(record)) throw new Error(`behind the proxy: ${recordText(record)}`);
      const beside = records.lines().filter((line) => line.startsWith(`${record.owner} `));
      if (beside.some((line) => record.type === "CNAME" || line.split(" ")[3] === "CNAME"))
        throw new Error(`a CNAME beside others: ${record.owner}`);
      records.add(recordText(record));
    }
    for (const line of named(/^; delete(?: after the import)?: (.*)$/)) records.remove(recordText(spec(line)));
    return records.lines();
  },
};

/** The tag decides, and without it the tick. */
function isProxied(record: ResourceRecord): boolean {
  if (!["A", "AAAA", "CNAME"].includes(record.type)) return false;
  return cloudflareTags(record).get("cf-proxied") !== "false";
}
