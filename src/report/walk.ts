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
}

const outcomes: Readonly<Record<Walk["outcome"], string>> = {
  served: "set up without a certificate warning",
  warns: "a certificate warning",
  fails: "not set up",
  unknown: "it depends on what these files do not tell",
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

const effects: Readonly<Record<Step["effect"], string>> = {
  continues: "the client goes on",
  serves: "the client is served here",
  warns: "the client shows a warning",
  fails: "the client gives up",
};

/**
 * The steps of every client, in the order in which it takes them, for people.
 * @param titles how each client is called
 */
export function walkText(asked: readonly AskedWalk[], titles: Readonly<Record<Client, string>>, theme: Theme): string {
  const lines = asked.flatMap(({ address, walks }) => [
    theme.paint.strong(printable(address)),
    ...(walks.length === 0 ? ["  There are no mailboxes: no client looks for anything."] : []),
    ...walks.flatMap((walk) => walkLines(walk, titles, theme)),
    "",
  ]);
  return lines.join("\n");
}

function walkLines({ client, outcome, steps }: Walk, titles: Readonly<Record<Client, string>>, theme: Theme): string[] {
  const paint = {
    served: theme.paint.added,
    warns: theme.paint.warning,
    fails: theme.paint.error,
    unknown: theme.paint.info,
  };
  return [
    "",
    `  ${theme.paint.strong(`${titles[client]}:`)} ${paint[outcome](outcomes[outcome])}`,
    ...steps.flatMap((step, i) => stepLines(step, i + 1, theme)),
  ];
}

function stepLines(step: Step, number: number, theme: Theme): string[] {
  const { kind, verdict, effect, because, certainty } = step;
  const perhaps = certainty === "possible" && effect !== "continues" ? " (possibly)" : "";
  const found = (verdict === "silent" && withoutAnswer[kind]) || verdicts[verdict];
  const text = printableText(`${found} (${because}): ${effects[effect]}${perhaps}.`, theme);
  return [`    ${number}. ${whatIsAsked(step)}`, ...labelled("  ", text, theme.width, "    ")];
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
  const value = asked.map(({ address, domain, walks }) => ({
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
  }));
  return `${jsonText(value)}\n`;
}
