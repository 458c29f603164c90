import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { targetOf } from "../../zone/target.js";
import { defineCheck } from "../check.js";
import { consequenceOf } from "../consequence.js";
import { settingBack } from "../restoring.js";
import { contentOf } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "records-mangled",
    scope: "comparison",
    severity: "error",
    summary: "A record arrived damaged in the new zone",
    why: "Exporters, importers and the forms of web consoles each have a way of their own to write a name or a text, and where two of them meet, records change: a final dot is lost and the zone's name comes behind a target, an SRV record moves to a label @, a federation proof is written in small letters, a key is cut off after 255 characters, a policy at its first semicolon, a wildcard becomes the name \\052. The record is there, and looks right to whoever glances at the console.",
    sources: [
      "RFC 1035 §5.1",
      "RFC 4592 §2.1.1",
      "RFC 7208 §3.3",
      "azure-cli issue 2917: GoDaddy's SRV records",
      "Route 53: the asterisk as \\052",
    ],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ pairs, serviceBefore }) {
    for (const { before: zone, after: fresh, difference } of pairs) {
      for (const { before, after, more, what } of difference.mangled) {
        const service = serviceBefore(zone, before);
        const { text, severity } = consequenceOf(before, service, zone.origin);
        const consequence = effectOf(before, after) ?? text;
        const place = { at: after.span, side: "new" as const, domain: zone.origin, view: zone.view };
        const record = { owner: before.owner, type: before.type, service, severity };
        yield { ...place, ...record, before, after, more, what, fresh, consequence };
      }
    }
  },
  message({ before, after, more, what, consequence }) {
    const [old, now] = [withoutDot(before.owner), withoutDot(after.owner)];
    const moved =
      old === now ? `it was ${contentOf([before])} and is ${contentOf([after, ...more])}` : `it is at ${now} now`;
    return {
      text: `The ${before.type} record of ${old} is damaged (${moved}): ${what}. ${consequence}`,
      help: "Put it back as it was, and look through the rest of the zone: what did this has handled all of it.",
      related: [{ message: `as it was: ${contentOf([before])}`, at: before.span }],
    };
  },
  fix: ({ fresh, before, after, more }) => settingBack(fresh, [before], [after, ...more]),
});

/** What a record does that is there and leads somewhere else; undefined for one that is as good as lost. */
function effectOf(before: ResourceRecord, after: ResourceRecord): string | undefined {
  const [target, owner] = [targetOf(after), withoutDot(before.owner)];
  if (before.owner !== after.owner || target === undefined) return undefined;
  if (after.type === "MX") return `Mail for ${owner} is sent to ${withoutDot(target)}.`;
  if (after.type === "SRV" && target === targetOf(before)) return `Who asks for it is led to port ${after.data.port}.`;
  return `Who asks for it is led to ${withoutDot(target)}.`;
}
