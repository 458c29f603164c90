import type { Style } from "../../next-certificate/alternative.js";
import { type CertificatePlan, isNoPlan, planCertificate } from "../../next-certificate/plan.js";
import { planText } from "../../report/certificate-plan.js";
import { planJson } from "../../report/certificate-plan-json.js";
import { jsonText } from "../../report/json-text.js";
import { below, type Name } from "../../zone/name.js";
import { CannotRun, type ExitStatus, exit } from "../exit.js";
import { domainName } from "../input/arguments.js";
import type { InputOptions } from "../input/options.js";
import { openSession, type Session } from "../input/session.js";
import { deliver, outputsOf } from "../output.js";
import { withProgress } from "../progress.js";
import { registrableDomains } from "../public-suffix.js";
import { say } from "../say.js";
import type { Terminal } from "../terminal.js";
import { themeFor } from "../theme.js";

export interface CertPlanOptions extends InputOptions {
  readonly style?: Style;
  readonly also: readonly string[];
  readonly format: readonly string[];
  readonly color?: boolean;
}

/** `zonewright cert plan`: the names that the next certificate must carry, why, and the ways to do with fewer. */
export async function certPlanCommand(
  paths: readonly string[],
  options: CertPlanOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const outputs = outputsOf(options.format, ["pretty", "json"]);
  const session = await withProgress(terminal, false, (progress) => openSession(paths, options, terminal, progress));
  const plan = await planOf(session, options);
  for (const output of outputs) {
    const sink = output.file === undefined ? terminal.stdout : { write() {} };
    const text =
      output.format === "json"
        ? `${jsonText(planJson(plan, {}))}\n`
        : planText(plan, themeFor(sink, terminal, options.color));
    deliver(output, text, terminal);
  }
  say(terminal, [...session.remarks, ...session.failures]);
  return session.failures.length > 0 ? exit.cannotRun : exit.ok;
}

async function planOf({ estate, failures }: Session, { style, also }: CertPlanOptions): Promise<CertificatePlan> {
  const plan = planCertificate(estate, {
    ...(style !== undefined && { style }),
    also: also.flatMap((list) => list.split(/[\s,]+/).filter(Boolean)).map(wantedName),
    registrableDomain: await registrableDomains(),
  });
  if (isNoPlan(plan)) throw new CannotRun([...failures, ...plan.why].join("\n"));
  return plan;
}

/** A host, or a wildcard. */
function wantedName(text: string): Name {
  return text.startsWith("*.") ? below("*", domainName(text.slice(2), "--also")) : domainName(text, "--also");
}
