import { coveringName } from "../../certificate/name-match.js";
import { plannedCertificate } from "../../certificate/planned.js";
import { commandsAfterIssue, type IssuedCertificate } from "../../certificate-request/after-issue.js";
import { type RequestForm, requestText } from "../../certificate-request/request-form.js";
import { type RequestedCertificate, requestedSubject } from "../../certificate-request/subject.js";
import type { FixCommand } from "../../finding.js";
import type { Style } from "../../next-certificate/alternative.js";
import { type CertificatePlan, isNoPlan, planCertificate } from "../../next-certificate/plan.js";
import { planText } from "../../report/certificate-plan.js";
import { type PlannedText, planJson } from "../../report/certificate-plan-json.js";
import { commandScript } from "../../report/command-script.js";
import { jsonText } from "../../report/json-text.js";
import type { Theme } from "../../report/theme.js";
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
  readonly request?: RequestForm | "pkcs10";
  readonly key?: string;
  readonly commands?: boolean;
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
  checkKey(options);
  const session = await withProgress(terminal, false, (progress) => openSession(paths, options, terminal, progress));
  const plan = await planOf(session, options);
  const texts = await textsOf(plan, options, terminal);
  for (const output of outputs) {
    const sink = output.file === undefined ? terminal.stdout : { write() {} };
    const theme = themeFor(sink, terminal, options.color);
    const text = output.format === "json" ? `${jsonText(planJson(plan, texts))}\n` : prettyText(plan, texts, theme);
    deliver(output, text, terminal);
  }
  say(terminal, [...session.remarks, ...session.failures]);
  return session.failures.length > 0 ? exit.cannotRun : exit.ok;
}

/** A request and commands are there to be kept in a file, so nothing else stands beside them. */
function prettyText(plan: CertificatePlan, { request, commands }: PlannedText, theme: Theme): string {
  const parts = [...(request ? [request.text] : []), ...(commands ? [commandScript(commands)] : [])];
  return parts.length > 0 ? parts.join("\n") : planText(plan, theme);
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

async function textsOf(plan: CertificatePlan, options: CertPlanOptions, terminal: Terminal): Promise<PlannedText> {
  const { request: form, commands } = options;
  const text = await requestFor(plan, options, terminal);
  return {
    ...(form && text !== undefined && { request: { form, text } }),
    ...(commands && { commands: commandsOf(plan, options) }),
  };
}

async function requestFor(
  plan: CertificatePlan,
  { request: form, key }: CertPlanOptions,
  terminal: Terminal,
): Promise<string | undefined> {
  if (form !== "pkcs10") return form && requestText(requestedOf(plan), form);
  const [{ newKeyIn }, { pkcs10Request }] = await Promise.all([
    import("../new-key.js"),
    import("../../certificate-request/pkcs10.js"),
  ]);
  return pkcs10Request(requestedOf(plan), newKeyIn(key as string, terminal));
}

/** A key is made for those who ask for one, where they say. */
function checkKey({ request, key }: CertPlanOptions): void {
  if (request === "pkcs10" && !key) {
    throw new CannotRun("--request pkcs10 makes a key as well: say with --key FILE where to leave it.");
  }
  if (request !== "pkcs10" && key !== undefined) throw new CannotRun("--key FILE belongs to --request pkcs10.");
}

function requestedOf({ survey, chosen }: CertificatePlan): RequestedCertificate {
  const names = chosen.names.map(({ text }) => text);
  const today = survey.certificates.find(({ subject, selfSigned }) => subject !== undefined && !selfSigned);
  return { names, subject: requestedSubject(names, today?.subject) };
}

function commandsOf(
  { survey, chosen, target }: CertificatePlan,
  { request: form, key }: CertPlanOptions,
): FixCommand[] {
  const at = { source: { path: "", bytes: new Uint8Array(), encoding: "utf-8" as const }, start: 0, end: 0 };
  const next = plannedCertificate(chosen.names.map(({ text }) => ({ text, at })));
  const issued: IssuedCertificate = {
    target,
    ...(key !== undefined && { keyFile: key }),
    keyOf: form === "openssl" || form === "pkcs10" ? "file" : form === "certreq" ? "certreq" : "exchange",
    hasWildcard: next.names.some(({ wildcard }) => wildcard),
    isCarried: (name) => coveringName(next, name) !== undefined,
  };
  return commandsAfterIssue(issued, survey.estate.exchange);
}
