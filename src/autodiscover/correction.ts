import { isInternalName } from "../certificate/internal-name.js";
import { isCovered } from "../certificate/name-match.js";
import type { Correction, CorrectionStep, Fix, FixCommand } from "../finding.js";
import { below, isAtOrBelow, type Name, withoutDot } from "../zone/name.js";
import type { RecordSpec } from "../zone/record.js";
import type { Assessment } from "./assessment.js";
import { type Cure, cureSummary, needsCure } from "./cure.js";
import type { CurePlan } from "./cure-plan.js";
import { type Defect, isOfApex } from "./probe.js";
import type { Survey } from "./survey.js";
import { keptBefore, longest, ofRemoved, ofWildcard } from "./waiting.js";

/** The one fix that all findings of a domain share, by domain: atomic, so one removal makes it unsafe as a whole. */
export function curesAsFixes(survey: Survey, plan: CurePlan): ReadonlyMap<Name, Fix> {
  const command = certificateCommand(survey, [...plan.cures.values()]);
  return new Map(
    [...plan.cures].map(([name, cure]) => [
      name,
      {
        safety: cure.edits.every(({ edit }) => edit.kind === "add") ? "safe" : "unsafe",
        summary: cureSummary(cure),
        edits: cure.edits,
        commands: cure.kind === "srv" && command ? [command] : [],
      },
    ]),
  );
}

/** What to do for each domain that something is wrong with, once and in order. */
export function correctionsOf(
  plan: CurePlan,
  assessments: readonly Assessment[],
  fixes: ReadonlyMap<Name, Fix>,
): Correction[] {
  return assessments.flatMap((assessment) => {
    const { domain, defects, gap } = assessment;
    const cure = plan.cures.get(domain.name);
    const apex = defects.find(({ kind, severity }) => isOfApex(kind) && severity !== "info");
    if (!needsCure(assessment) && !apex) return [];
    const answers = [...defects.map(({ kind }) => kind), ...(gap ? [gap] : [])].filter(
      (rule) => !defects.some(({ kind }) => kind === rule && isOfApex(kind)),
    );
    return {
      domain: domain.name,
      answers,
      summary: cure
        ? cureSummary(cure)
        : apex && !needsCure(assessment)
          ? apexSummary
          : "No set of records puts it all right",
      steps: cure ? stepsOf(cure, assessment).map((step) => ({ ...step, answers })) : [],
      advice: [...(plan.refusals.get(domain.name) ?? []), ...(cure ? drawbacks(cure, assessment) : [])],
      ...(apex && { decision: { rule: apex.kind, summary: apexSummary, text: apexAdvice(domain.name, apex) } }),
      commands: fixes.get(domain.name)?.commands ?? [],
    };
  });
}

/** Additions first, so that nobody is left without; then, once they are seen, what makes a host answer no more. */
function stepsOf({ edits }: Cure, { survey, probes }: Assessment): Omit<CorrectionStep, "answers">[] {
  const writes = edits.flatMap(({ edit }) => (edit.kind === "remove" ? [] : [edit.record]));
  const removals = edits.filter(
    ({ edit }) => edit.kind === "remove" && !writes.some((one) => isOneStep(edit.old, one)),
  );
  const blocks = edits.filter(({ edit }) => edit.kind === "add" && edit.record.type === "TXT");
  const last = [...removals, ...blocks];
  const first = edits.filter((edit) => !last.includes(edit));
  const removed = last.flatMap(({ edit }) => (edit.kind === "remove" ? [{ ttl: edit.old.ttl, why: ofRemoved }] : []));
  // A record that blocks a wildcard ends answers which resolvers keep as long as the wildcard's TTL says.
  const wildcard = probes.find(({ kind }) => kind === "autodiscover")?.record;
  const blocked = blocks.length > 0 && wildcard ? [{ ttl: wildcard.ttl, why: ofWildcard }] : [];
  const before = first.map((edit) => keptBefore(survey.estate.zones("public"), edit));
  return [
    ...(first.length > 0 ? [{ edits: first, ...longest(before) }] : []),
    ...(last.length > 0 ? [{ edits: last, ...longest([...removed, ...blocked]), isAfterWait: first.length > 0 }] : []),
  ];
}

/** Of one name, an alias and other data cannot stand together even for an hour, and a set is remembered as a whole. */
function isOneStep(old: RecordSpec, { owner, type }: RecordSpec): boolean {
  return owner === old.owner && (type === old.type || type === "CNAME" || old.type === "CNAME");
}

function drawbacks({ kind, domain, target }: Cure, { survey }: Assessment): string[] {
  if (kind === "host") return [];
  const host = below("autodiscover", domain.name);
  const prompt = `Outlook asks once whether ${withoutDot(target)} may configure the account ("Allow").`;
  const phones = isCovered(survey.certificates, host)
    ? `the certificate carries ${withoutDot(host)}, so a host record there that leads to Exchange serves them too.`
    : `a certificate that carries ${withoutDot(host)} serves them too. With it, keep the host record and leave the SRV record out.`;
  return [...(isAtOrBelow(target, domain.name) ? [] : [prompt]), `Phones may not ask for SRV records: ${phones}`];
}

const apexSummary = "Decide what the apex shall do";

function apexAdvice(domain: Name, { kind }: Defect): string {
  return `https://${withoutDot(domain)} comes before the autodiscover host and the SRV record in every search: decide what that host shall do (${kind}).`;
}

/** The certificate request that would make the SRV records unnecessary: the public names of today, and each autodiscover host. */
function certificateCommand(survey: Survey, cures: readonly Cure[]): FixCommand | undefined {
  const hosts = cures
    .filter(({ kind }) => kind === "srv")
    .map(({ domain }) => below("autodiscover", domain.name))
    .filter((host) => !isCovered(survey.certificates, host));
  const access = survey.accessNames.map(({ name }) => name);
  // A text that is a name has no character that a shell would take for something else (certificate-name.ts).
  const kept = survey.certificates.flatMap(({ names }) =>
    names.flatMap(({ name, wildcard, text }) =>
      name && !isInternalName(name) && (wildcard || access.includes(name)) ? [text] : [],
    ),
  );
  const names = [...new Set([...kept, ...hosts.map(withoutDot)])];
  if (hosts.length === 0 || names.length === hosts.length) return undefined;
  const list = names.map((name) => `'${name}'`).join(",");
  const request = `New-ExchangeCertificate -GenerateRequest -SubjectName 'CN=${names[0]}' -DomainName ${list} -PrivateKeyExportable $true`;
  const version = survey.estate.exchange?.version;
  const old = version === "2007" || version === "2010" || version === "2013";
  return {
    shell: "exchange",
    text: old
      ? `${request} -RequestFile 'C:\\request.req'`
      : `$request = ${request}\n[System.IO.File]::WriteAllBytes('C:\\request.req', [System.Text.Encoding]::Unicode.GetBytes($request))`,
    why: "The other cure, which serves every client: a certificate that carries the autodiscover names",
  };
}
