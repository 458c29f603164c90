import { placesOf, slipsIn } from "../../estate/slip.js";
import { refuses } from "../../zone/dialect/met-forms.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "txt-string-too-long",
    scope: "estate",
    severity: "error",
    summary: "A string of a TXT record is longer than 255 octets",
    why: "A string has one octet for its length, so 255 octets are the most it can hold. A longer text has to be several strings in one record. BIND and NSD refuse a zone with a longer string as a whole. DKIM keys of 2048 bits are the usual case.",
    sources: ["RFC 1035 §3.3, §3.3.14", "RFC 6376 §3.6.2.2"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate }) {
    const { dialect } = estate;
    // A server that refuses the zone for it has its own finding; to one that does not it is no fault.
    if (dialect !== "any" && refuses(dialect, "longString")) return;
    for (const slip of slipsIn(estate, "long string")) {
      yield { ...slip, severity: slip.exporter || dialect === "knot" ? "info" : "error" };
    }
  },
  message({ exporter, count }) {
    const where = exporter
      ? `${exporter} writes it so and serves it divided, but BIND and NSD refuse the whole zone`
      : "BIND and NSD refuse the whole zone";
    return {
      text: `This string is longer than 255 octets${placesOf(count)}: ${where}. Here it is read as several strings.`,
      help: 'Divide it: ( "first 255 octets" "the rest" ). What reads the text puts the strings together again. "zonewright convert FILE --to bind" writes the whole zone so.',
    };
  },
});
