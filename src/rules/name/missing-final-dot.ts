import { isWalked } from "../../autodiscover/walked-record.js";
import type { Estate } from "../../estate/estate.js";
import { type DotlessRecord, lostDots } from "../../estate/lost-dots.js";
import { isFederated } from "../../federation/federated.js";
import { misplacedProofs } from "../../federation/misplaced.js";
import type { Fix } from "../../finding.js";
import { isCutOff } from "../../zone/cut.js";
import { labelsOf, withoutDot } from "../../zone/name.js";
import type { RecordSpec, ResourceRecord } from "../../zone/record.js";
import { withTarget } from "../../zone/target.js";
import { targetSpan } from "../../zone/target-span.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "missing-final-dot",
    scope: "estate",
    severity: "error",
    summary: "A name lost its final dot, so that the zone's name was appended to it",
    why: "A name without a final dot is completed with the origin of the zone, in a file as in many consoles. `mail.example.com` becomes `mail.example.com.example.com`, which nobody asks for and nobody set up. Every name server loads it. It is told by what stands in the name: the zone's name twice, the name of another zone that was given, or a domain that cannot be part of this one, where the result does not exist.",
    sources: ["RFC 1035 §5.1", "RFC 1912 §2.2"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate, assessments }) {
    for (const dotless of lostDots(estate)) {
      const { zone, record, field, lost } = dotless;
      if (isWalked(assessments, record) || (field === "owner" && isMisplacedProof(estate, record))) continue;
      const { owner, type, span } = record;
      const at = field === "owner" ? span : targetSpan(record);
      yield { ...dotless, at, view: zone.view, owner, type, certainty: lost.certainty };
    }
  },
  message(found) {
    const { record, field, lost, others } = found;
    const owner = withoutDot(record.owner);
    const [meant, appended] = [withoutDot(lost.meant), withoutDot(lost.appended)];
    const full = field === "owner" ? owner : `${meant}.${appended}`;
    const isSure = lost.certainty === "certain";
    const slip = `a final dot ${isSure ? "is" : "seems to be"} missing after ${meant}, so ${appended} was appended (${lost.because})`;
    if (others !== undefined) {
      return {
        text: `The owner ${full} and those of ${others} more records of this file end in the zone's name twice: ${slip}. Hardly a name of the zone is where clients ask for it.`,
        help: `Write the owners with a final dot, or without ${appended}, or put $ORIGIN . in front of them.`,
      };
    }
    if (field === "owner") {
      return {
        text: `The owner of this ${record.type} record is ${full}: ${slip}. Clients that ask for ${meant} do not get it.`,
        help: ownerHelp(found),
      };
    }
    const effect =
      record.type === "PTR"
        ? `Whoever looks up the address, as mail servers do, gets this name and finds no such host.`
        : `Nobody set up such a host, so the record leads nowhere.`;
    const isWord = labelsOf(lost.meant).length === 1;
    return {
      text: `The ${record.type} record of ${owner} points to ${full}: ${slip}. ${effect}`,
      help: isWord
        ? `Write the whole name of the host, with its final dot.`
        : `Write ${lost.meant} with its final dot.`,
    };
  },
  fix(found): Fix | undefined {
    const { zone, record, lost } = found;
    const corrected = correctedRecord(found);
    if (!corrected) return undefined;
    const summary = `Write ${lost.meant} in the ${record.type} record of ${withoutDot(record.owner)}`;
    const edit = { kind: "replace" as const, old: record, record: corrected };
    return { safety: "unsafe", summary, edits: [{ zone, edit }], commands: [] };
  },
});

function ownerHelp(found: DotlessRecord): string {
  const { lost, zone } = found;
  if (lost.certainty === "possible") {
    return `If ${withoutDot(lost.meant)} is meant, the record belongs in the zone that holds this name; if the long name is meant, nothing is wrong.`;
  }
  const here = zone.records(lost.meant).length > 0 ? ` Other records stand there already: see which are right.` : "";
  return `Write ${lost.meant} with its final dot, or leave out ${withoutDot(lost.appended)}.${here}`;
}

/** A federation proof at a wrong name has a rule of its own. */
function isMisplacedProof(estate: Estate, { type, span }: ResourceRecord): boolean {
  if (type !== "TXT") return false;
  const misplaced = estate.domains.filter(isFederated).flatMap((domain) => misplacedProofs(estate, domain));
  return misplaced.some(({ record }) => record.span.source === span.source && record.span.start === span.start);
}

/** The record as it was meant, where that is sure and nothing is in its way. */
function correctedRecord({ zone, record, field, lost, others }: DotlessRecord): RecordSpec | undefined {
  if (lost.certainty === "possible" || others !== undefined) return undefined;
  if (field === "target") return labelsOf(lost.meant).length > 1 ? withTarget(record, lost.meant) : undefined;
  const there = zone.records(lost.meant);
  const isInWay = there.some(({ type }) => type === record.type || type === "CNAME" || record.type === "CNAME");
  if (isInWay || record.type === "SOA" || isCutOff(zone, lost.meant)) return undefined;
  const { ttl, type, data } = record;
  return { owner: lost.meant, ttl, type, data } as RecordSpec;
}
