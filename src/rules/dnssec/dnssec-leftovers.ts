import { type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "dnssec-leftovers",
    scope: "zone",
    severity: "warning",
    summary: "Signatures in a zone file do not belong to what it holds now",
    why: "Signatures belong to one version of a zone. If the file was edited after it was signed, or exported from a server that signs on its own, they are wrong or run out. A server that serves the file as it is then makes every validating resolver answer that the whole zone fails, and a signer trips over them or keeps them.",
    sources: ["RFC 4035 §2.2, §2.3, §5.3.1", "RFC 4034 §3.1.5, §4.1.1", "RFC 6781 §4.4.2"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, zone }) {
    if (zone.count("RRSIG") + zone.count("NSEC") + zone.count("NSEC3") === 0) return;
    const evidence = evidenceIn(zone, estate.now);
    if (!evidence) return;
    const { record, because, failing = zone.origin } = evidence;
    const { span: at, owner, type } = record;
    yield { at, view: zone.view, owner, type, because, failing: withoutDot(failing) };
  },
  message({ because, failing }) {
    return {
      text: `The signatures in this file do not fit it: ${because}. If a server serves the file as it is and the parent zone says that it is signed, validating resolvers take every answer for ${failing} for a forgery: mail and clients behind them do not find it.`,
      help: "If the zone is signed by its server or provider, remove all RRSIG, NSEC, NSEC3 and NSEC3PARAM records from the file: they are made anew. If the file itself is to be signed, sign it again after the last edit.",
    };
  },
});

interface Evidence {
  readonly record: ResourceRecord;
  /** A clause without its full stop. */
  readonly because: string;
  /** What cannot be resolved, where it is not the whole zone. */
  readonly failing?: Name;
}

/** What proves that they are leftovers. The apex tells of the whole; of the names, only the first that differs is read. */
function evidenceIn(zone: Zone, now: Date): Evidence | undefined {
  const { origin } = zone;
  if (zone.count("DNSKEY", origin) === 0) {
    const [record] = zone.all(["RRSIG", "NSEC", "NSEC3"]);
    return record && { record, because: `${withoutDot(origin)} has no DNSKEY record by which they could be checked` };
  }
  const ofSoa = zone.records(origin, "RRSIG").filter(({ data }) => data.typeCovered === "SOA");
  const [soa] = zone.records(origin, "SOA");
  const [first] = ofSoa;
  if (!first) return soa && { record: soa, because: "the SOA record has no signature" };
  const end = Math.max(...ofSoa.map(({ data }) => data.expiration));
  if (1000 * end < now.getTime()) {
    const day = new Date(1000 * end).toISOString().slice(0, 10);
    return { record: first, because: `the signature of the SOA record ran out on ${day}` };
  }
  return changedName(zone);
}

/** The first name that was added or emptied after the zone was signed. */
function changedName(zone: Zone): Evidence | undefined {
  const [record] = zone.sift("signed unlike the rest");
  if (record) {
    const name = withoutDot(record.owner);
    const isGone = record.type === "RRSIG" || record.type === "NSEC";
    const because = isGone ? `${name} has signatures and nothing that they sign` : `${name} is not signed`;
    return { record, because, failing: record.owner };
  }
  const [nsec] = zone.records(zone.origin, "NSEC");
  if (!nsec || zone.has(nsec.data.next)) return undefined;
  return { record: nsec, because: `the NSEC record of ${withoutDot(zone.origin)} leads to a name that is not there` };
}
