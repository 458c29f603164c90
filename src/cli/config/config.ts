import type { Certificate, CertificateService } from "../../certificate/certificate.js";
import type { DeclaredDomain } from "../../estate/build.js";
import type { ExchangeFacts, HostFacts } from "../../estate/estate.js";
import type { Severity } from "../../finding.js";
import type { SourceFile, Span } from "../../text/source.js";
import type { Dialect } from "../../zone/dialect/dialect.js";
import type { Name } from "../../zone/name.js";
import type { View } from "../../zone/zone.js";

/** A place to read zones from: a file or a folder. */
export interface ZonePlace {
  /** Absolute. */
  readonly path: string;
  readonly origin?: Name;
  readonly at: Span;
}

export interface CertificatePlace {
  /** Absolute; absent for a planned certificate. */
  readonly file?: string;
  /** The names of a planned one. */
  readonly names: readonly { readonly text: string; readonly at: Span }[];
  readonly label?: string;
  readonly services: readonly CertificateService[];
  readonly issuer?: Certificate["issuerKind"];
  /** What its issuer calls itself in CAA records. */
  readonly caa?: readonly string[];
  readonly at: Span;
}

/** A file that scripts/exchange-inventory.ps1 wrote. */
export interface InventoryPlace {
  /** Absolute. */
  readonly file: string;
  readonly at: Span;
}

/** A file that `verify --probe --save-facts` wrote. */
export interface FactsPlace {
  /** Absolute. */
  readonly file: string;
  readonly at: Span;
}

/** Findings that are accepted, for a reason and perhaps for a time. */
export interface Ignore {
  readonly rule: string;
  readonly zone?: Name;
  readonly owner?: Name;
  readonly type?: string;
  readonly reason: string;
  /** The last day on which it holds, at its end in UTC. */
  readonly until?: Date;
  readonly at: Span;
}

/** zonewright.yaml after reading: names are names, paths are absolute, and everything knows its line. */
export interface Config {
  readonly source: SourceFile;
  /** The folder that its paths are relative to, absolute. */
  readonly folder: string;
  readonly zones: { readonly public: readonly ZonePlace[]; readonly internal: readonly ZonePlace[] };
  /** What the views of a named.conf are, by name. */
  readonly views: ReadonlyMap<string, View | "ignore">;
  readonly certificates: readonly CertificatePlace[];
  readonly domains: readonly DeclaredDomain[];
  readonly hosts: ReadonlyMap<string, HostFacts>;
  /** A file of what hosts answered when they were asked. */
  readonly facts?: FactsPlace;
  /** What the configuration itself states; what inventories say comes to it. */
  readonly exchange?: ExchangeFacts;
  readonly inventories: readonly InventoryPlace[];
  /** The name server that has to take the zones. */
  readonly dialect?: Dialect;
  readonly rules: ReadonlyMap<string, Severity | "off">;
  readonly ignore: readonly Ignore[];
}
