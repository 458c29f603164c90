import { isCovered } from "../certificate/name-match.js";
import type { ZoneEdit } from "../finding.js";
import { lookup } from "../zone/lookup.js";
import { below, type Name } from "../zone/name.js";
import { ttlFor } from "../zone/new-ttl.js";
import type { RecordSpec, ResourceRecord } from "../zone/record.js";
import { addressesOf } from "./addresses.js";
import { candidatesOf } from "./candidate.js";
import { hidesHost, type InternalGap } from "./internal-gap.js";
import { srvOwner } from "./srv-owner.js";
import type { Survey } from "./survey.js";

/**
 * The records that fill a gap of the internal view, where what is known tells them for certain: what the public view has,
 * when it names a host that clients inside can find, or the internal addresses of another name of the same machine. What
 * serves nobody outside is not copied: inside it gets what the cure will put there.
 */
export function fillingOf(survey: Survey, gap: InternalGap): ZoneEdit[] {
  const specs = gap.isGood ? specsOf(survey, gap) : curedSpecs(survey, gap);
  return specs.map((record) => ({ zone: gap.zone, edit: { kind: "add", record } }));
}

/** As the cure of a domain outside: its host where the certificate carries that, else the SRV record. */
function curedSpecs(survey: Survey, { domain, zone }: InternalGap): RecordSpec[] {
  if (!domain) return [];
  const inside = survey.estate.zones("internal");
  const host = below("autodiscover", domain);
  const target = candidatesOf(survey).find(
    ({ name, failures }) => failures.length === 0 && !hidesHost(inside, name),
  )?.name;
  if (!target) return [];
  if (!isCovered(survey.certificates, host)) {
    const owner = srvOwner(domain);
    const data = { priority: 0, weight: 0, port: 443, target };
    return [{ owner, ttl: ttlFor(zone, owner, "SRV"), type: "SRV", data }];
  }
  if (zone.records(host).length > 0) return [];
  return [{ owner: host, ttl: ttlFor(zone, host, "CNAME"), type: "CNAME", data: { target } }];
}

function specsOf(survey: Survey, { owner, type, record, zone }: InternalGap): RecordSpec[] {
  const inside = survey.estate.zones("internal");
  const outside = survey.estate.zones("public");
  const isReachable = (target: Name) => !hidesHost(inside, target);
  if (type === "SRV") {
    const { data } = record as ResourceRecord<"SRV">;
    return isReachable(data.target) ? [{ owner, ttl: ttlFor(zone, owner, "SRV"), type: "SRV", data }] : [];
  }
  if (type === "MX") {
    const all = lookup(outside, owner, "MX").records as readonly ResourceRecord<"MX">[];
    const ttl = ttlFor(zone, owner, "MX");
    return all.every(({ data }) => isReachable(data.exchange))
      ? all.map(({ data }): RecordSpec => ({ owner, ttl, type: "MX", data }))
      : [];
  }
  if (record.type === "CNAME" && record.owner === owner && zone.records(owner).length === 0) {
    const { target } = (record as ResourceRecord<"CNAME">).data;
    return isReachable(target) ? [{ owner, ttl: ttlFor(zone, owner, "CNAME"), type: "CNAME", data: { target } }] : [];
  }
  return siblingAddresses(survey, owner).map(
    ({ type, data }) => ({ owner, ttl: ttlFor(zone, owner, type), type, data }) as RecordSpec,
  );
}

/** The internal addresses of a client access name that outside is the same machine. */
function siblingAddresses(survey: Survey, owner: Name): readonly ResourceRecord<"A" | "AAAA">[] {
  const outside = addressesOf(survey.estate.zones("public"), owner).addresses;
  for (const { name } of survey.accessNames) {
    const { addresses } = addressesOf(survey.estate.zones("public"), name);
    if (!addresses.some((address) => outside.includes(address))) continue;
    const inside = addressesOf(survey.estate.zones("internal"), name);
    if (inside.outcome === "answer") return inside.records;
  }
  return [];
}
