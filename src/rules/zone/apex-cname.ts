import { isServedByCloudflare } from "../../estate/provider-habit.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "apex-cname",
    scope: "zone",
    severity: "error",
    summary: "The zone's own name is an alias",
    why: "A name with a CNAME record has no other data, and the zone's own name always has: its SOA and NS records, and mostly the MX records by which mail arrives. Name servers refuse such a zone, and where one serves it, resolvers lose the mail records behind the alias. Some consoles offer an alias there and answer with addresses instead; the export of it works nowhere else.",
    sources: ["RFC 1034 §3.6.2", "RFC 1912 §2.4", "RFC 2181 §10.1"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zone }) {
    const { view, origin: owner } = zone;
    if (zone.count("CNAME", owner) === 0) return;
    const [alias] = zone.records(owner, "CNAME");
    if (!alias) return;
    const isFlattened = isServedByCloudflare(zone);
    const severity = isFlattened ? "info" : "error";
    yield { at: alias.span, view, owner, type: "CNAME" as const, severity, alias, isFlattened } as const;
  },
  message({ owner, alias, isFlattened }) {
    const name = withoutDot(owner);
    const target = withoutDot(alias.data.target);
    if (isFlattened) {
      return {
        text: `${name}, the zone's own name, is an alias of ${target}. Cloudflare answers with the addresses of ${target} instead; any other name server refuses the zone.`,
        help: `Before the zone moves to another provider, replace the alias by the addresses of ${target}, or by what the new provider offers for it (often called ALIAS or ANAME).`,
      };
    }
    return {
      text: `${name}, the zone's own name, is an alias of ${target}. A name server refuses the whole zone, because the SOA and NS records stand at the same name; where it is served, mail to ${name} goes wherever the alias leads, whatever MX records ${name} has.`,
      help: `Replace the alias by A and AAAA records with the addresses of ${target}, or by what your provider offers for it (often called ALIAS or ANAME).`,
    };
  },
});
