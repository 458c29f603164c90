import type { Certificate } from "../../certificate/certificate.js";
import { isCovered } from "../../certificate/name-match.js";
import { clipped } from "../../text/clipped.js";
import { type Name, withoutDot } from "../../zone/name.js";
import { distrustOf } from "./measured-facts.js";
import type { ProbedMailHost } from "./probe-mail-host.js";
import type { ProbedAddress, ProbedHost } from "./probed-host.js";

/** How many names a line has of a certificate, and of hosts of which the same is said. */
const named = 3;

/**
 * What was found, in one line for each host. The names of five thousand domains that all lead to one closed port share a
 * line.
 */
export function said(hosts: readonly ProbedHost[], now: Date): string[] {
  const lines = new Map<string, Name[]>();
  for (const host of hosts) {
    const found = foundOf(host, now);
    const names = lines.get(found);
    if (names) names.push(host.target.name);
    else lines.set(found, [host.target.name]);
  }
  return [...lines].map(([found, names]) => `${hostList(names)}: ${found}.`);
}

/** The same of mail hosts. */
export function saidOfMail(hosts: readonly ProbedMailHost[], now: Date): string[] {
  return hosts.map(({ target: { name, port }, address, certificate, failed }) => {
    const found = failed ?? `presents ${certificateClause(certificate, name, now)} after STARTTLS`;
    return `${withoutDot(name)} port ${port}: ${address === undefined ? "" : `${address} `}${found}.`;
  });
}

function foundOf(host: ProbedHost, now: Date): string {
  if (host.unresolved) return `not asked, ${host.unresolved}`;
  const clauses = new Map<string, string[]>();
  for (const one of host.addresses) {
    const clause = clauseOf(one, host.target.name, now);
    clauses.set(clause, [...(clauses.get(clause) ?? []), one.address]);
  }
  const from = host.isResolved ? " (as this machine resolves it)" : "";
  const found = [...clauses].map(([clause, addresses]) => `${addresses.join(", ")}${from} ${clause}`);
  const others = host.untried === undefined ? [] : [`${host.untried} more addresses are not asked`];
  return [...found, ...others, ...(host.http === undefined ? [] : [port80(host.http)])].join("; ");
}

function clauseOf(one: ProbedAddress, name: Name, now: Date): string {
  switch (one.state) {
    case "not asked":
      return `is not asked: it ${one.why}`;
    case "unreachable":
      return `cannot be reached from here (${one.why})`;
    case "closed":
      return "refuses connections to port 443";
    case "dropped":
      return "does not answer on port 443";
    case "without TLS":
      return `${one.why} on port 443`;
    case "open":
      return `presents ${certificateClause(one.certificate, name, now)}, and ${clipped(one.service.says)}`;
  }
}

/** "a certificate for a.example and 2 more names until 2027-01-31, which is not for this host". */
function certificateClause(certificate: Certificate | undefined, name: Name, now: Date): string {
  if (!certificate) return "no certificate that can be read";
  const names = certificate.names.map(({ text }) => clipped(text));
  const many = names.length > named ? ` and ${names.length - named} more` : "";
  const whose = names.length === 0 ? "without any name" : `for ${names.slice(0, named).join(", ")}${many}`;
  const faults = [distrusted(certificate, now), ...(isCovered([certificate], name) ? [] : ["is not for this host"])];
  const what = faults.filter((fault) => fault !== undefined).join(" and ");
  const until = certificate.notAfter && !what.includes("expired") ? ` until ${dayOf(certificate.notAfter)}` : "";
  return `a certificate ${whose}${until}${what && ` that ${what}`}`;
}

function distrusted(certificate: Certificate, now: Date): string | undefined {
  switch (distrustOf(certificate, now)) {
    case "expired":
      return `expired on ${dayOf(certificate.notAfter as Date)}`;
    case "not-yet-valid":
      return `is not valid before ${dayOf(certificate.notBefore as Date)}`;
    case "self-signed":
      return "is signed by itself";
    default:
      return undefined;
  }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function port80(http: NonNullable<ProbedHost["http"]>): string {
  if (http === "closed") return "port 80 is closed";
  return http === "open" ? "port 80 sends nobody on" : `port 80 sends on to ${clipped(http.redirect)} (${http.status})`;
}

function hostList(names: readonly Name[]): string {
  const shown = names.slice(0, named).map(withoutDot).join(", ");
  return names.length > named ? `${shown} and ${names.length - named} more hosts` : shown;
}
