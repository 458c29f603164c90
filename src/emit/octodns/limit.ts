import type { Name } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { targetOf, unwritableName } from "../plain-name.js";
import { relativeName } from "../relative-name.js";
import { wholeText } from "../single-text.js";
import { altered, type Limit, refused } from "../target.js";
import { escapedText, recordValue } from "./record-value.js";

const chunk = 255;

/** What octoDNS makes of a record: the validations of octodns/record/*.py. The apex keeps what is the provider's own. */
export function octodnsLimit(record: RecordSpec, origin: Name): Limit | undefined {
  const { type, owner } = record;
  if (type === "SOA" || (type === "NS" && owner === origin)) return undefined;
  if (recordValue(record) === undefined) return refused(`records of the type ${type} are not written for octoDNS here`);
  const why = unwritableName(record) ?? nameFault(record, origin) ?? valueFault(record);
  if (why !== undefined) return refused(why);
  return record.type === "TXT" ? textLimit(record) : undefined;
}

function nameFault(record: RecordSpec, origin: Name): string | undefined {
  const name = relativeName(record.owner, origin);
  if (record.type === "CNAME" && name === "@") return "octoDNS refuses a CNAME record at the apex";
  if (record.type === "SRV" && !/^(?:\*|_[^.]+)\.[^.]+/.test(name)) {
    return "octoDNS wants the service and the protocol, each with an underscore, in the name of an SRV record";
  }
  const target = targetOf(record);
  // validate_target_fqdn, which NAPTR does not ask.
  if (target === undefined || record.type === "NAPTR") return undefined;
  if (target === "." && (record.type === "MX" || record.type === "SRV")) return undefined;
  // The package fqdn that octoDNS asks: two labels at least, none with a hyphen at its ends.
  return /^(?:(?!-)[a-z0-9_-]+(?<!-)\.){2,}$/.test(target) ? undefined : `octoDNS takes ${target} for no host name`;
}

function valueFault(record: RecordSpec): string | undefined {
  switch (record.type) {
    case "TLSA": {
      const { usage, selector, matchingType } = record.data;
      return usage > 3 || selector > 1 || matchingType > 2 ? "octoDNS does not know its parameters" : undefined;
    }
    case "SSHFP": {
      const { algorithm, fingerprintType } = record.data;
      const isKnown = [1, 2, 3, 4].includes(algorithm) && [1, 2].includes(fingerprintType);
      return isKnown ? undefined : "octoDNS does not know its algorithm or the type of its fingerprint";
    }
    case "NAPTR": {
      const { flags, regexp, services } = record.data;
      if (!/^[SAUP]$/.test(flags)) return "octoDNS knows the flags S, A, U and P alone";
      return isBare(regexp) && isBare(services) ? undefined : unclear;
    }
    case "CAA":
      return isBare(record.data.value) ? undefined : unclear;
    default:
      return undefined;
  }
}

const unclear = "it has characters that octoDNS and its providers do not write in one way";

/** Printable ASCII that no provider has to escape. */
function isBare(text: string): boolean {
  return /^[ !#-[\]-~]*$/.test(text);
}

function textLimit(record: RecordSpec<"TXT">): Limit | undefined {
  const text = wholeText(record);
  if (text === "") return refused("octoDNS takes no empty text");
  if (/[^ -~]|\\/.test(text)) return refused(unclear);
  if (text.startsWith('"') || text.includes('" "')) {
    return refused("octoDNS takes the quotes in it for those around strings");
  }
  const cut = escapedText(record).replaceAll('"', '\\"');
  if (record.data.strings.length === 1 && cut.length <= chunk) return undefined;
  return altered(
    "it is written as one text, which octoDNS cuts where it wants and readers join again (RFC 7208 §3.3, RFC 6376 §3.6.2.2)",
  );
}
