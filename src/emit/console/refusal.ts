import type { Name } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import { targetOf, unwritableName } from "../plain-name.js";
import { altered, type Limit, refused } from "../target.js";
import { boxesOf } from "./filled.js";
import type { Field, Form, Refusal } from "./form.js";
import { serviceName } from "./service-name.js";
import { plainlyTyped } from "./text-form.js";
import { takenTtl } from "./ttl-form.js";

/** What a form makes of a record that it cannot take as it is. */
export function formLimit(form: Form, record: RecordSpec, origin: Name): Limit | undefined {
  const why = whyNot(form, record, origin);
  if (why !== undefined) return refused(why);
  const changes = [...ttlChange(form, record), ...textChange(form, record)];
  return changes.length === 0 ? undefined : altered(changes.join(", and "));
}

function whyNot(form: Form, record: RecordSpec, origin: Name): string | undefined {
  return (
    noBoxes(form, record) ??
    form.refusals?.find((refusal) => isAbout(refusal, record, origin))?.why ??
    unwritableName(record) ??
    noRoot(form, record) ??
    noService(form, record, origin) ??
    noText(form, record) ??
    noRdata(form, record) ??
    noTtl(form, record)
  );
}

function noBoxes(form: Form, record: RecordSpec): string | undefined {
  if (boxesOf(form, record).length > 0) return undefined;
  return `how ${form.provider} takes ${record.type} records is not known here`;
}

function isAbout({ type, at }: Refusal, record: RecordSpec, origin: Name): boolean {
  if (type !== record.type) return false;
  if (at === "wildcard") return record.owner.startsWith("*.");
  const host = type === "SRV" ? serviceName(record.owner, origin)?.host : record.owner;
  return (host === origin) === (at === "apex");
}

function noRoot(form: Form, record: RecordSpec): string | undefined {
  if (form.takesRoot || targetOf(record) !== ".") return undefined;
  return "it leads to the root, which stands for none, and whether the form takes a lone dot is not known";
}

function noService(form: Form, record: RecordSpec, origin: Name): string | undefined {
  if (record.type !== "SRV" || !has(form, record, "service") || serviceName(record.owner, origin)) return undefined;
  return "the form asks for a service and a protocol, and its name does not begin with two labels that do (RFC 2782)";
}

function noText(form: Form, record: RecordSpec): string | undefined {
  const cut = withShortStrings(record);
  if (cut.type === "CAA" && has(form, cut, "issuer")) {
    const value = plainlyTyped(cut.data.value);
    return "why" in value ? value.why : undefined;
  }
  if (cut.type !== "TXT") return undefined;
  const text = form.text.type(cut.data.strings);
  if ("why" in text) return text.why;
  const { most = Number.POSITIVE_INFINITY } = form.text;
  if (text.typed.length <= most) return undefined;
  return `it is ${text.typed.length} characters long, and ${form.provider} takes at most ${most}`;
}

/** A zone file's escapes and its form for unknown types (RFC 3597) are nothing that a box is known to read. */
function noRdata(form: Form, record: RecordSpec): string | undefined {
  if (!has(form, record, "rdata") || !rdataText(record.type, record.data).includes("\\")) return undefined;
  return "its value has octets that only a zone file can write";
}

/** A set has one TTL, which is what its other records have as well: it is not moved silently. */
function noTtl({ unit, ttl, provider }: Form, record: RecordSpec): string | undefined {
  if (unit === "record" || takenTtl(ttl, record.ttl) === record.ttl) return undefined;
  return `${provider} takes a TTL of ${ttl.least} to ${ttl.most} seconds, and its is ${record.ttl}`;
}

function ttlChange({ ttl, provider }: Form, record: RecordSpec): string[] {
  const taken = takenTtl(ttl, record.ttl);
  return taken === record.ttl ? [] : [`its TTL of ${record.ttl} seconds becomes ${taken}, as ${provider} offers`];
}

function textChange({ text }: Form, record: RecordSpec): string[] {
  if (record.type !== "TXT" || text.keepsStrings || record.data.strings.length === 1) return [];
  return ["its strings are typed as one text, which is what they are read as (RFC 7208 §3.3, RFC 6376 §3.6.2.2)"];
}

function has(form: Form, record: RecordSpec, field: Field): boolean {
  return boxesOf(form, record).some(([, fill]) => fill === field);
}
