import type { AcceptedDomain } from "../../estate/estate.js";
import { fieldSpan } from "../../zone/layout-of.js";
import { below, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { joined } from "../../zone/text/policy-text.js";
import { isMeantAsReporting, isReporting, reportingFault } from "../../zone/text/reporting-policy.js";
import { tagsCutOff } from "../../zone/text/tags-cut-off.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "tls-rpt-malformed",
    scope: "domain",
    severity: "warning",
    summary: "The record that asks for reports about encrypted delivery is one that senders pass over",
    why: "With SMTP TLS reporting the large mail providers tell every day how many connections to your mail servers could not be encrypted, or met a certificate that does not fit. Whoever finds no record that is written to the letter, or two of them, sends nothing, and nothing says so: an MTA-STS or DANE failure then goes unnoticed.",
    sources: ["RFC 8460 §3"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ domain }) {
    const { zone, mail } = domain;
    if (!zone || mail === "none") return;
    const owner = below("_smtp._tls", domain.name);
    const meant = zone.records(owner, "TXT").filter((record) => isMeantAsReporting(textOf(record)));
    const counted = distinct(meant.filter((record) => isReporting(textOf(record))));
    if (counted[1]) yield found(domain, zone, counted[1], counted);
    if (counted.length > 1) return;
    for (const record of counted.length > 0 ? counted : meant) {
      // Of a text that a comment cut off txt-unescaped-semicolon speaks.
      const fault = tagsCutOff(record) ? undefined : reportingFault(textOf(record));
      if (fault) yield { ...found(domain, zone, record, counted), fault };
    }
  },
  message({ owner, domain, all, fault, record }) {
    const name = withoutDot(domain);
    const nobody = `No sender reports to ${name} how its encrypted delivery fares.`;
    if (!fault) {
      return {
        text: `${withoutDot(owner)} has ${all.length} records for reports about encrypted delivery, and senders that find more than one take none. ${nobody}`,
        help: "Keep one record; several addresses stand in it with commas between them: rua=mailto:a@…,mailto:b@….",
        related: all
          .filter((one) => one !== record)
          .map((one) => ({ message: "another one", at: fieldSpan(one, "strings") })),
      };
    }
    return {
      text: `The record of ${withoutDot(owner)} is meant to ask for reports about encrypted delivery, but it ${fault.what}. ${nobody}`,
      help: `It has to read v=TLSRPTv1; rua=mailto:reports@${name} (or another address, or an https: URL).`,
    };
  },
  fix({ fault, zone, record, owner }) {
    if (fault?.meant === undefined || fault.meant.length > 255) return undefined;
    const { ttl, type } = record;
    const changed = { owner, ttl, type, data: { strings: [fault.meant] } };
    return {
      safety: "unsafe",
      summary: `Write the reporting record of ${withoutDot(owner)} as senders read it`,
      edits: [{ zone, edit: { kind: "replace", old: record, record: changed } }],
      commands: [],
    };
  },
});

type Text = ResourceRecord<"TXT">;

function textOf({ data }: Text): string {
  return joined(data.strings);
}

/** A server holds the same record once (RFC 2181 §5). */
function distinct(records: readonly Text[]): Text[] {
  return records.filter((one, i) => records.findIndex((other) => textOf(other) === textOf(one)) === i);
}

function found({ name }: AcceptedDomain, zone: Zone, record: Text, all: readonly Text[]) {
  const { owner, type } = record;
  const at = fieldSpan(record, "strings");
  const place = { at, domain: name, view: "public" as const, owner, type };
  return { ...place, zone, record, all, fault: undefined as ReturnType<typeof reportingFault> };
}
