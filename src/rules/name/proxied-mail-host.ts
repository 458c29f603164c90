import { addressesOf } from "../../autodiscover/addresses.js";
import type { Assessment } from "../../autodiscover/assessment.js";
import { proxiedRecord } from "../../autodiscover/cloudflare-proxy.js";
import { isWalked } from "../../autodiscover/walked-record.js";
import { isCovered } from "../../certificate/name-match.js";
import type { Estate } from "../../estate/estate.js";
import type { Severity } from "../../finding.js";
import { below, type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "proxied-mail-host",
    scope: "estate",
    severity: "warning",
    summary: "A host of mail is behind Cloudflare's proxy",
    why: "For a proxied record Cloudflare answers with addresses of its own and passes on what it takes for web traffic. Clients meet Cloudflare's certificate instead of that of Exchange, within the limits of a web proxy; SMTP does not pass at all. For MX and SRV records that point to such a host Cloudflare answers with names of its own, which lead past the proxy and are on nobody's certificate.",
    sources: [
      "Cloudflare documentation, Proxy status",
      "Cloudflare documentation, Unexpected DNS records: _dc-mx and dc-##### subdomains",
      "RFC 9525 §6.1.1",
    ],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, assessments }) {
    for (const { record, uses } of proxiedHosts(estate, assessments)) {
      const { owner, type, span: at } = record;
      if (isWalked(assessments, record)) continue;
      const origin = estate.zones("public").enclosing(owner)?.origin ?? owner;
      const certificates = assessments[0]?.survey.certificates ?? [];
      const isWarned = uses.has("SRV") && certificates.length > 0 && !isCovered(certificates, below("dc-0", origin));
      const isOnlyName = uses.size === 1 && uses.has("name");
      const severity: Severity = isWarned || uses.has("MX elsewhere") ? "error" : isOnlyName ? "info" : "warning";
      yield { at, view: "public" as const, owner, type, severity, uses, origin, isWarned };
    }
  },
  message({ owner, uses, origin, isWarned }) {
    const [host, zone] = [withoutDot(owner), withoutDot(origin)];
    const of = (use: Use) => withoutDot(uses.get(use) as Name);
    const effects: string[] = [];
    if (uses.has("SRV")) {
      const warned = isWarned ? ", a name that is not on the certificate, and warns" : "";
      effects.push(
        `For the SRV record of ${of("SRV")} Cloudflare names dc-….${zone} in its place, past the proxy: Outlook connects to that${warned}.`,
      );
    }
    if (uses.has("MX")) {
      effects.push(
        `For the MX record of ${of("MX")} Cloudflare names _dc-mx.….${zone}: mail arrives past the proxy, but not from senders that insist on the name of the host (MTA-STS, DANE).`,
      );
    }
    if (uses.has("MX elsewhere")) {
      effects.push(
        `Mail for ${of("MX elsewhere")}, whose MX record names it, reaches the proxy, which does not take any.`,
      );
    }
    if (uses.has("autodiscover")) {
      effects.push(`Autodiscover of ${of("autodiscover")} works only as far as a web proxy lets it pass.`);
    }
    if (effects.length === 0) effects.push("Outlook and phones work only as far as a web proxy lets them pass.");
    return {
      text: `${host} is behind Cloudflare's proxy: clients are given Cloudflare's addresses and meet its certificate, not that of Exchange. ${effects.join(" ")}`,
      help: `Set the record of ${host} to "DNS only" at Cloudflare (cf-proxied:false in the file), or give mail a host of its own that is.`,
    };
  },
});

/** An MX record of another zone than the host's leads to the proxy. */
type Use = "SRV" | "MX" | "MX elsewhere" | "autodiscover" | "name";

interface ProxiedHost {
  readonly record: ResourceRecord;
  /** What points to it, with the domain that does so first. */
  readonly uses: Map<Use, Name>;
}

function proxiedHosts(estate: Estate, assessments: readonly Assessment[]): Iterable<ProxiedHost> {
  const hosts = new Map<string, ProxiedHost>();
  const add = (record: ResourceRecord | undefined, use: Use, by: Name) => {
    if (!record) return;
    const key = `${record.span.source.path} ${record.span.start}`;
    const host = hosts.get(key) ?? { record, uses: new Map<Use, Name>() };
    if (!host.uses.has(use)) host.uses.set(use, by);
    hosts.set(key, host);
  };
  const known = new Map<Name, ResourceRecord | undefined>();
  const proxiedAt = (name: Name) => {
    if (!known.has(name)) known.set(name, proxiedRecord(addressesOf(estate.zones("public"), name)));
    return known.get(name);
  };
  for (const { domain, probes } of assessments) {
    for (const { kind, endpoint, defect } of probes) {
      if (defect || (kind !== "srv" && kind !== "autodiscover")) continue;
      add(endpoint?.proxied, kind === "srv" ? "SRV" : "autodiscover", domain.name);
    }
    if (domain.mail === "none") continue;
    const zone = domain.zone;
    for (const { data } of zone?.records(domain.name, "MX") ?? []) {
      const isHere = estate.zones("public").enclosing(data.exchange) === zone;
      add(proxiedAt(data.exchange), isHere ? "MX" : "MX elsewhere", domain.name);
    }
  }
  for (const { name } of assessments[0]?.survey.accessNames ?? []) add(proxiedAt(name), "name", name);
  return hosts.values();
}
