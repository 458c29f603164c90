import type { HttpRedirect } from "../estate/estate.js";
import type { Severity } from "../finding.js";
import type { Assessment } from "./assessment.js";
import { effectOf } from "./client.js";
import type { Probe } from "./probe.js";
import { redirectOf } from "./redirect-probe.js";

/** A host of which nothing but a redirect on port 80 is of use: the layout that Microsoft calls the redirect method. */
export interface RedirectingHost {
  readonly http: HttpRedirect;
  /** The autodiscover host of the first domain. */
  readonly host: Probe;
  /** What the redirect gives: `redirects`, or `refused` by clients. */
  readonly redirect: Probe;
  /** An error where a declared client comes to a redirect that it refuses, and nothing behind it serves. */
  readonly severity: Severity;
  /** Whether an SRV record leads clients to Exchange, whatever becomes of the redirect. */
  readonly isSpare: boolean;
  /** The domains whose autodiscover host it is, at least one. */
  readonly assessments: readonly [Assessment, ...Assessment[]];
}

/**
 * Each redirecting host once, however many domains lead to it. Left out where the host has a defect of its own, and where
 * nothing else serves the domain either: then autodiscover-unreachable says why the redirect is of no use.
 */
export function redirectingHosts(assessments: readonly Assessment[]): RedirectingHost[] {
  const found = new Map<string, Judged>();
  for (const assessment of assessments) {
    const one = redirectingHost(assessment);
    if (!one) continue;
    const { http, host, redirect, severity } = one;
    const key = [http.redirect, host.endpoint?.addresses.join(), redirect.verdict, severity].join(" ");
    const known = found.get(key);
    if (known) known.assessments.push(assessment);
    else found.set(key, one);
  }
  return [...found.values()];
}

/** One that others may join. */
interface Judged extends RedirectingHost {
  readonly assessments: [Assessment, ...Assessment[]];
}

function redirectingHost(assessment: Assessment): Judged | undefined {
  const { probes, gap, walks } = assessment;
  const host = probes.find(({ kind }) => kind === "autodiscover");
  const redirect = probes.find(({ kind }) => kind === "redirect");
  const http = redirectOf(host?.endpoint);
  if (!host || !redirect || !http || host.defect || host.verdict === "covered") return undefined;
  const isRefused = redirect.verdict === "refused" && gap !== "autodiscover-unreachable";
  if (!isRefused && (redirect.verdict !== "redirects" || redirect.certainty !== "certain")) return undefined;
  const isMet = walks.some(({ steps }) => steps.some(({ kind }) => kind === "redirect"));
  const isSpare = isServedBySrv(assessment);
  const severity = isRefused && isMet && !isSpare ? "error" : "info";
  return { http, host, redirect, severity, isSpare, assessments: [assessment] };
}

function isServedBySrv({ probes }: Assessment): boolean {
  return probes.some((probe) => probe.kind === "srv" && effectOf("outlook", probe) === "serves");
}
