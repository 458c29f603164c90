import type { Name } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { unwritableName } from "../plain-name.js";
import { relativeName } from "../relative-name.js";
import { singleTextLimit } from "../single-text.js";
import { type Limit, refused } from "../target.js";
import { callArguments } from "./record-call.js";

// pkg/normalize/validate.go, allowedTags.
const caaTags = ["issue", "issuewild", "iodef", "contactemail", "contactphone", "issuemail", "issuevmc"];

/** What DNSControl makes of a record: pkg/normalize/validate.go and its language reference. */
export function dnscontrolLimit(record: RecordSpec, origin: Name): Limit | undefined {
  const values = callArguments(record);
  if (!values)
    return refused(`DNSControl has no function for records of the type ${record.type} that takes them as they are`);
  const why = unwritableName(record) ?? nameFault(record, origin) ?? dataFault(record);
  if (why !== undefined) return refused(why);
  if (record.ttl === 0) return refused("DNSControl takes a TTL of 0 for none");
  const texts = values.filter((value) => typeof value === "string");
  if (texts.some((text) => !/^[ -~]*$/.test(text))) {
    return refused(
      "its text is not made of printable ASCII alone, and DNSControl's reference does not say how other octets are written",
    );
  }
  return record.type === "TXT" ? singleTextLimit(record) : undefined;
}

function nameFault(record: RecordSpec, origin: Name): string | undefined {
  const { type, owner } = record;
  if (type === "CNAME" && owner === origin) return "DNSControl refuses a CNAME record at the apex";
  if (type === "CNAME" && record.data.target === owner) return "DNSControl refuses an alias of itself";
  // transform.PtrNameMagic turns an address into the reverse name of it.
  if (type === "PTR" && /^\d+(?:\.\d+){3}$/.test(relativeName(owner, origin))) {
    return "DNSControl takes the name of a PTR record that looks like an address for that address";
  }
  return undefined;
}

function dataFault(record: RecordSpec): string | undefined {
  switch (record.type) {
    case "CAA":
      if (!caaTags.includes(record.data.tag)) return `DNSControl knows the CAA tags ${caaTags.join(", ")} alone`;
      return [0, 128].includes(record.data.flags) ? undefined : "DNSControl has no CAA flags but the critical one";
    case "NAPTR":
    case "HTTPS":
    case "SVCB":
      return callArguments(record)?.some((value) => /["\\]/.test(String(value)))
        ? "it has quotes or backslashes, and DNSControl's reference does not say how they are written in it"
        : undefined;
    default:
      return undefined;
  }
}
