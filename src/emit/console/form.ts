import type { KnownType } from "../../zone/record.js";
import type { TextForm } from "./text-form.js";
import type { TtlForm } from "./ttl-form.js";

/** What is typed into a box; `OrEmpty` where an empty box stands for the zone itself, and not `@`. */
export type Field =
  | "type"
  | "name"
  | "nameOrEmpty"
  | "service"
  | "protocol"
  /** Without its underscore. */
  | "bareProtocol"
  | "host"
  | "hostOrEmpty"
  /** Of MX and SRV. */
  | "priority"
  | "weight"
  | "port"
  | "target"
  | "text"
  | "flags"
  | "tag"
  | "issuer"
  /** The rdata as a zone file has it, for forms with one box. */
  | "rdata"
  | "ttl"
  | "ttlCount"
  | "ttlUnit";

/** A box of the form: what it is called there and what it takes; the same for every record with `always`. */
export type Box = readonly [label: string, fill: Field | { readonly always: string }];

/** A provider's web form, as far as somebody has to know it who types records into it. */
export interface Form {
  readonly provider: string;
  /** How the list of records is reached. */
  readonly where: string;
  /** Where the boxes and their order are known from. */
  readonly known: string;
  /** What the list holds: records, or sets of them with one TTL. */
  readonly unit: "record" | "RRset";
  /** The button that opens the form, where it is known. */
  readonly add?: string;
  /** The boxes in their order, by type; it takes no other. */
  readonly types: Partial<Readonly<Record<KnownType, readonly Box[]>>>;
  /** The boxes of every other type, where there are such. */
  readonly otherTypes?: readonly Box[];
  /** How its list of types calls them, where that is not their name alone. */
  readonly typeNames?: Partial<Readonly<Record<KnownType, string>>>;
  /** Another shape in which its form for SRV records may come, and what tells the two. */
  readonly otherSrv?: { readonly first: string; readonly other: string; readonly boxes: readonly Box[] };
  /** Whether a name that is a value ends in a dot; without it the provider may append the zone. */
  readonly finalDot: boolean;
  /** Whether the lone dot of a null MX (RFC 7505) or of an SRV record without service (RFC 2782) is taken. */
  readonly takesRoot?: boolean;
  readonly text: TextForm;
  readonly ttl: TtlForm;
  /** What to mind with a type. */
  readonly hints?: Partial<Readonly<Record<KnownType, string>>>;
  /** What to mind with a name that is a value. */
  readonly targetHint?: string;
  /** Of records, what only this form cannot hold. */
  readonly refusals?: readonly Refusal[];
}

/** A kind of record that a form has no place for, and why. */
export interface Refusal {
  readonly type: KnownType;
  readonly at: "apex" | "below apex" | "wildcard";
  readonly why: string;
}
