import type { Model } from "./model.js";
import { applied, type Body, evaluated, type ProviderModel } from "./terraform.js";
import { zoneLine } from "./zone-line.js";

/** hashicorp/google: to make a set replaces the one that is there, and a change of case in a text is none. */
const provider: ProviderModel = {
  refusesWhatIsThere: false,
  lines(resource, { managed_zone, name, type, ttl, rrdatas }: Body) {
    if (resource !== "google_dns_record_set" || evaluated(managed_zone) !== "companyb_com_managed_zone") {
      throw new Error(resource);
    }
    if (!evaluated(name).endsWith(".")) throw new Error("the name must end in a dot");
    return (rrdatas as string[]).map((value) => zoneLine(evaluated(name), ttl, type as string, evaluated(value)));
  },
  imported(id, held) {
    const [zone, owner, type] = evaluated(id).split("/");
    if (zone !== "companyb_com_managed_zone") throw new Error(id);
    return held.filter((line) => line.startsWith(`${owner} `) && line.split(" ")[3] === type);
  },
  sees(old, fresh) {
    if (exact(old) !== exact(fresh) && folded(old) === folded(fresh)) throw new Error(`not seen: ${fresh}`);
    return [...old].sort().join("\n") !== [...fresh].sort().join("\n");
  },
};

function exact(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/ \d+ IN /, " "))
    .sort()
    .join("\n");
}

function folded(lines: readonly string[]): string {
  return lines[0]?.includes(" IN TXT ") ? exact(lines).toLowerCase() : exact(lines);
}

export const model: Model = { carryOut: (text, held) => applied(text, held, provider) };
