import type { zoneOfTarget } from "../autodiscover/unseen-step.js";
import type { NeededFact } from "../rules/rule.js";

const howToGive: Readonly<Record<NeededFact | "zone" | typeof zoneOfTarget, string>> = {
  certificate: "Give the certificate with --cert FILE, or the names of a planned one with --san NAME,NAME.",
  "certificate dates": "A list of names has no dates, nor has a request: give the certificate itself with --cert FILE.",
  exchange: "Give what exchange-inventory.ps1 wrote with --exchange FILE, or state exchange: in zonewright.yaml.",
  "public suffixes":
    "Whether a wildcard stands for everybody's domains is in the Public Suffix List, which the library does not bring: give buildEstate an isPublicSuffix.",
  "internal zones": "Give the zones that clients inside the network ask with --internal PATH.",
  "zone of a target":
    "Give the zones of the names on the certificate, and of what aliases and SRV records lead to; or let zonewright verify --probe ask the hosts; or say in hosts: what answers there.",
  zone: "Give the zone file of the domain, or of the domain above it.",
};

/** How to give a fact that was missing: a sentence after a blank, or nothing where none is known. */
export function missingFact(missing: string): string {
  const text = Object.hasOwn(howToGive, missing) ? howToGive[missing as NeededFact] : undefined;
  return text ? ` ${text}` : "";
}
