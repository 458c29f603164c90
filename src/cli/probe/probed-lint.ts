import type { Finding, Report } from "../../finding.js";
import type { Network } from "../../verify/network.js";
import { CannotRun } from "../exit.js";
import type { InputOptions } from "../input/options.js";
import type { Session } from "../input/session.js";
import { type Judged, judge } from "../judge.js";
import type { Progress } from "../progress.js";
import { probedSession, type ProbeSettings as Settings } from "./probed-session.js";

export interface ProbeSettings extends Settings {
  readonly probe?: boolean;
}

/** @throws CannotRun for options that do nothing, because what they belong to was not asked for */
export function refuseIdle({
  probe,
  saveFacts,
  starttls,
  allowPrivate,
  ...options
}: Omit<ProbeSettings, "timeout"> & { readonly servers: boolean }): void {
  if (probe) return;
  const idle = { "--save-facts": saveFacts, "--starttls": starttls, "--allow-private": allowPrivate };
  const [name] = Object.entries(idle).find(([, value]) => value !== undefined) ?? [];
  if (name) throw new CannotRun(`${name} says what --probe does: give that as well.`);
  if (!options.servers) throw new CannotRun("--no-servers leaves nothing to do without --probe.");
}

/**
 * With `--probe` what lint says once it knows what the hosts answer, and what was found; else undefined.
 * @throws CannotRun as probedSession and judge do
 */
export async function probedLint(
  session: Session,
  options: ProbeSettings & Pick<InputOptions, "rule">,
  network: Network,
  progress: Progress,
  cwd: string,
): Promise<{ readonly judged: Judged; readonly said: readonly string[] } | undefined> {
  if (!options.probe) return undefined;
  const probed = await probedSession(session, options, network, progress, cwd);
  return { judged: await judge(probed.session, options, progress), said: probed.said };
}

/** One report of what name servers answer and of what lint says. A line that cannot be read is a finding of both. */
export function withLint(answers: Report, linted: Report): Report {
  const keyOf = ({ rule, at }: Finding) => `${rule} ${at.source.path} ${at.start}`;
  const known = new Set(linted.findings.map(keyOf));
  return { ...linted, findings: [...answers.findings.filter((one) => !known.has(keyOf(one))), ...linted.findings] };
}
