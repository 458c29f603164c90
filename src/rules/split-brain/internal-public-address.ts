import { type PublicInside, publicInside } from "../../autodiscover/public-inside.js";
import type { Fix, ZoneEdit } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "internal-public-address",
    scope: "estate",
    severity: "warning",
    summary: "An internal zone leads a host of mail to its public address",
    why: "A client in the office that is given the public address of Exchange sends to its own firewall, and only one that turns the traffic back (hairpin NAT) lets it through; many do not, or not from every network. An internal zone is there to name the address inside. Where Exchange has public addresses throughout, or the firewall does turn traffic back, all is well: say so once in zonewright.yaml.",
    sources: ['Exchange Server 2013 documentation, "Digital certificates and SSL", SSL and split DNS', "RFC 4787 §6"],
    needs: ["internal zones"],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ assessments }) {
    for (const found of publicInside(assessments)) yield reported(found);
  },
  message({ found }) {
    const { address, records, sibling, isClosed } = found;
    const names = [...new Set(records.map(({ record }) => withoutDot(record.owner)))];
    const what = `Inside, ${names.join(" and ")} ${names.length === 1 ? "leads" : "lead"} to ${address}, the same address as outside.`;
    const effect = isClosed
      ? "Clients in the office do not get through to it, so Outlook and phones there do not connect."
      : "Clients in the office get there only if the firewall turns their traffic back in (hairpin NAT); if not, Outlook and phones there do not connect.";
    const there = sibling
      ? ` ${withoutDot(sibling.name)}, outside the same machine, has the address ${sibling.records[0]?.data.address} inside.`
      : "";
    return {
      text: `${what} ${effect}${there}`,
      help: `${sibling ? "Give these names that address inside" : "Give the name the address that Exchange has inside, if it has one"}. If clients inside do get through, say so in zonewright.yaml: hosts, ${address}, inside: open.`,
      related: records.slice(1).map(({ record }) => ({
        message: `${withoutDot(record.owner)} leads there too`,
        at: record.span,
      })),
    };
  },
  fix({ found }): Fix | undefined {
    const edits = found.records.flatMap((one) => insteadOf(one, found.sibling));
    if (edits.length === 0) return undefined;
    const address = found.sibling?.records[0]?.data.address ?? "";
    return { safety: "unsafe", summary: `Lead them to ${address} inside`, edits, commands: [] };
  },
});

function reported(found: PublicInside) {
  const [{ record }] = found.records as readonly [PublicInside["records"][number]];
  const { span: at, owner, type } = record;
  const certainty = found.isClosed ? ("certain" as const) : ("possible" as const);
  return { at, view: "internal" as const, owner, type, severity: found.severity, certainty, found };
}

/** The addresses that the same machine has inside under another name; nothing in the place of a wildcard's answer. */
function insteadOf({ zone, record }: PublicInside["records"][number], sibling: PublicInside["sibling"]): ZoneEdit[] {
  const { owner, ttl } = record;
  if (!sibling || !zone.records(owner).some(({ span }) => span.start === record.span.start)) return [];
  const [first, ...more] = sibling.records
    .filter(({ type }) => type === record.type)
    .map(({ type, data }) => ({ owner, ttl, type, data }) as RecordSpec);
  if (!first) return [{ zone, edit: { kind: "remove", old: record } }];
  return [
    { zone, edit: { kind: "replace", old: record, record: first } },
    ...more.map((spec): ZoneEdit => ({ zone, edit: { kind: "add", record: spec } })),
  ];
}
