import type { Name } from "../../zone/name.js";
import type { RecordSpec, RecordType } from "../../zone/record.js";
import type { Emission } from "../emission.js";
import type { RRsetChange } from "../rrset-change.js";
import type { Block, Item } from "./hcl.js";

/** What a Terraform provider calls things, and what it can do. */
export interface Provider {
  /** What the configuration must have, and what else is to be minded: sentences. */
  readonly remarks: readonly string[];
  /** What only the administrator knows of a zone. */
  readonly variables: readonly { readonly name: string; readonly about: string }[];
  /** What its resources hold: whole sets, or single records. */
  changes(emission: Emission): readonly RRsetChange[];
  /** The type of the resource for records of a type. */
  resourceType(type: RecordType): string;
  /** The arguments of a resource that holds these records. */
  body(records: readonly RecordSpec[], zone: TerraformZone): readonly (readonly Item[])[];
  /** The id by which what is there is imported: an expression. */
  importId(resource: Resource, zone: TerraformZone): string;
  /** What has to be looked up for these imports. */
  lookups?(imported: readonly Resource[], zone: TerraformZone): readonly Block[];
  /** What the administrator must have looked at where no zone was read and these sets are made. */
  question?(made: readonly Resource[], zone: TerraformZone): string;
  /** Arguments of which what is there stays, whatever the block says. */
  ignored?(resource: Resource): "all" | readonly string[];
  /** Whether it would not see the change, once the old set is imported; creating the set anew then replaces the old one. */
  overlooks?(change: RRsetChange): boolean;
}

/** A zone as the configuration speaks of it. */
export interface TerraformZone {
  readonly origin: Name;
  /** What its variables and resources begin with. */
  readonly word: string;
}

/** One resource block, and what becomes of what it holds. */
export interface Resource {
  readonly change: RRsetChange;
  readonly label: string;
  readonly kind: "create" | "change" | "recreate" | "delete";
  /** Addresses of what must be gone before it can be made (RFC 1034 §3.6.2). */
  readonly after: readonly string[];
}

/** What a zone's part of the text is made from. */
export interface ZonePart {
  readonly emission: Emission;
  readonly zone: TerraformZone;
  readonly resources: readonly Resource[];
}

/** An expression for one of a zone's variables. */
export function variable(zone: TerraformZone, name: string): string {
  return `var.${zone.word}_${name}`;
}
