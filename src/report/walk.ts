import type { Assumption } from "../autodiscover/assumption.js";
import type { StepKind } from "../autodiscover/probe.js";
import type { Step, Walk } from "../autodiscover/walk.js";
import type { Client } from "../estate/estate.js";
import { printable } from "../text/printable.js";
import { withoutDot } from "../zone/name.js";
import { jsonText } from "./json-text.js";
import { printableText } from "./pretty/text.js";
import type { Theme } from "./theme.js";
import { labelled } from "./wrap.js";

/** What was asked for, and how each kind of client fares. */
export interface AskedWalk {
  /** A mail address, or a domain. */
  readonly address: string;
  readonly domain: string;
  readonly walks: readonly Walk[];
  /** What they rest on. */
  readonly assumptions: readonly Assumption[];
}

const outcomes: Readonly<Record<Walk["outcome"], string>> = {
  served: "set up",
  warns: "a warning",
  fails: "not set up",
  unknown: "it depends",
};

const verdicts: Readonly<Record<Step["verdict"], string>> = {
  silent: "nobody answers",
  covered: "Exchange answers, and its certificate has this name",
  mismatch: "Exchange answers, but its certificate does not have this name",
  "foreign-ok": "another server answers, with a certificate for this name",
  "foreign-mismatch": "another server answers, with a certificate for other names",
  "foreign-answer": "another server answers with settings of its own, which end the search",
  possible: "another server; whether it answers on port 443, and with which certificate, is not known",
  m365: "Microsoft 365 answers",
  redirects: "sends the client on to an https address that is in order",
  refused: "sends the client on to where it does not go",
  unknown: "cannot be told from these zones",
};

/** Steps that do not connect to anything themselves. */
const withoutAnswer: Readonly<Partial<Record<Step["kind"], string>>> = {
  redirect: "no redirect",
  srv: "no record that leads anywhere",
};

/** What a client does at a step, in the table. */
const effects: Readonly<Record<Step["effect"], string>> = {
  continues: "goes on",
  serves: "served",
  warns: "warns",
  fails: "gives up",
};

/** Every client takes these in this order, those that it takes. */
const order: readonly StepKind[] = ["scp", "apex", "autodiscover", "redirect", "srv"];

/**
 * The steps once, then all clients side by side with what each does at them, then what that rests on; for people.
 * @param titles how each client is called
 */
export function walkText(asked: readonly AskedWalk[], titles: Readonly<Record<Client, string>>, theme: Theme): string {
  const lines = asked.flatMap(({ address, walks, assumptions }) => [
    theme.paint.strong(printable(address)),
    ...(walks.length === 0 ? ["  There are no mailboxes: no client looks for anything."] : []),
    ...(walks.length === 0 ? [] : walkLines(walks, titles, theme)),
    ...assumptionLines(assumptions, theme),
    "",
  ]);
  return lines.join("\n");
}

function walkLines(walks: readonly Walk[], titles: Readonly<Record<Client, string>>, theme: Theme): string[] {
  const taken = order.flatMap((kind) => {
    const step = walks.flatMap(({ steps }) => steps).find((one) => one.kind === kind);
    return step ? [step] : [];
  });
  return [
    "",
    ...taken.flatMap((step, i) => stepLines(step, i + 1, theme)),
    "",
    ...tableLines(walks, taken, titles, theme),
  ];
}

function stepLines(step: Step, number: number, theme: Theme): string[] {
  const { kind, verdict, because } = step;
  const found = (verdict === "silent" && withoutAnswer[kind]) || verdicts[verdict];
  return [
    `  ${number}. ${whatIsAsked(step)}`,
    ...labelled("  ", printableText(`${found} (${because}).`, theme), theme.width, "  "),
  ];
}

const stepColumns = 10;

function tableLines(
  walks: readonly Walk[],
  taken: readonly Step[],
  titles: Readonly<Record<Client, string>>,
  theme: Theme,
): string[] {
  const first = Math.max(...walks.map(({ client }) => titles[client].length)) + 2;
  const second = Math.max(...Object.values(outcomes).map(({ length }) => length)) + 3;
  const paint = {
    served: theme.paint.added,
    warns: theme.paint.warning,
    fails: theme.paint.error,
    unknown: theme.paint.info,
  };
  const heading = taken.map((_, i) => `step ${i + 1}`.padEnd(stepColumns)).join("");
  const rows = walks.map(({ client, outcome, steps }) => {
    const cells = taken.map(({ kind }) => cellOf(steps.find((step) => step.kind === kind)).padEnd(stepColumns));
    const gap = " ".repeat(second - outcomes[outcome].length);
    return `  ${titles[client].padEnd(first)}${paint[outcome](outcomes[outcome])}${gap}${cells.join("").trimEnd()}`;
  });
  return [theme.paint.faint(`  ${" ".repeat(first + second)}${heading.trimEnd()}`), ...rows];
}

/** Empty where an earlier step ended the search, and where the client never asks. */
function cellOf(step: Step | undefined): string {
  if (!step) return "";
  if (step.verdict === "unknown") return "?";
  const isUnsure = step.certainty === "possible" && step.effect !== "continues";
  return `${effects[step.effect]}${isUnsure ? "?" : ""}`;
}

function assumptionLines(assumptions: readonly Assumption[], theme: Theme): string[] {
  if (assumptions.length === 0) return [];
  const lines = assumptions.flatMap(({ text, settle }) =>
    labelled(theme.sign.bullet, printableText(`${text} ${settle}`, theme), theme.width, "  "),
  );
  return ["", `  ${theme.paint.strong("Taken for granted, or left open:")}`, ...lines];
}

function whatIsAsked({ kind, name }: Step): string {
  const host = printable(withoutDot(name));
  const path = "/autodiscover/autodiscover.xml";
  if (kind === "srv") return `SRV record ${host}`;
  if (kind === "scp") return `service connection point: https://${host}${path}`;
  return `${kind === "redirect" ? "http" : "https"}://${host}${path}`;
}

/** The same for programs. */
export function walkJson(asked: readonly AskedWalk[]): string {
  const value = asked.map(({ address, domain, walks, assumptions }) => ({
    address,
    domain,
    clients: walks.map(({ client, outcome, servedBy, steps }) => ({
      client,
      outcome,
      ...(servedBy && { servedBy: servedBy.kind }),
      steps: steps.map(({ kind, name, endpoint, verdict, effect, because, certainty }) => ({
        step: kind,
        name,
        endpoint: endpoint?.class,
        verdict,
        effect,
        because,
        certainty,
      })),
    })),
    assumptions: assumptions.map(({ text, settle }) => ({ text, settle })),
  }));
  return `${jsonText(value)}\n`;
}
