import { clipped } from "../../text/clipped.js";
import { fieldSpan } from "../../zone/layout-of.js";
import { labelsOf, type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { beginsTagList, isSpf, joined } from "../../zone/text/policy-text.js";
import { tagsCutOff } from "../../zone/text/tags-cut-off.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "txt-unquoted",
    scope: "zone",
    severity: "error",
    summary: "A TXT record of several words has no quotes, so each word becomes a string of its own",
    why: "Without quotes a blank ends a string. Who reads SPF, DKIM or a verification text puts the strings together with nothing between them: v=spf1 mx -all is read as v=spf1mx-all, which is no SPF record.",
    sources: ["RFC 1035 §5.1", "RFC 7208 §3.3", "RFC 6376 §3.6.2.2"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ zone }) {
    for (const record of zone.sift("bare text")) {
      if (record.type !== "TXT" || record.data.strings.length < 2) continue;
      const meant = record.data.strings.join(" ");
      const isPolicy = isSpf(meant);
      if (isRightSo(record, isPolicy) || tagsCutOff(record)) continue;
      const { owner, type } = record;
      const severity = isPolicy ? ("error" as const) : ("warning" as const);
      const isSpare = isPolicy && hasOtherPolicy(zone, record);
      const found = { at: fieldSpan(record, "strings"), view: zone.view, owner, type, severity };
      yield { ...found, zone, record, meant, isPolicy, isSpare };
    }
  },
  message({ owner, record, meant, isPolicy, isSpare }) {
    const text = joined(record.data.strings);
    const effect = !isPolicy
      ? "Most programs put them together with nothing between them."
      : isSpf(text)
        ? "Mail servers find another policy than is meant, and hold mail against that."
        : isSpare
          ? "That is no SPF record: mail servers go by the other one of the name alone."
          : "That is no SPF record, so mail servers find none for the name, and nothing vouches for its mail.";
    return {
      text: `The text of ${withoutDot(owner)} has no quotes, so it is ${record.data.strings.length} strings, not one: ${clipped(text)} is read. ${effect}`,
      help: isSpare
        ? `Make one record of ${clipped(`"${meant}"`)} and the other SPF record, in quotes: a name may have only one.`
        : `Put the whole text in quotes: ${clipped(`"${meant}"`)}.`,
    };
  },
  fix({ zone, record, meant, isSpare }) {
    if (meant.length > maxOctets || isSpare) return undefined;
    return {
      safety: "unsafe",
      summary: `Put the text of ${withoutDot(record.owner)} in quotes`,
      edits: [{ zone, edit: { kind: "replace", old: record, record: oneString(record, meant) } }],
      commands: [],
    };
  },
});

/** RFC 7208 §3.2: with a second SPF record beside it there would be none that counts. */
function hasOtherPolicy(zone: Zone, { owner, span: { source, start } }: ResourceRecord): boolean {
  const others = zone.records(owner, "TXT").filter(({ span }) => span.source !== source || span.start !== start);
  return others.some(({ data }) => isSpf(data.strings.join(" ")));
}

/** RFC 1035 §3.3. */
const maxOctets = 255;

/**
 * Whether several strings are meant, or do no harm: below a service they are a list (RFC 6763 §6.1); semicolons part tags
 * without blanks too; pieces of base64 belong together; and a string can hold the blanks that are needed.
 */
function isRightSo({ owner, data: { strings } }: ResourceRecord<"TXT">, isPolicy: boolean): boolean {
  const text = joined(strings);
  if (withSingleBlanks(text) === withSingleBlanks(strings.join(" "))) return true;
  if (isPolicy) return false;
  return isService(owner) || beginsTagList(text.replace(/;.*/s, "")) || strings.every((one) => base64.test(one));
}

const base64 = /^[A-Za-z0-9+/=]{20,}$/;

function withSingleBlanks(text: string): string {
  return text.replace(/ +/g, " ");
}

function isService(owner: Name): boolean {
  const labels = labelsOf(owner);
  return labels.includes("_tcp") || labels.includes("_udp");
}

function oneString({ owner, ttl, type }: ResourceRecord<"TXT">, text: string) {
  return { owner, ttl, type, data: { strings: [text] } };
}
