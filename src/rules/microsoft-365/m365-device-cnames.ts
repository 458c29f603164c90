import { cloudRecordsOf, cloudsOf, mayBeAtMicrosoft } from "../../autodiscover/microsoft-home.js";
import type { AcceptedDomain } from "../../estate/estate.js";
import { clouds } from "../../estate/microsoft-365.js";
import type { Fix } from "../../finding.js";
import { below, isAtOrBelow, isBelow, type Name, toName, withoutDot } from "../../zone/name.js";
import { targetSpan } from "../../zone/target-span.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "m365-device-cnames",
    scope: "domain",
    severity: "warning",
    summary: "An alias for registering or enrolling devices leads to a host of Microsoft's that is not meant for it",
    why: "Windows finds the services that register and enrol devices under enterpriseregistration and enterpriseenrollment of the domain in a person's address. Both records are optional; where they are there and lead to the wrong one of Microsoft's hosts, people cannot add their device. A host of one's own is right as well: AD FS registers devices too. Enrolment without -s in the name works and asks one question more.",
    sources: [
      "Microsoft Intune, Create CNAME records for Windows enrollment",
      "Microsoft 365, External Domain Name System records",
    ],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ domain, assessment }) {
    const { zone, name } = domain;
    if (!zone || zone.count("CNAME") === 0 || !mayBeAtMicrosoft(assessment)) return;
    for (const [label, service] of services) {
      const records = zone.records(below(label, name), "CNAME");
      const hosts = records.length === 0 ? [] : hostsFor(domain, service);
      for (const record of records) {
        const host = record.data.target;
        // Of 21Vianet no documentation gives the host for enrolment.
        if (hosts.length === 0 || !isMicrosofts(host) || hosts.includes(host)) continue;
        const target = cloudRecordsOf(cloudsOf(domain))?.[service][0] ?? (hosts.length === 1 ? hosts[0] : undefined);
        const place = { at: targetSpan(record), domain: name, view: "public" as const, owner: record.owner };
        yield { ...place, type: "CNAME" as const, record, service, target, zone };
      }
    }
  },
  message({ record, service, target, domain }) {
    const what = service === "registration" ? "registers devices" : "enrols devices in Intune";
    const host = withoutDot(record.owner);
    return {
      text: `${host} leads to ${withoutDot(record.data.target)}, which is not the host that ${what}: people with addresses in ${withoutDot(domain)} are told that no service was found when they add their device.`,
      help: target
        ? `Make ${host} an alias of ${withoutDot(target)}, or remove it if no devices are managed.`
        : `Make ${host} an alias of the host that the documentation of your cloud gives, or remove it if no devices are managed.`,
    };
  },
  fix({ record, target, zone }): Fix | undefined {
    if (!target) return undefined;
    const { owner, ttl } = record;
    const edit = {
      kind: "replace" as const,
      old: record,
      record: { owner, ttl, type: "CNAME" as const, data: { target } },
    };
    const summary = `Make ${withoutDot(owner)} an alias of ${withoutDot(target)}`;
    return { safety: "unsafe", summary, edits: [{ zone, edit }], commands: [] };
  },
});

const services = [
  ["enterpriseregistration", "registration"],
  ["enterpriseenrollment", "enrollment"],
] as const;

/** What is right in the domain's cloud; in any cloud when nobody knows for certain which. */
function hostsFor(domain: AcceptedDomain, service: "registration" | "enrollment"): readonly Name[] {
  const known = cloudsOf(domain);
  const isSure = known.clouds.length > 0 && known.certainty === "certain";
  const records = isSure ? known.clouds.map((cloud) => clouds[cloud]) : Object.values(clouds);
  return [...new Set(records.flatMap((one) => one[service]))];
}

const microsofts = [
  "microsoft.com",
  "microsoft.us",
  "microsoftonline.com",
  "windows.net",
  "outlook.com",
  "lync.com",
].map((text) => toName(text) as Name);

/** Hosts in these domains that customers run themselves are not meant. */
const ofCustomers = ["core.windows.net", "database.windows.net", "vault.azure.net"].map((text) => toName(text) as Name);

function isMicrosofts(host: Name): boolean {
  return microsofts.some((home) => isBelow(host, home)) && !ofCustomers.some((home) => isAtOrBelow(host, home));
}
