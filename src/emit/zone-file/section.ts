import { isAtOrBelow, type Name } from "../../zone/name.js";

/** The groups of a zone file, in their order. */
export const sections = ["zone", "autodiscover", "mail", "services", "wildcards", "hosts", "delegations"] as const;

export type Section = (typeof sections)[number];

const titles: Readonly<Record<Section, string>> = {
  zone: "The zone itself",
  autodiscover: "Autodiscover",
  mail: "Mail: policies, keys and services",
  services: "Services",
  wildcards: "Wildcards",
  hosts: "Hosts and aliases",
  delegations: "Delegations and their glue",
};

const reverseTitle = "Addresses";

/** Every heading that a zone file of ours can have. */
export const headings: readonly string[] = [...Object.values(titles), reverseTitle];

const reverseTrees = ["in-addr.arpa.", "ip6.arpa."] as Name[];

export function headingOf(section: Section, origin: Name): string {
  const isReverse = section === "hosts" && reverseTrees.some((tree) => isAtOrBelow(origin, tree));
  return isReverse ? reverseTitle : titles[section];
}

/**
 * What a label says of the purpose of its name: Autodiscover, and what mail has of its own (DMARC RFC 7489, DKIM
 * RFC 6376, MTA-STS RFC 8461, BIMI, SPF by include, client services RFC 6186).
 */
const purposes: ReadonlyMap<string, Section> = new Map<string, Section>([
  ...["autodiscover", "_autodiscover"].map((label) => [label, "autodiscover"] as const),
  ...["_dmarc", "_domainkey", "mta-sts", "_mta-sts", "_bimi", "_spf", "_report", "autoconfig"].map(mail),
  ...["_smtp", "_submission", "_submissions", "_imap", "_imaps", "_pop3", "_pop3s"].map(mail),
]);

function mail(label: string): readonly [string, Section] {
  return [label, "mail"];
}

/**
 * The section of a name that is not at the apex and not delegated.
 * @param owner relative to the origin
 */
export function sectionFor(owner: string): Section {
  if (!owner.includes(".")) return purposes.get(owner) ?? sectionOfLabel(owner);
  const labels = owner.split(".");
  for (const label of labels) {
    const purpose = purposes.get(label);
    if (purpose) return purpose;
  }
  return labels.some((label) => label.startsWith("_")) ? "services" : sectionOfLabel(labels[0] as string);
}

function sectionOfLabel(first: string): Section {
  if (first.startsWith("_")) return "services";
  return first === "*" ? "wildcards" : "hosts";
}
