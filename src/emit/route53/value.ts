import { labelsOf, type Name } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";

/**
 * A name as Route 53 reads it: absolute, with every octet in octal that is no letter, digit, hyphen, underscore or
 * asterisk (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html).
 */
export function route53Name(name: Name): string {
  return `${labelsOf(name).map(label).join(".")}.`;
}

function label(text: string): string {
  return text.replace(/\\(\d{3})|\\(.)|[^a-z0-9_*-]/gs, (char, decimal?: string, escaped?: string) =>
    octal(decimal === undefined ? (escaped ?? char).charCodeAt(0) : Number(decimal)),
  );
}

/** A value as Route 53 reads it: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html */
export function route53Value(record: RecordSpec): string {
  switch (record.type) {
    case "CNAME":
    case "NS":
    case "PTR":
      return route53Name(record.data.target);
    case "MX":
      return `${record.data.preference} ${route53Name(record.data.exchange)}`;
    case "SRV": {
      const { priority, weight, port, target } = record.data;
      return `${priority} ${weight} ${port} ${route53Name(target)}`;
    }
    case "TXT":
      return (withShortStrings(record) as RecordSpec<"TXT">).data.strings.map(quoted).join(" ");
    default:
      return rdataText(record.type, record.data);
  }
}

function quoted(text: string): string {
  return `"${stringText(text)}"`;
}

/** What stands between the quotes of a string ("TXT record type"): other octets than printable ASCII in octal. */
export function stringText(text: string): string {
  return text.replace(/["\\]|[^ -~]/g, (char) => (/["\\]/.test(char) ? `\\${char}` : octal(char.charCodeAt(0))));
}

function octal(octet: number): string {
  return `\\${octet.toString(8).padStart(3, "0")}`;
}
