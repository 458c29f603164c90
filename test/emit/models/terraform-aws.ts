import type { Model } from "./model.js";
import { applied, type Body, evaluated, type ProviderModel } from "./terraform.js";
import { quotedOctets, zoneLine } from "./zone-line.js";

/** hashicorp/aws: a set is made with CREATE, and a text gets its outer quotes from the provider. */
const provider: ProviderModel = {
  refusesWhatIsThere: true,
  lines(resource, { zone_id, name, type, ttl, records }: Body) {
    if (resource !== "aws_route53_record" || evaluated(zone_id) !== "companyb_com_zone_id") throw new Error(resource);
    const values = (records as string[]).map(evaluated);
    if (new Set(values).size < values.length) throw new Error("a set with the same value twice");
    return values.map((value) =>
      zoneLine(`${evaluated(name)}.`, ttl, type as string, type === "TXT" ? textOf(`"${value}"`) : value),
    );
  },
  imported(id, held) {
    const [, owner, type] = /^companyb_com_zone_id_(.*)_([A-Z]+)$/.exec(evaluated(id)) ?? [];
    return held.filter((line) => line.startsWith(`${owner}. `) && line.split(" ")[3] === type);
  },
};

/** Route 53's form of a text: quoted strings, in which three digits behind a backslash are octal. */
function textOf(value: string): string {
  const strings = value.match(/"(?:\\[0-7]{3}|\\["\\]|[ !#-[\]-~])*"|./gs) ?? [];
  return strings.map((one) => quotedOctets(octets(one))).join(" ");
}

function octets(string: string): string {
  if (string.length < 2) throw new Error(`InvalidCharacterString: ${string}`);
  const inner = string.slice(1, -1);
  const text = inner.replace(/\\([0-7]{3})|\\(.)/g, (_, octal?: string, char?: string) =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (char as string),
  );
  if (text.length > 255) throw new Error("CharacterStringTooLong");
  return text;
}

export const model: Model = { carryOut: (text, held) => applied(text, held, provider) };
