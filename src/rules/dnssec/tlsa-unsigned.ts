import type { Estate } from "../../estate/estate.js";
import { mailTlsa, whyUnusable } from "../../estate/mail-tlsa.js";
import type { Certainty, Severity } from "../../finding.js";
import { type Name, parentOf, root, withoutDot } from "../../zone/name.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "tlsa-unsigned",
    scope: "estate",
    severity: "warning",
    summary: "A mail host has TLSA records in a zone that is not signed",
    why: "Senders go by TLSA records only when DNSSEC proves them. In a zone without signatures they have no effect at all: mail is delivered as if they were not there, and whoever relies on them is mistaken. Many servers sign on their own and the file shows nothing of it, so this is an info unless the zone above, supplied too, has no DS record for the zone.",
    sources: ["RFC 6698 §4.1", "RFC 7672 §2.1.1, §2.2"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate }) {
    const told = new Set<Zone>();
    for (const { host, records } of mailTlsa(estate)) {
      const record = records.find((one) => !whyUnusable(one));
      const zone = record && estate.zones("public").enclosing(record.owner);
      if (!record || !zone || told.has(zone) || isSigned(zone)) continue;
      told.add(zone);
      const hasDs = hasDelegationSigner(estate, zone.origin);
      if (hasDs === true) continue;
      const severity: Severity = hasDs === false ? "warning" : "info";
      const certainty: Certainty = hasDs === false ? "certain" : "possible";
      const { span: at, owner, type } = record;
      yield { at, view: "public" as const, owner, type, severity, certainty, host, zone };
    }
  },
  message({ host, zone, certainty }) {
    const [name, origin] = [withoutDot(host), withoutDot(zone.origin)];
    return {
      text:
        certainty === "certain"
          ? `The mail host ${name} has TLSA records, and the zone ${origin} is not signed: the zone above has no DS record for it. Mail servers do not go by them, and deliver as if they were not there.`
          : `The mail host ${name} has TLSA records, and the file of the zone ${origin} has no DNSSEC keys. Unless the name server signs the zone on its own, mail servers do not go by them, and deliver as if they were not there.`,
      help: `Sign the zone ${origin} and have its DS record published above it; then check that the records fit the certificate before the DS record is seen.${certainty === "possible" ? " If the server signs it, nothing has to be done." : ""}`,
    };
  },
});

/** Keys, signatures, or what a server that signs reads from a file to tell the zone above. */
function isSigned(zone: Zone): boolean {
  return (["DNSKEY", "RRSIG", "NSEC3PARAM", "CDS", "CDNSKEY"] as const).some((type) => zone.count(type) > 0);
}

/** Whether the zone above has a DS record; undefined when it was not supplied. */
function hasDelegationSigner(estate: Estate, origin: Name): boolean | undefined {
  const above = origin === root ? undefined : estate.zones("public").enclosing(parentOf(origin));
  return above && above.records(origin, "DS").length > 0;
}
