import type { FixCommand } from "../finding.js";
import type { Alternative } from "../next-certificate/alternative.js";
import type { CertificatePlan } from "../next-certificate/plan.js";
import { withoutDot } from "../zone/name.js";
import { editJson } from "./json.js";

/** What a plan is asked for beside itself. */
export interface PlannedText {
  readonly request?: { readonly form: string; readonly text: string };
  readonly commands?: readonly FixCommand[];
}

/** The plan of the next certificate, for programs. */
export function planJson(plan: CertificatePlan, { request, commands }: PlannedText) {
  const { target, chosen, alternatives, leaving, refused, caa, registrable, renewal, leftOut } = plan;
  return {
    schema: 1,
    target: withoutDot(target),
    chosen: chosen.style,
    names: chosen.names.map(({ text, isOnTodays, needs, reasons }) => ({
      name: text,
      new: !isOnTodays,
      because: reasons,
      purposes: [...new Set(needs.map(({ purpose }) => purpose))],
    })),
    leaving: leaving.map(({ text, because }) => ({ name: text, because })),
    refused: refused.map(({ text, because, source, usedBy }) => ({ name: text, because, source, usedBy })),
    caa: caa.map(({ names, deciding, kind, authorization, isSure }) => ({
      owner: withoutDot(deciding.owner),
      names: names.map(({ text }) => text),
      verdict: kind,
      issuers: authorization.issuers ?? [],
      certainty: isSure ? "certain" : "possible",
    })),
    registrableDomains: registrable,
    renewal,
    alternatives: alternatives.map(alternativeJson),
    leftOut: [...leftOut].map(([name, because]) => ({ domain: withoutDot(name), because })),
    ...(request && { request }),
    ...(commands && { commands }),
  };
}

function alternativeJson({ style, names, edits, standing, refusals, redirect }: Alternative) {
  const { served, unknown, warns, fails, of, prompts, apexes, shortfalls } = standing;
  return {
    style,
    names: names.map(({ text }) => text),
    records: edits.length,
    edits: edits.map(editJson),
    clients: { of, served, unknown, warns, fails },
    shortfalls: shortfalls.map(({ client, outcome, step, domains, because }) => ({
      ...{ client, outcome, step, because },
      domains: domains.map(withoutDot),
    })),
    outlookAsks: prompts.map(withoutDot),
    apexInTheWay: apexes.map(withoutDot),
    refusals: [...refusals].map(([name, because]) => ({ domain: withoutDot(name), because })),
    ...(redirect && {
      redirect: { host: withoutDot(redirect.name), to: redirect.redirect, toSetUp: redirect.toSetUp !== undefined },
    }),
  };
}
