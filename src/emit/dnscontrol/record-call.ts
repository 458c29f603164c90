import type { Name } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";
import { jsString } from "../language/js-string.js";
import { relativeName } from "../relative-name.js";
import { wholeText } from "../single-text.js";

/** The call of dnsconfig.js that stands for a record: `A("mail", "192.0.2.10", TTL(3600))`. */
export function recordCall(record: RecordSpec, origin: Name): string {
  const name = relativeName(record.owner, origin);
  const words = [name, ...(callArguments(record) ?? [])].map((one) =>
    typeof one === "number" ? `${one}` : jsString(one),
  );
  const modifiers = [
    ...(record.type === "CAA" && record.data.flags !== 0 ? ["CAA_CRITICAL"] : []),
    // "The name … is an error (repeats the domain)": pkg/normalize/validate.go, checkLabel.
    ...(`.${name}.`.endsWith(`.${origin}`) ? ["DISABLE_REPEATED_DOMAIN_CHECK"] : []),
    `TTL(${record.ttl})`,
  ];
  return `${record.type}(${[...words, ...modifiers].join(", ")})`;
}

/**
 * The arguments behind the name, in the order of pkg/js/helpers.js.
 * @returns undefined for a type that has no function there, or one whose arguments are other than its rdata
 */
export function callArguments(record: RecordSpec): (string | number)[] | undefined {
  switch (record.type) {
    case "A":
    case "AAAA":
      return [record.data.address];
    case "CNAME":
    case "DNAME":
    case "NS":
    case "PTR":
      return [record.data.target];
    case "MX":
      return [record.data.preference, record.data.exchange];
    case "SRV":
      return [record.data.priority, record.data.weight, record.data.port, record.data.target];
    case "TXT":
      return [wholeText(record)];
    case "CAA":
      return [record.data.tag, record.data.value];
    case "NAPTR": {
      const { order, preference, flags, services, regexp, replacement } = record.data;
      return [order, preference, flags, services, regexp, replacement];
    }
    case "DS":
    case "TLSA":
    case "SSHFP":
      return fieldsOf(record);
    case "HTTPS":
    case "SVCB": {
      const [priority = 0, target = "", ...params] = fieldsOf(record);
      // Quotes that hold nothing to be quoted are left out, as in its reference.
      return [priority, target, params.join(" ").replace(/="([^"\\ ]*)"/g, "=$1")];
    }
    default:
      return undefined;
  }
}

/** Numbers, and a last field in hex or names, as a zone file has them. */
function fieldsOf({ type, data }: RecordSpec): (string | number)[] {
  const words = rdataText(type, data).split(" ");
  const numbers = type === "HTTPS" || type === "SVCB" ? 1 : words.length - 1;
  return words.map((word, index) => (index < numbers ? Number(word) : word));
}
