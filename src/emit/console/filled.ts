import type { Name } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { KnownType, RecordSpec } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import { targetOf } from "../plain-name.js";
import { relativeName } from "../relative-name.js";
import type { Box, Field, Form } from "./form.js";
import { serviceName } from "./service-name.js";
import { takenTtl } from "./ttl-form.js";

/** A box with what is typed into it. */
export interface Filled {
  readonly label: string;
  readonly fill: Box[1];
  readonly typed: string;
}

const empty = "(leave it empty)";

/** A record in the boxes of a form, which takes it. */
export function filled(form: Form, record: RecordSpec, origin: Name, boxes = boxesOf(form, record)): Filled[] {
  return boxes.map(([label, fill]) => ({ label, fill, typed: typedInto(fill, form, record, origin) }));
}

/** The same as the list shows it, where an empty name cannot be seen. */
export function asListed(boxes: readonly Filled[]): Filled[] {
  return boxes.map((box) =>
    box.typed === empty && box.fill !== "text" ? { ...box, typed: "(the domain itself)" } : box,
  );
}

/** The boxes for a record; none where the form has no place for its type. */
export function boxesOf({ types, otherTypes = [] }: Form, { type }: RecordSpec): readonly Box[] {
  return types[type as KnownType] ?? otherTypes;
}

function typedInto(fill: Box[1], form: Form, record: RecordSpec, origin: Name): string {
  if (typeof fill === "object") return fill.always;
  const name = serviceName(record.owner, origin);
  switch (fill) {
    case "type":
      return form.typeNames?.[record.type as KnownType] ?? record.type;
    case "name":
      return relativeName(record.owner, origin);
    case "nameOrEmpty":
      return orEmpty(relativeName(record.owner, origin));
    case "service":
      return name?.service ?? "";
    case "protocol":
      return name?.protocol ?? "";
    case "bareProtocol":
      return name?.protocol.slice(1) ?? "";
    case "host":
      return name ? relativeName(name.host, origin) : "";
    case "hostOrEmpty":
      return name ? orEmpty(relativeName(name.host, origin)) : "";
    case "ttl":
      return form.ttl.text(takenTtl(form.ttl, record.ttl));
    case "ttlCount":
      return ttlPart(record.ttl)[0];
    case "ttlUnit":
      return ttlPart(record.ttl)[1];
    default:
      return typedValue(fill, form, record);
  }
}

type ValueField = Extract<
  Field,
  "priority" | "weight" | "port" | "target" | "text" | "flags" | "tag" | "issuer" | "rdata"
>;

function typedValue(field: ValueField, form: Form, record: RecordSpec): string {
  const data = record.data as Readonly<Record<string, unknown>>;
  switch (field) {
    case "priority":
      return String(data.priority ?? data.preference);
    case "target":
      return typedTarget(targetOf(record) ?? "", form);
    case "text":
      return typedStrings(form, record);
    case "issuer":
      return String(data.value);
    case "rdata":
      return rdataText(record.type, withShortStrings(record).data);
    default:
      return String(data[field]);
  }
}

function typedTarget(target: string, { finalDot }: Form): string {
  return finalDot || target === "." ? target : target.slice(0, -1);
}

function typedStrings(form: Form, record: RecordSpec): string {
  const cut = withShortStrings(record);
  const text = form.text.type(cut.type === "TXT" ? cut.data.strings : []);
  return "typed" in text ? text.typed : rdataText(cut.type, cut.data);
}

function orEmpty(name: string): string {
  return name === "@" ? empty : name;
}

/** A TTL for a form that asks for a count and a unit. */
function ttlPart(ttl: number): [string, string] {
  if (ttl > 0 && ttl % 3600 === 0) return [String(ttl / 3600), "Hours"];
  if (ttl > 0 && ttl % 60 === 0) return [String(ttl / 60), "Minutes"];
  return [String(ttl), "Seconds"];
}
