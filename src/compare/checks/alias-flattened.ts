import { lookup } from "../../zone/lookup.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import type { ZoneSet } from "../../zone/zone-set.js";
import { defineCheck } from "../check.js";
import { meaningOf } from "../meaning.js";
import { settingBack } from "../restoring.js";
import { contentOf, orAllowed } from "../wording.js";

export const check = defineCheck({
  meta: {
    id: "alias-flattened",
    scope: "comparison",
    severity: "warning",
    summary: "An alias became the addresses that it led to, or an alias of the provider's own kind",
    why: "A CNAME record follows its target: when the web host or Microsoft moves, nothing is to be done. Some exporters look the target up and write down what they find, and some providers have an alias of their own that no other one understands. It works on the day of the move and stops on the day on which the target moves.",
    sources: ["RFC 1034 §3.6.2", "Cloudflare: CNAME flattening"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ pairs, before: old, serviceBefore }) {
    for (const { before: zone, after: fresh, difference } of pairs) {
      for (const { before, after } of difference.flattened) {
        const [now] = after;
        const { owner, type } = before;
        const leads = leadsTo(before, after, old.zones(zone.view));
        yield {
          ...{ at: (now ?? before).span, side: now ? ("new" as const) : ("old" as const) },
          ...{ domain: zone.origin, view: zone.view, owner, type, service: serviceBefore(zone, before) },
          // Whoever moves the target has these very zones to edit.
          ...(leads === "surely" && { severity: "info" as const }),
          ...{ before, after, fresh, isElsewhere: leads === "elsewhere" },
        };
      }
    }
  },
  message({ before, after, isElsewhere }) {
    const [name, target] = [withoutDot(before.owner), withoutDot(before.data.target)];
    const [text, help] =
      after.length > 0
        ? [
            `${name} was an alias for ${target} and has addresses of its own now (${contentOf(after)})${isElsewhere ? ", which the old zones do not give for it" : ""}. When ${target} moves, ${name} stays behind.`,
            "Make it a CNAME record again.",
          ]
        : [
            `${name} was an alias for ${target} and is an alias of the new provider's own kind now. Whether it leads to the same addresses is not in the file.`,
            "Look at what it leads to in the provider's console; a CNAME record is understood everywhere.",
          ];
    return {
      text,
      help: `${help} ${orAllowed}`,
      related: after.length > 0 ? [{ message: `as it was: ${contentOf([before])}`, at: before.span }] : [],
    };
  },
  fix: ({ fresh, before, after }) => (after.length > 0 ? settingBack(fresh, [before], after) : undefined),
});

/** Whether an alias led to what the name answers now, as far as the old zones tell. */
function leadsTo(
  { owner }: ResourceRecord,
  addresses: readonly ResourceRecord[],
  zones: ZoneSet,
): "surely" | "perhaps" | "elsewhere" {
  const answers = addresses.map((address) => {
    const { outcome, records } = lookup(zones, owner, address.type);
    if (outcome === "outside" || outcome === "delegated") return "perhaps";
    return records.some((one) => meaningOf({ ...one, owner }) === meaningOf(address)) ? "surely" : "elsewhere";
  });
  return (
    answers.find((answer) => answer === "elsewhere") ??
    (answers.length > 0 && answers.every((answer) => answer === "surely") ? "surely" : "perhaps")
  );
}
