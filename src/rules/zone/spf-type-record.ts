import type { Fix, Severity } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "spf-type-record",
    scope: "zone",
    severity: "warning",
    summary: "A record has the obsolete type SPF",
    why: "Sender policies are looked for in TXT records alone. The type SPF was given up in 2014: no mail server asks for it, and providers do not import it. A policy that stands there alone is no policy.",
    sources: ["RFC 7208 §3.1, §14.1"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ zone }) {
    for (const record of zone.all(["SPF"]) as Iterable<ResourceRecord<"SPF">>) {
      const { owner, type, span: at } = record;
      const kin = kinOf(zone, record);
      const severity: Severity = kin === "none" ? "warning" : "info";
      yield { at, view: zone.view, owner, type, severity, zone, record, kin };
    }
  },
  message({ owner, kin }) {
    const name = withoutDot(owner);
    switch (kin) {
      case "same":
        return {
          text: `The sender policy of ${name} stands in a record of the type SPF too, which is obsolete. Nobody asks for it; the TXT record with the same text is the one that counts.`,
          help: "Remove the record of the type SPF.",
        };
      case "other":
        return {
          text: `${name} has a record of the obsolete type SPF, and its text is not that of the policy in its TXT record. Nobody asks for the type SPF: the TXT record is the one that counts.`,
          help: "See that the TXT record says what is meant, and remove the record of the type SPF.",
        };
      case "none":
        return {
          text: `The sender policy of ${name} stands in a record of the obsolete type SPF alone. Mail servers look for it in TXT records: for them ${name} has no policy, and anybody may send in its name.`,
          help: "Publish the same text in a TXT record instead.",
        };
    }
  },
  fix({ zone, record, owner, kin }): Fix | undefined {
    const name = withoutDot(owner);
    if (kin === "other") return undefined;
    if (kin === "same") {
      const summary = `Remove the record of the obsolete type SPF of ${name}`;
      return { safety: "unsafe", summary, edits: [{ zone, edit: { kind: "remove", old: record } }], commands: [] };
    }
    const text = { owner, ttl: record.ttl, type: "TXT" as const, data: record.data };
    return {
      safety: "unsafe",
      summary: `Publish the sender policy of ${name} in a TXT record`,
      edits: [{ zone, edit: { kind: "replace", old: record, record: text } }],
      commands: [],
    };
  },
});

/** Whether a sender policy stands in a TXT record of the same name as well, and whether it is the same text. */
function kinOf(zone: Zone, { owner, data }: ResourceRecord<"SPF">): "same" | "other" | "none" {
  const text = data.strings.join("");
  const policies = zone.records(owner, "TXT").flatMap(({ data: { strings } }) => {
    const policy = strings.join("");
    return /^v=spf1(?: |$)/i.test(policy) || policy === text ? [policy] : [];
  });
  if (policies.includes(text)) return "same";
  return policies.length > 0 ? "other" : "none";
}
