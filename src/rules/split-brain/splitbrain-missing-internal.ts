import { fillingOf } from "../../autodiscover/internal-filling.js";
import { type InternalGap, internalGaps } from "../../autodiscover/internal-gap.js";
import { type Survey, surveyOf } from "../../autodiscover/survey.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "splitbrain-missing-internal",
    scope: "estate",
    severity: "error",
    summary: "An internal zone hides a name of mail or Autodiscover that the public zone has",
    why: "An internal zone answers for everything below its name. What it does not hold does not exist for clients inside, however right the public zone is: they never ask it. Laptops then work at home and fail in the office.",
    sources: [
      'Exchange Server 2013 documentation, "Digital certificates and SSL", SSL and split DNS',
      'Exchange documentation, "Configure mail flow and client access"',
      "RFC 1034 §4.3.2",
    ],
    needs: ["internal zones"],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate, assessments }) {
    const survey = assessments[0]?.survey ?? surveyOf(estate);
    for (const gap of internalGaps(assessments)) yield found(survey, gap);
  },
  message({ gap }) {
    const owner = withoutDot(gap.owner);
    const what = gap.type === "A" ? owner : `the ${gap.type} record of ${owner}`;
    const help = gap.isGood ? helps[gap.role] : helpWhenWrong;
    return {
      text: `Inside, ${what} does not exist: the internal zone ${withoutDot(gap.zone.origin)} (${gap.zone.source.path}) answers for it and does not have it, while the public zone does. ${effectOf(gap)}`,
      help: gap.owner === gap.zone.origin ? help : `${help} ${helpElsewhere}`,
      related: [{ message: "what clients outside get", at: gap.record.span }],
    };
  },
  fix({ gap, survey, severity }) {
    const edits = severity === "info" ? [] : fillingOf(survey, gap);
    if (edits.length === 0) return undefined;
    const owner = edits[0]?.edit.kind === "add" ? edits[0].edit.record.owner : gap.owner;
    const what = gap.type === "MX" ? `the MX record of ${withoutDot(owner)}` : withoutDot(owner);
    const summary = `Add ${what} to the internal zone ${withoutDot(gap.zone.origin)}`;
    return { safety: "safe", summary, edits, commands: [] };
  },
});

function found(survey: Survey, gap: InternalGap) {
  const { zone, owner, type, domain, severity, certainty } = gap;
  return {
    at: zone.apex,
    ...(domain && { domain }),
    view: "internal" as const,
    owner,
    type,
    severity,
    certainty,
    gap,
    survey,
  };
}

function effectOf({ role, remaining }: InternalGap): string {
  if (remaining === "scp")
    return "Computers joined to the domain use the Service Connection Point instead; a Mac, a phone or a guest's computer in the office finds no settings.";
  if (remaining === "srv")
    return "Outlook gets there by the SRV record; a phone on the office network may find no settings.";
  return effects[role];
}

const effects: Readonly<Record<InternalGap["role"], string>> = {
  autodiscover:
    "Outlook in the office finds no settings: new profiles fail, and free/busy times and out-of-office stop working.",
  "access name": "Outlook, webmail and phones in the office cannot connect to it.",
  "MX host": "Machines inside that deliver mail by DNS (scanners, applications, other mail servers) cannot reach it.",
  MX: "Machines inside that deliver mail by DNS (scanners, applications, other mail servers) find no host to deliver to.",
};

const helps: Readonly<Record<InternalGap["role"], string>> = {
  autodiscover: "Add the same record to the internal zone, leading to the internal address of Exchange.",
  "access name": "Add it to the internal zone with the internal address of Exchange.",
  "MX host": "Add it to the internal zone with the internal address of the mail host.",
  MX: "Add the MX record to the internal zone, with a host that is found inside.",
};

const helpElsewhere = "Or serve that one name from an internal zone of its own, which hides nothing else.";

const helpWhenWrong =
  "What the public zone has serves nobody either, so do not copy it: inside as outside, lead Outlook by an SRV record to a name that is on the certificate, or put the autodiscover host on the certificate and add it here.";
