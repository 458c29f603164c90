import type { Estate } from "../../estate/estate.js";
import { serverNames } from "../../zone/dialect/dialect.js";
import { forms } from "../../zone/dialect/form.js";
import { type MetForm, refuses } from "../../zone/dialect/met-forms.js";
import { zoneForms } from "../../zone/dialect/zone-forms.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "not-accepted-by-server",
    scope: "estate",
    severity: "error",
    summary: "The name server that the zone is meant for refuses it for the way in which something is written",
    why: "RFC 1035 leaves room, and servers fill it differently: Knot refuses line ends of Windows, NSD a text of over 255 octets in one string, both $GENERATE. With --dialect, or dialect in the configuration, zonewright says what the server that you have would refuse, before it does.",
    sources: ["docs/ZONE-FORMAT.md, measured with BIND 9.18.49, Knot DNS 3.2.6 and NSD 4.6.1"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate }) {
    const { dialect } = estate;
    if (dialect === "any") return;
    const server = serverNames[dialect];
    for (const { form, at, count } of formsIn(estate, dialect)) yield { at, server, form: forms[form], count };
  },
  message({ server, form, count }) {
    const more = count > 1 ? `, here and in ${count - 1} more ${count === 2 ? "place" : "places"} of this file` : "";
    return { text: `${server} refuses the whole zone: ${form.what}${more}.`, help: form.instead };
  },
});

/** What the reader noted, and what the texts and the zones themselves show. */
function* formsIn(estate: Estate, server: Exclude<Estate["dialect"], "any">): Iterable<MetForm> {
  for (const { form, at, count = 1 } of estate.notes)
    if (form && at && refuses(server, form)) yield { form, at, count };
  for (const view of ["public", "internal"] as const) {
    for (const zone of estate.zones(view).zones) yield* zoneForms(server, zone);
  }
}
