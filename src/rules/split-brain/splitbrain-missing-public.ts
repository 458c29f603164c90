import { type PublicGap, publicGaps } from "../../autodiscover/public-gap.js";
import { surveyOf } from "../../autodiscover/survey.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "splitbrain-missing-public",
    scope: "estate",
    severity: "error",
    summary: "A name of mail exists inside and was forgotten in the public zone",
    why: "Where DNS inside and outside are two sets of zones, a new name is soon added to the one that its administrator sees every day. In the office all is well; a phone on the road, a laptop at home and every service of Microsoft that asks from outside are told that there is no such name.",
    sources: [
      'Exchange Server 2013 documentation, "Digital certificates and SSL", SSL and split DNS',
      'Exchange documentation, "Configure mail flow and client access"',
      "RFC 1034 §4.3.2",
    ],
    needs: ["internal zones"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, assessments }) {
    const survey = assessments[0]?.survey ?? surveyOf(estate);
    for (const gap of publicGaps(survey)) {
      const { name, zone, certainty } = gap;
      const domain = estate.domains.find((accepted) => accepted.name === zone.origin)?.name;
      const place = { at: zone.apex, ...(domain && { domain }), view: "public" as const, owner: name };
      yield { ...place, type: "A" as const, certainty, gap };
    }
  },
  message({ gap }) {
    const { zone, name, handedOut } = gap;
    const text = withoutDot(name);
    const where = `the public zone ${withoutDot(zone.origin)} (${zone.source.path})`;
    return {
      text: `Outside, ${text} does not exist: ${where} answers for it and does not have it, while clients inside are led to it. ${effectOf(gap)}`,
      help: `Add ${text} to the public zone, with the public address of Exchange.${handedOut ? "" : " If it is for the office alone, it needs no place on the certificate; or name it as an internal URL (exchange: in zonewright.yaml, or the inventory of Exchange)."}`,
      related: [
        { message: "what clients inside get", at: gap.record.span },
        ...(handedOut ? [{ message: "here Exchange is told to hand it out", at: handedOut.at }] : []),
      ],
    };
  },
});

function effectOf({ handedOut }: PublicGap): string {
  return handedOut
    ? `Exchange hands ${handedOut.uri} to clients outside, and none of them gets there: Outlook and phones lose what that address serves.`
    : "It is on the certificate with a name that clients usually dial; if anybody dials it from outside, nothing answers.";
}
