import { clipped } from "../../text/clipped.js";
import { withoutDot } from "../../zone/name.js";
import { tagsCutOff } from "../../zone/text/tags-cut-off.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "txt-unescaped-semicolon",
    scope: "zone",
    severity: "error",
    summary: "A TXT record without quotes ends at a semicolon, and the rest of its text is a comment",
    why: "Outside quotes a semicolon begins a comment. A DMARC, DKIM or MTA-STS record that is written without quotes loses all its tags but the first, and no server says a word.",
    sources: ["RFC 1035 §5.1", "RFC 7489 §6.3", "RFC 6376 §3.6.1", "RFC 8461 §3.1"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ zone }) {
    for (const record of zone.sift("bare text")) {
      const cut = record.type === "TXT" && tagsCutOff(record);
      if (!cut) continue;
      const { owner, type } = record;
      yield { at: cut.at, view: zone.view, owner, type, zone, record, cut };
    }
  },
  message({ owner, record, cut }) {
    const text = record.data.strings.join(" ");
    return {
      text: `The text of ${withoutDot(owner)} stands without quotes, so it ends at the semicolon: ${text} is all that is published, and ${clipped(cut.rest)} is a comment. ${effectOf(text)}`,
      help: `Put the whole text in quotes: ${cut.meant ? clipped(`"${cut.meant}"`) : "a semicolon within quotes is text"}.`,
    };
  },
  fix({ zone, record, cut: { meant } }) {
    if (meant === undefined) return undefined;
    const { owner, ttl, type } = record;
    return {
      safety: "unsafe",
      summary: `Put the whole text of ${withoutDot(owner)} in quotes`,
      edits: [
        {
          zone,
          edit: { kind: "replace", old: record, record: { owner, ttl, type, data: { strings: divided(meant) } } },
        },
      ],
      commands: [],
    };
  },
});

function effectOf(text: string): string {
  if (/^v=dmarc1/i.test(text)) return "Mail servers find no DMARC policy in it.";
  if (/^[vk]=(?:dkim1|rsa|ed25519)/i.test(text)) return "No signature of this selector can be verified with it.";
  return "Nobody can use it.";
}

/** RFC 1035 §3.3: 255 octets a string at the most; readers put strings together. */
function divided(text: string): string[] {
  return text.match(/.{1,255}/gs) ?? [];
}
