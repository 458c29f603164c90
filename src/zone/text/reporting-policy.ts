/** What makes a text useless as the record of SMTP TLS reporting. */
export interface ReportingFault {
  /** A clause for messages, after "it". */
  readonly what: string;
  /** The text as it was meant, where that is sure. */
  readonly meant?: string;
}

/** `v=TLSRPTv1`, to the letter, and a semicolon behind it (RFC 8460 §3, ABNF). */
const begins = /^v=TLSRPTv1[ \t]*;/;

/** The same meant, in other letters, with blanks or without its semicolon. */
const meantToBegin = /^["' \t]*v[ \t]*=[ \t]*tls-?rpt(?:v?1)?["' \t]*(?:;|[ \t]+(?=rua)|,|$)/i;

/** Whether a text counts as a record of SMTP TLS reporting: all others at that name are passed over (RFC 8460 §3). */
export function isReporting(text: string): boolean {
  return begins.test(text);
}

/** Whether it was meant as one, rightly written or not. */
export function isMeantAsReporting(text: string): boolean {
  return isReporting(text) || meantToBegin.test(text) || /\brua[ \t]*=[ \t]*(?:mailto|https):/i.test(text);
}

/** What is wrong with a text that was meant as one; undefined when nothing is. */
export function reportingFault(text: string): ReportingFault | undefined {
  const fields = fieldsOf(text);
  const repaired = repairedFields(fields);
  const meant = repaired && ["v=TLSRPTv1", ...repaired].join("; ");
  const as = (what: string): ReportingFault => ({ what, ...(meant !== undefined && { meant }) });
  if (!isReporting(text)) return as("does not begin with v=TLSRPTv1;");
  const addresses = addressesIn(fields);
  if (addresses.length === 0) return { what: "has no rua=, so it names nobody to send reports to" };
  const wrong = addresses.find((address) => !isReportUri(address));
  if (wrong === undefined) return undefined;
  return as(
    wrong === ""
      ? "names an empty address"
      : isMailbox(wrong)
        ? "gives the address of its reports without mailto:"
        : "sends its reports to an address that is neither mailto: nor https:",
  );
}

/** The tags behind the version. */
function fieldsOf(text: string): string[] {
  const rest = text.replace(meantToBegin, "");
  return rest
    .split(";")
    .map((field) => field.trim())
    .filter((field) => field !== "");
}

const rua = /^rua[ \t]*=[ \t]*/;

function addressesIn(fields: readonly string[]): string[] {
  const field = fields.find((one) => rua.test(one));
  return field === undefined
    ? []
    : field
        .replace(rua, "")
        .split(",")
        .map((address) => address.trim());
}

/** A comma, a semicolon or an exclamation mark within a URI has to be written as %2C and the like (RFC 8460 §3). */
function isReportUri(address: string): boolean {
  return /^mailto:[^\s@!]+@[^\s@!]+$/i.test(address) || /^https:\/\/[^\s!]+$/i.test(address);
}

function isMailbox(address: string): boolean {
  return /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(address);
}

/** The tags with mailto: where it was left out; undefined where more than that is wrong. */
function repairedFields(fields: readonly string[]): string[] | undefined {
  const addresses = addressesIn(fields);
  if (addresses.length === 0 || fields.some((field) => !/^[a-z0-9_]+[ \t]*=/i.test(field))) return undefined;
  const repaired = addresses.map((address) => (isMailbox(address) ? `mailto:${address}` : address));
  if (!repaired.every(isReportUri)) return undefined;
  return fields.map((field) => (rua.test(field) ? `rua=${repaired.join(",")}` : field));
}
