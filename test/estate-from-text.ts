import type { Certificate } from "../src/certificate/certificate.js";
import { plannedCertificate } from "../src/certificate/planned.js";
import { buildEstate, type DeclaredDomain } from "../src/estate/build.js";
import type { Estate, ExchangeFacts, HostFacts } from "../src/estate/estate.js";
import type { Span } from "../src/text/source.js";
import { nameOf, sourceFromText, zoneFromText } from "./zone-from-text.js";

export interface EstateText {
  /** Zone texts by origin; `soa` and `ns` are added. */
  readonly zones: Readonly<Record<string, string>>;
  readonly internal?: Readonly<Record<string, string>>;
  /** Names of the certificate, separated by blanks, with a plus between two certificates; none: no certificate. */
  readonly certificate?: string;
  readonly hosts?: Readonly<Record<string, HostFacts>>;
  readonly domains?: Readonly<Record<string, Omit<DeclaredDomain, "name" | "at">>>;
  readonly exchange?: ExchangeFacts;
  /** When the certificate ends; without it the certificate is names alone. */
  readonly notAfter?: Date;
}

const head = `$TTL 3600
@ SOA ns.dns.example. host.dns.example. 1 7200 3600 1209600 900
@ NS ns.dns.example.
@ NS ns2.dns.example.
`;

/**
 * An estate of a test from a few lines of text.
 * @param read reads a zone; one that remembers saves most of the time where many estates share theirs
 */
export function estateFromText(text: EstateText, read = zoneFromText): Estate {
  const at = { source: sourceFromText("", "zonewright.yaml"), start: 0, end: 0 };
  const zones = (view: "public" | "internal", texts: EstateText["zones"]) =>
    Object.entries(texts).map(([origin, body]) => read(head + body, origin, view));
  return buildEstate({
    zones: { public: zones("public", text.zones), internal: zones("internal", text.internal ?? {}) },
    problems: [],
    notes: [],
    certificates: (text.certificate ?? "").split("+").flatMap((names) => certificateOf(namesIn(names), text, at)),
    declared: Object.entries(text.domains ?? {}).map(([name, facts]) => ({ ...facts, name: nameOf(name), at })),
    only: [],
    hosts: new Map(Object.entries(text.hosts ?? {})),
    ...(text.exchange && { exchange: text.exchange }),
    now: new Date("2026-11-22T00:00:00Z"),
  });
}

function certificateOf(names: readonly string[], { notAfter }: EstateText, at: Span): Certificate[] {
  if (names.length === 0) return [];
  const planned = plannedCertificate(names.map((text) => ({ text, at })));
  return notAfter
    ? [{ ...planned, kind: "certificate", notBefore: new Date("2025-01-01T00:00:00Z"), notAfter }]
    : [planned];
}

function namesIn(certificate: string): string[] {
  return certificate.split(/\s+/).filter(Boolean);
}
