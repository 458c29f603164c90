import { slipsIn } from "../../estate/slip.js";
import { refuses } from "../../zone/dialect/met-forms.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "owner-at-label",
    scope: "estate",
    severity: "warning",
    summary: "An owner ends in .@, which is a label of its own to a name server",
    why: "GoDaddy exports service records so, and means the zone's own name. Alone, @ stands for the origin; behind a dot it is a label like any other, so the record is served at a name that nobody asks for: Outlook does not find the Autodiscover record.",
    sources: ["RFC 1035 §5.1", "Azure CLI issues 2917 and 7405, imports of GoDaddy's exports"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate }) {
    // A server that refuses the zone for it has its own finding.
    if (estate.dialect !== "any" && refuses(estate.dialect, "atLabel")) return;
    for (const slip of slipsIn(estate, "at label")) yield { ...slip, severity: slip.exporter ? "info" : "warning" };
  },
  message({ exporter, count }) {
    const more = count === 1 ? "" : ` (and ${count - 1} more in this file)`;
    const means = exporter ? "GoDaddy means the zone's name by it" : "It is read here as GoDaddy means it, without .@";
    return {
      text: `The owner ends in .@${more}. ${means}; a name server takes @ for a label, and serves the record at a name that nobody asks for.`,
      help: "Take .@ away from the owner before another server or provider gets this file.",
    };
  },
});
