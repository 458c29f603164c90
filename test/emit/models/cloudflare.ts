import { recordText } from "../../../src/zone/canonical.js";
import type { Name } from "../../../src/zone/name.js";
import { spec } from "../../fix/zone-text.js";
import { heldRecords } from "./held.js";
import type { Model } from "./model.js";
import { type Ran, runScript } from "./script.js";

export interface Listed {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly ttl: number;
  readonly content?: string | undefined;
  readonly priority?: number | undefined;
  readonly data?: Readonly<Record<string, string | number>> | undefined;
}

interface Batch {
  readonly deletes?: readonly { readonly id: string }[];
  readonly patches?: readonly (Partial<Listed> & { readonly id: string })[];
  readonly posts?: readonly Omit<Listed, "id">[];
}

const token = "t0ken_-";
const zoneId = "023e105f4ecef8ad9ca31a8372d0c353";
const records = `https://api.cloudflare.com/client/v4/zones/${zoneId}/dns_records`;

/** curl, as far as the script uses it: what it is sent goes to standard error, for the test to read. */
const answer = `IFS= read -r config
case $config in
  'header = "Authorization: Bearer ${token}"') ;;
  *) echo "no token: $config" >&2; exit 2 ;;
esac
case "$*" in
  '--silent --show-error --config - ${records}?per_page=50000') cat "$ANSWERS/list" ;;
  '--silent --show-error --config - --request POST --header Content-Type: application/json --data-binary @'*' ${records}/batch')
    for word; do case $word in @*) cat "\${word#@}" >&2 ;; esac; done
    cat "$ANSWERS/batch" ;;
  *) echo "unexpected: $*" >&2; exit 2 ;;
esac`;

export const environment = { CLOUDFLARE_ZONE_ID: zoneId, CLOUDFLARE_API_TOKEN: token };

/** Runs the script against an API that has these records. */
export function runAt(text: string, listed: readonly Listed[], env: Readonly<Record<string, string>> = {}): Ran {
  const list = { success: true, errors: [], result: listed, result_info: { total_count: listed.length } };
  const answers = { list: JSON.stringify(list), batch: JSON.stringify({ success: true, errors: [], result: {} }) };
  return runScript(text, { tool: "curl", env: { ...environment, ...env }, answer, answers });
}

/** A zone of Cloudflare, from the documentation of its API: ids, names without their dots, a text in quotes or without. */
export function listed(held: readonly string[], origin: Name): Listed[] {
  return held
    .map((line, at) => ({ line, at }))
    .filter(({ line }) => !/ SOA /.test(line) && !line.startsWith(`${origin} 3600 IN NS `))
    .map(({ line, at }) => ({ id: `${at}`, ...shown(line, at) }));
}

function shown(line: string, at: number): Omit<Listed, "id"> {
  const record = spec(line);
  const { type, owner, ttl } = record;
  const base = { type, name: owner.slice(0, -1), ttl };
  const bare = (name: string) => name.replace(/(?<=.)\.$/, "");
  const rdata = line.split(" ").slice(4).join(" ");
  const words = rdata.split(" ");
  switch (record.type) {
    case "MX":
      return { ...base, content: bare(record.data.exchange), priority: record.data.preference };
    case "CNAME":
    case "NS":
      return { ...base, content: bare(record.data.target) };
    case "SRV": {
      const { priority, weight, port, target } = record.data;
      return {
        ...base,
        content: `${weight} ${port} ${bare(target)}`,
        priority,
        data: { ...record.data, target: bare(target) },
      };
    }
    case "CAA":
      return {
        ...base,
        content: rdata,
        data: { flags: record.data.flags, tag: record.data.tag, value: record.data.value },
      };
    case "TLSA":
      return {
        ...base,
        content: rdata,
        data: {
          usage: Number(words[0]),
          selector: Number(words[1]),
          matching_type: Number(words[2]),
          certificate: words[3] ?? "",
        },
      };
    case "TXT": {
      const text = record.data.strings.join("");
      const isBare = at % 2 === 0 && /^[!-~][ -~]*$/.test(text) && !text.startsWith('"');
      return { ...base, content: isBare ? text : rdata };
    }
    default:
      return { ...base, content: rdata };
  }
}

/** The record that the API makes of a body: its line in canonical text. */
function lineOf({ type, name, ttl, content = "", priority, data = {} }: Omit<Listed, "id">): string {
  const target = (text: unknown) => (text === "." ? "." : `${text}.`);
  const rdata = () => {
    switch (type) {
      case "MX":
        return `${priority} ${target(content)}`;
      case "CNAME":
      case "NS":
        return target(content);
      case "SRV":
        return `${data.priority} ${data.weight} ${data.port} ${target(data.target)}`;
      case "CAA":
        return `${data.flags} ${data.tag} "${data.value}"`;
      case "TLSA":
        return `${data.usage} ${data.selector} ${data.matching_type} ${data.certificate}`;
      default:
        return content;
    }
  };
  return recordText(spec(`${name}. ${ttl} IN ${type} ${rdata()}`));
}

/** All of a batch or nothing: what goes, what changes, what comes. */
export const model: Model = {
  carryOut(text, held, origin) {
    const there = listed(held, origin);
    const { status, stdout, stderr } = runAt(text, there);
    if (status !== 0 || stdout !== "Done.\n") throw new Error(`${status} ${stdout}${stderr}`);
    const { deletes = [], patches = [], posts = [] } = JSON.parse(stderr) as Batch;
    const after = heldRecords(held);
    const one = (id: string) => {
      const found = there.find((record) => record.id === id);
      if (!found) throw new Error(`no record ${id}`);
      return found;
    };
    for (const { id } of [...deletes, ...patches]) after.remove(held[Number(one(id).id)] ?? "");
    for (const { id, ...changed } of patches) after.add(lineOf({ ...one(id), ...changed }));
    for (const post of posts) after.add(lineOf(post));
    return after.lines();
  },
};
