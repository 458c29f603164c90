import { addressesOf } from "../../autodiscover/addresses.js";
import type { AcceptedDomain, Estate } from "../../estate/estate.js";
import { lookup } from "../../zone/lookup.js";
import { below, type Name, root } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { isHostName } from "./host-name.js";

/** Where mail hosts change over to TLS within a conversation (RFC 3207, RFC 6409, RFC 9051, RFC 2595). */
export const mailPorts = [25, 587, 143, 110] as const;

export type MailPort = (typeof mailPorts)[number];

export interface MailTarget {
  readonly name: Name;
  readonly port: MailPort;
  /** As the zones have them; absent where they do not tell. */
  readonly addresses?: readonly string[];
}

/** SRV records by which mail programs find the services that begin without TLS (RFC 6186 §3). */
const services: Readonly<Record<Exclude<MailPort, 25>, string>> = { 587: "_submission", 143: "_imap", 110: "_pop3" };

/** The hosts that take mail of the accepted domains, and those that their SRV records of mail services name. */
export function mailTargets(estate: Estate, ports: readonly MailPort[]): MailTarget[] {
  const found = new Map<string, MailTarget>();
  const domains = estate.domains.filter(({ mail }) => mail !== "none");
  for (const port of ports) {
    for (const name of domains.flatMap((domain) => hostsOf(estate, domain, port))) {
      const key = `${name} ${port}`;
      const target = found.has(key) ? undefined : targetOf(estate, name, port);
      if (target) found.set(key, target);
    }
  }
  return [...found.values()];
}

function hostsOf(estate: Estate, { name }: AcceptedDomain, port: MailPort): Name[] {
  const mx = lookup(estate.zones("public"), name, "MX").records as readonly ResourceRecord<"MX">[];
  const owner = port === 25 ? undefined : below(`${services[port]}._tcp`, name);
  const srv = owner ? (lookup(estate.zones("public"), owner, "SRV").records as readonly ResourceRecord<"SRV">[]) : [];
  return [
    ...mx.filter(({ type }) => type === "MX").map(({ data }) => data.exchange),
    ...srv.filter(({ type }) => type === "SRV").map(({ data }) => data.target),
  ];
}

function targetOf(estate: Estate, name: Name, port: MailPort): MailTarget | undefined {
  if (name === root || !isHostName(name)) return undefined;
  const { outcome, addresses } = addressesOf(estate.zones("public"), name);
  if (outcome === "nxdomain" || outcome === "nodata" || outcome === "loop") return undefined;
  return { name, port, ...(outcome === "answer" && { addresses }) };
}
