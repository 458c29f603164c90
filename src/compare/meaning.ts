import { rdataText } from "../zone/rdata.js";
import type { RecordSpec } from "../zone/record.js";

/**
 * What a record says, whatever its file looks like: owner, type and rdata. Not its TTL, which every provider sets as it
 * likes; nor where a text is divided into strings, because readers of SPF, DKIM, DMARC and proofs put them together
 * (RFC 7208 §3.3, RFC 6376 §3.6.2.2).
 */
export function meaningOf(record: RecordSpec): string {
  return `${record.owner} ${record.type} ${saying(record)}`;
}

function saying(record: RecordSpec): string {
  switch (record.type) {
    case "TXT":
    case "SPF":
      return withoutIdleBlanks(textOf(record));
    case "CAA":
      // RFC 8659 §4.1: tags are matched whatever their case.
      return `${record.data.flags} ${record.data.tag.toLowerCase()} ${record.data.value}`;
    default:
      return rdataText(record.type, record.data);
  }
}

/** The strings of a text record as one, a UTF-16 unit for each octet. */
export function textOf({ data }: RecordSpec<"TXT" | "SPF">): string {
  return data.strings.join("");
}

/** Lists of tags have blanks around their signs as their authors like (RFC 6376 §3.2, RFC 7489 §6.4, RFC 8461 §3.1). */
function withoutIdleBlanks(text: string): string {
  if (!isTagList(text)) return text;
  const tags = text.replace(/[ \t]*([;=])[ \t]*/g, "$1").trim();
  return tags.endsWith(";") ? tags.slice(0, -1) : tags;
}

function isTagList(text: string): boolean {
  // Nearly no text is one, and this is asked of every text of a large zone.
  const first = text.charCodeAt(0);
  return (
    (first === 0x76 || first === 0x6b || first === 0x70) && /^(?:v=(?:DKIM1|DMARC1|STSv1|TLSRPTv1)|[kp]=)/.test(text)
  );
}
