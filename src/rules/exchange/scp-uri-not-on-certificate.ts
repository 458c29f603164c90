import { candidatesOf } from "../../autodiscover/candidate.js";
import {
  byHost,
  isAbsent,
  isWithdrawn,
  needsNoCertificate,
  type UriFault,
  uriFaults,
} from "../../autodiscover/exchange-uri.js";
import { scpCommands } from "../../autodiscover/scp-command.js";
import { type Survey, surveyOf } from "../../autodiscover/survey.js";
import { certificateNames } from "../../certificate/related.js";
import type { ExchangeUri } from "../../estate/estate.js";
import { type Name, withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "scp-uri-not-on-certificate",
    scope: "estate",
    severity: "error",
    summary: "An address that Exchange gives to clients inside is one that they cannot use without a warning",
    why: "Computers joined to the Active Directory domain ask no DNS: they read the Autodiscover address from the Service Connection Point. Setup writes the server's own name there, which usually is an internal one and on no public certificate; the virtual directories start the same way. Public DNS can be perfect, and Outlook inside still warns.",
    sources: [
      'Exchange documentation, "Autodiscover service"',
      "Microsoft, Set-ClientAccessService, Set-ClientAccessServer",
      "CA/Browser Forum Baseline Requirements §4.2.2, §1.6.1",
    ],
    needs: ["exchange", "certificate"],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate, assessments }) {
    const survey = assessments[0]?.survey ?? surveyOf(estate);
    const { autodiscoverServiceInternalUri: scp, otherServiceUris = [], urls = [] } = estate.exchange ?? {};
    for (const uris of byHost([...(scp ? [scp] : []), ...otherServiceUris])) yield* judge(survey, uris, true);
    for (const uris of byHost(urls.filter((url) => !needsNoCertificate(url)))) yield* judge(survey, uris, false);
  },
  message({ uri, others, isScp, faults, survey, target }) {
    const what = isScp ? "The Service Connection Point" : "The virtual directory address";
    const who = isScp ? "Outlook on computers joined to the domain" : `Outlook ${side(uri)}`;
    const effect = faults.some(({ severity }) => severity === "error")
      ? "warns about the certificate or does not connect, whatever public DNS says"
      : "will warn from the day the certificate is renewed";
    return {
      text: `${what} ${uri.uri}${ofThat(uri)} ${faults.map((fault) => fault.what).join("; it ")}. ${who} ${effect}.`,
      help: helpFor(uri, isScp, faults, target),
      related: [
        ...others.map((other) => ({ message: `so does ${other.uri}${ofThat(other)}`, at: other.at })),
        ...certificateNames(survey.certificates),
      ],
    };
  },
  fix({ isScp, target, survey, faults }) {
    if (!isScp || !target || isOnlyAbsent(faults)) return undefined;
    return {
      safety: "manual",
      summary: `Send domain-joined computers to ${withoutDot(target)}`,
      edits: [],
      commands: scpCommands(target, survey.estate.exchange?.version),
    };
  },
});

function helpFor(uri: ExchangeUri, isScp: boolean, faults: readonly UriFault[], target: Name | undefined): string {
  if (isOnlyAbsent(faults)) return "Add the name to the internal zone, with the address of Exchange inside.";
  if (!target) {
    return "No name of the certificate is fit to take its place: get a certificate with a name that exists in the zones and leads to Exchange, then use that name here.";
  }
  const name = withoutDot(target);
  const how = isScp ? `Set it to https://${name}/Autodiscover/Autodiscover.xml` : `${cmdletFor(uri)} on ${name}`;
  return `${how}: the certificate carries ${name}. DNS inside must lead that name to Exchange too.`;
}

function isOnlyAbsent(faults: readonly UriFault[]): boolean {
  return faults.every(({ kind }) => kind === "absence");
}

/** @param others of the same host: they have the same faults */
function* judge(survey: Survey, [uri, ...others]: readonly [ExchangeUri, ...ExchangeUri[]], isScp: boolean) {
  const faults = isWithdrawn(uri) || needsNoCertificate(uri) ? [] : uriFaults(survey, uri);
  if (faults.length === 0) return;
  yield { at: uri.at, severity: worst(faults), uri, others, isScp, faults, survey, target: targetOf(survey) };
}

/** Where the clients are that get the address. */
function side(uri: ExchangeUri): string {
  return uri.side === "external" ? "outside" : "inside";
}

/** What Exchange's own inventory says it is set to. */
function ofThat({ of }: ExchangeUri): string {
  return of === undefined ? "" : ` (${of})`;
}

function worst(faults: readonly UriFault[]): UriFault["severity"] {
  return faults.some(({ severity }) => severity === "error") ? "error" : "warning";
}

/** The best name to use instead; one that clients inside can resolve before one that they cannot yet. */
function targetOf(survey: Survey) {
  const fit = candidatesOf(survey).filter(({ failures }) => failures.length === 0);
  const inside = survey.estate.zones("internal");
  return (fit.find(({ name }) => !isAbsent(inside, name)) ?? fit[0])?.name;
}

const cmdlets: readonly (readonly [RegExp, string])[] = [
  [/^\/ews\b/i, "Set-WebServicesVirtualDirectory"],
  [/^\/owa\b/i, "Set-OwaVirtualDirectory"],
  [/^\/ecp\b/i, "Set-EcpVirtualDirectory"],
  [/^\/oab\b/i, "Set-OabVirtualDirectory"],
  [/^\/mapi\b/i, "Set-MapiVirtualDirectory"],
  [/^\/microsoft-server-activesync\b/i, "Set-ActiveSyncVirtualDirectory"],
];

function cmdletFor({ uri }: ExchangeUri): string {
  const path = URL.canParse(uri) ? new URL(uri).pathname : "";
  const cmdlet = cmdlets.find(([pattern]) => pattern.test(path))?.[1];
  return cmdlet ? `Use ${cmdlet} with -InternalUrl (or -ExternalUrl) to put it` : "Put the virtual directory";
}
