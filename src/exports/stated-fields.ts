import { quotedText, rdataOf } from "./line.js";
import { type Tree, textAt, textOf } from "./tree.js";

/** The fields of rdata in order, each with the keys that it goes by in octoDNS and in dns-zonefile; `"` is written in quotes. */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  A: ["ip"],
  AAAA: ["ip"],
  CAA: ["flags", "tag", '"value'],
  CNAME: ["alias"],
  DS: ["key_tag", "algorithm", "digest_type", "digest"],
  MX: ["preference|priority", "exchange|value|host"],
  NAPTR: ["order", "preference", '"flags', '"service', '"regexp', "replacement"],
  NS: ["host"],
  PTR: ["host"],
  SOA: ["mname", "rname", "serial", "refresh", "retry", "expire", "minimum"],
  SPF: ['"data'],
  SRV: ["priority", "weight", "port", "target"],
  SSHFP: ["algorithm", "fingerprint_type", "fingerprint"],
  TLSA: [
    "certificate_usage|cert_usage",
    "selector",
    "matching_type|matching",
    "certificate_association_data|certificate",
  ],
  TXT: ['"txt'],
};

/**
 * Rdata that is stated field by field, or as a text.
 * @returns undefined when a field is missing, or the type is not known to be stated so
 */
export function statedRdata(type: string, value: Tree): string | undefined {
  const text = textOf(value);
  if (text !== undefined) return type === "TXT" || type === "SPF" ? quotedText(text) : rdataOf(text);
  const words = fieldsOf[type]?.map((field) => wordOf(field, value));
  return words?.every((word) => word !== undefined) ? words.join(" ") : undefined;
}

function wordOf(field: string, value: Tree): string | undefined {
  const isQuoted = field.startsWith('"');
  for (const key of field.replace('"', "").split("|")) {
    const text = textAt(value, key);
    if (text !== undefined) return isQuoted ? quotedText(text) : rdataOf(text);
  }
  return undefined;
}
