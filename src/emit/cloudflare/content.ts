import { withoutDot } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec, RecordType } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";

/** The `content` of a record: of a text its strings in quotes (RFC 1035 §5.1), as the API's schema asks for; of a name no final dot. */
export function contentText(record: RecordSpec): string {
  switch (record.type) {
    case "CNAME":
    case "NS":
    case "PTR":
      return withoutDot(record.data.target);
    case "MX":
      return withoutDot(record.data.exchange);
    default: {
      const { type, data } = withShortStrings(record);
      return rdataText(type, data);
    }
  }
}

/** Whether Cloudflare can put its proxy before a record of the type; mail and Autodiscover do not pass it. */
export function isProxiable(type: RecordType): boolean {
  return type === "A" || type === "AAAA" || type === "CNAME";
}
