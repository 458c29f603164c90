import { plannedCertificate } from "../src/certificate/planned.js";
import { buildEstate, type DeclaredDomain } from "../src/estate/build.js";
import type { Estate, ExchangeFacts, HostFacts } from "../src/estate/estate.js";
import { nameOf, sourceFromText, zoneFromText } from "./zone-from-text.js";

export interface EstateText {
  /** Zone texts by origin; `soa` and `ns` are added. */
  readonly zones: Readonly<Record<string, string>>;
  readonly internal?: Readonly<Record<string, string>>;
  /** Names of the certificate, separated by blanks; none: no certificate. */
  readonly certificate?: string;
  readonly hosts?: Readonly<Record<string, HostFacts>>;
  readonly domains?: Readonly<Record<string, Omit<DeclaredDomain, "name" | "at">>>;
  readonly exchange?: ExchangeFacts;
}

const head = `$TTL 3600
@ SOA ns.dns.example. host.dns.example. 1 7200 3600 1209600 900
@ NS ns.dns.example.
@ NS ns2.dns.example.
`;

/** An estate of a test from a few lines of text. */
export function estateFromText(text: EstateText): Estate {
  const at = { source: sourceFromText("", "zonewright.yaml"), start: 0, end: 0 };
  const zones = (view: "public" | "internal", texts: EstateText["zones"]) =>
    Object.entries(texts).map(([origin, body]) => zoneFromText(head + body, origin, view));
  const names = text.certificate?.split(/\s+/).filter(Boolean) ?? [];
  return buildEstate({
    zones: { public: zones("public", text.zones), internal: zones("internal", text.internal ?? {}) },
    problems: [],
    notes: [],
    certificates: names.length > 0 ? [plannedCertificate(names.map((name) => ({ text: name, at })))] : [],
    declared: Object.entries(text.domains ?? {}).map(([name, facts]) => ({ ...facts, name: nameOf(name), at })),
    only: [],
    hosts: new Map(Object.entries(text.hosts ?? {})),
    ...(text.exchange && { exchange: text.exchange }),
    now: new Date("2026-11-22T00:00:00Z"),
  });
}
