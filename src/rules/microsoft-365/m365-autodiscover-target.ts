import type { Assessment } from "../../autodiscover/assessment.js";
import { asAlias } from "../../autodiscover/host-alias.js";
import { cloudRecordsOf, cloudsOf } from "../../autodiscover/microsoft-home.js";
import type { Probe } from "../../autodiscover/probe.js";
import { cloudOfAutodiscover } from "../../estate/microsoft-365.js";
import type { Certainty, Fix, Severity, ZoneEdit } from "../../finding.js";
import { type Name, withoutDot } from "../../zone/name.js";
import { defineRule, type Found } from "../rule.js";

interface Misled extends Found {
  readonly kind: "elsewhere" | "wrong cloud" | "missing" | "srv beside";
  readonly probe: Probe;
  readonly target: Name | undefined;
  readonly edits: readonly ZoneEdit[];
}

export const rule = defineRule({
  meta: {
    id: "m365-autodiscover-target",
    scope: "domain",
    severity: "error",
    summary: "The mailboxes are in Exchange Online, and Autodiscover leads somewhere else",
    why: "Clients of a domain in Exchange Online are led there by one alias, autodiscover.D, whose target differs between Microsoft's clouds. A record that still leads to the old server gives them its answer, which is none or that of a mailbox that is no more. Newer Outlook for Windows may find Exchange Online without the record; phones, Macs and older versions do not. Judged for domains that are declared as exchange-online; the cloud is the one that is declared, that Microsoft's own list of records names, or that the mail goes to.",
    sources: [
      "Microsoft 365, External Domain Name System records",
      "Microsoft 365, DNS records for GCC High; for DoD",
      "Office365DnsChecker, Test-ModernAuth and Autodiscover",
    ],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate, domain, assessment }): Iterable<Misled> {
    if (domain.mail !== "exchange-online" || !domain.zone) return;
    const probe = assessment.probes.find(({ kind }) => kind === "autodiscover");
    if (!probe?.endpoint || probe.defect) return;
    const known = cloudsOf(domain);
    const target = cloudRecordsOf(known)?.autodiscover;
    const isSure = target !== undefined && known.certainty === "certain";
    const place = { domain: domain.name, view: "public" as const };
    const record = probe.record;
    const told = (kind: Misled["kind"], severity: Severity, certainty: Certainty): Misled => {
      const edits = isSure ? asAlias(estate, probe.name, target) : [];
      const at = record?.span ?? domain.at;
      const type = record?.type ?? "CNAME";
      return { ...place, at, owner: probe.name, type, severity, certainty, kind, probe, target, edits };
    };
    const { class: kind, lookup } = probe.endpoint;
    if (kind === "m365") {
      // A host that is only declared to be Microsoft's may be in any cloud.
      const cloud = cloudOfAutodiscover(lookup.name);
      const isOfCloud = known.clouds.length === 0 || known.clouds.some((one) => one === cloud);
      if (cloud && !isOfCloud) yield told("wrong cloud", "error", known.certainty);
      const srv = srvElsewhere(assessment);
      if (srv?.record) {
        const { span: at, owner, type } = srv.record;
        yield {
          ...place,
          at,
          owner,
          type,
          severity: "info",
          kind: "srv beside",
          probe: srv,
          target: undefined,
          edits: [],
        };
      }
    } else if (!record && (lookup.outcome === "nodata" || lookup.outcome === "nxdomain")) {
      if (isSure) yield told("missing", "warning", "certain");
    } else if (record) {
      yield told("elsewhere", "error", kind === "unknown" ? "possible" : "certain");
    }
  },
  message({ domain, kind, probe, target, certainty }) {
    const [name, host] = [withoutDot(domain as Name), withoutDot(probe.name)];
    const alias = target ? `Make ${host} an alias of ${withoutDot(target)}` : whichAlias(host);
    switch (kind) {
      case "missing":
        return {
          text: `The mailboxes of ${name} are in Exchange Online, and there is no ${host}: phones, Macs and older versions of Outlook do not find them, and people have to type the server.`,
          help: `${alias}.`,
        };
      case "wrong cloud":
        return {
          text: `${host} leads to ${withoutDot(probe.endpoint?.lookup.name as Name)}, and ${certainty === "possible" ? `mail for ${name} goes to` : `${name} is in`} another of Microsoft's clouds. The one that clients ask does not know the mailboxes: they get no settings, or are asked for a password again and again.`,
          help: `${alias}.`,
        };
      case "srv beside":
        return {
          text: `${host} leads somewhere else than Microsoft 365, where the mailboxes of ${name} are. Clients take it only when autodiscover.${name} fails them, and then they ask the wrong server.`,
          help: "Remove the SRV record: Exchange Online needs none.",
        };
      case "elsewhere":
        return {
          text: `The mailboxes of ${name} are in Exchange Online, and ${host} leads elsewhere: ${probe.because}. Clients that follow it get the settings of a server that does not have the mailbox, or none.`,
          help: `${alias}, if all mailboxes have moved. If some are still here, say mail: hybrid.`,
        };
    }
  },
  fix({ owner, target, edits, certainty }): Fix | undefined {
    if (edits.length === 0 || !owner || !target || certainty === "possible") return undefined;
    const isAdded = edits.every(({ edit }) => edit.kind === "add");
    const summary = `Make ${withoutDot(owner)} an alias of ${withoutDot(target)}`;
    return { safety: isAdded ? "safe" : "unsafe", summary, edits, commands: [] };
  },
});

/** A good SRV record that leads to a server of one's own, beside a host that leads to Microsoft 365. */
function srvElsewhere({ probes }: Assessment): Probe | undefined {
  const srv = probes.find(({ kind }) => kind === "srv");
  const isElsewhere = srv?.endpoint?.class === "exchange" || srv?.endpoint?.class === "other";
  return isElsewhere && !srv?.defect ? srv : undefined;
}

function whichAlias(host: string): string {
  return `Make ${host} an alias of the host that the admin centre shows for the domain: autodiscover.outlook.com unless it is in a national cloud`;
}
