import type { Model } from "./model.js";
import { applied, type Body, evaluated, type ProviderModel } from "./terraform.js";
import { quotedStrings, zoneLine } from "./zone-line.js";

/** hashicorp/azurerm: a resource type for each record type; a text is cut into strings of 254. */
const provider: ProviderModel = {
  refusesWhatIsThere: true,
  lines(resource, body: Body) {
    const type = /^azurerm_dns_(a|aaaa|caa|cname|mx|ns|ptr|srv|txt)_record$/.exec(resource)?.[1]?.toUpperCase();
    if (!type || evaluated(body.resource_group_name) !== "companyb_com_resource_group") throw new Error(resource);
    const zone = evaluated(body.zone_name);
    const name = evaluated(body.name);
    const owner = name === "@" ? `${zone}.` : `${name}.${zone}.`;
    return valuesOf(type, body).map((rdata) => zoneLine(owner, body.ttl, type, rdata));
  },
  sees: (old, fresh) => joined(old) !== joined(fresh),
  imported(id, held, data) {
    const [, label, type, name] = /^\$\{data\.azurerm_dns_zone\.(\w+)\.id\}\/([A-Z]+)\/(.+)$/.exec(id) ?? [];
    const zone = evaluated(data(`azurerm_dns_zone.${label}`).name);
    const owner = name === "@" ? `${zone}.` : `${name}.${zone}.`;
    return held.filter((line) => line.startsWith(`${owner} `) && line.split(" ")[3] === type);
  },
};

/** What the provider compares: a text is one value, however it is divided. */
function joined(lines: readonly string[]): string {
  return lines
    .map((line) => line.replaceAll(/(?<=(?:^|[^\\])(?:\\\\)*)" "/g, ""))
    .sort()
    .join("\n");
}

function valuesOf(type: string, body: Body): string[] {
  const blocks = ([body.record].flat() as Body[]).filter((one) => typeof one === "object");
  switch (type) {
    case "A":
    case "AAAA":
      return (body.records as string[]).map(evaluated);
    case "NS":
    case "PTR":
      return (body.records as string[]).map((one) => `${evaluated(one)}.`);
    case "CNAME":
      return [`${evaluated(body.record)}.`];
    case "MX":
      return blocks.map(({ preference, exchange }) => `${preference} ${evaluated(exchange)}.`);
    case "SRV":
      return blocks.map(({ priority, weight, port, target }) => `${priority} ${weight} ${port} ${evaluated(target)}.`);
    case "CAA":
      return blocks.map(
        ({ flags, tag, value }) => `${flags} ${evaluated(tag)} ${quotedStrings(evaluated(value), 255)}`,
      );
    default:
      return blocks.map(({ value }) => quotedStrings(evaluated(value), 254));
  }
}

export const model: Model = {
  carryOut: (text, held) => applied(text, held, provider),
  altered: (record) =>
    record.type === "TXT"
      ? { ...record, data: { strings: record.data.strings.join("").match(/.{1,254}/gs) ?? [""] } }
      : record,
};
