import type { Client } from "../estate/estate.js";
import type { Alternative } from "../next-certificate/alternative.js";
import type { Shortfall } from "../next-certificate/standing.js";
import { withoutDot } from "../zone/name.js";
import { someOf } from "./closing.js";
import { printableText } from "./pretty/text.js";
import type { Theme } from "./theme.js";
import { labelled } from "./wrap.js";

const titles: Readonly<Record<Alternative["style"], string>> = {
  fewest: "as few names as serve everybody",
  san: "every autodiscover host on it",
  srv: "SRV records for the other domains",
  redirect: "a host that redirects for the others",
};

const clients: Readonly<Record<Client, string>> = {
  outlook: "Outlook 2016 and later",
  "outlook-legacy": "Outlook 2007 to 2013",
  mac: "Outlook for Mac",
  mobile: "phones",
  ews: "EWS programs",
};

const outcomes: Readonly<Record<Shortfall["outcome"], string>> = {
  unknown: "are served if what these files do not tell is so",
  warns: "show a certificate warning",
  fails: "are not served",
};

const columns = ["names", "records", "clients served", "Outlook asks"] as const;

/** The ways side by side, each with its figures, then what they leave open. */
export function alternativeLines(all: readonly Alternative[], chosen: Alternative, theme: Theme): string[] {
  const width = Math.max(...all.map(({ style }) => titles[style].length));
  const heading = `${" ".repeat(width + 4)}${columns.map((title) => `  ${title}`).join("")}`;
  const rows = all.map((one) => {
    const row = `${titles[one.style].padEnd(width)}${figuresOf(one)
      .map((text, i) => text.padStart((columns[i]?.length ?? 0) + 2))
      .join("")}`;
    return one === chosen ? `  > ${theme.paint.strong(row)}` : `    ${row}`;
  });
  return [theme.paint.faint(heading.trimEnd()), ...rows, ...remarkLines(all, theme), ...apexLines(chosen, theme)];
}

function figuresOf({ names, edits, standing }: Alternative): string[] {
  const { served, of, prompts } = standing;
  return [`${names.length}`, `${edits.length}`, `${served} of ${of}`, askedIn(prompts.length)];
}

function askedIn(domains: number): string {
  if (domains === 0) return "never";
  return domains === 1 ? "1 domain" : `${domains} domains`;
}

/** What is usual; some take 25, few take 250. */
const mostNames = 100;

/** What the ways leave open; what all of them leave open is said once. */
function remarkLines(all: readonly Alternative[], theme: Theme): string[] {
  const byText = new Map<string, Alternative["style"][]>();
  for (const one of all) {
    for (const text of remarksOn(one)) byText.set(text, [...(byText.get(text) ?? []), one.style]);
  }
  return [...byText].flatMap(([text, styles]) => {
    const label =
      styles.length === all.length && all.length > 1
        ? "whichever way"
        : styles.map((style) => titles[style]).join(", ");
    return labelled(`${label}:`, printableText(text, theme), theme.width, "    ");
  });
}

function remarksOn({ names, standing, redirect, refusals }: Alternative): string[] {
  const setUp = redirect?.toSetUp
    ? [
        `${withoutDot(redirect.name)} is to be set up: an address of its own (192.0.2.80 stands for it), port 443 closed, and on port 80 a redirect to ${redirect.redirect}.`,
      ]
    : [];
  return [
    ...(names.length > mostNames ? [`${names.length} names: most authorities take no more than ${mostNames}.`] : []),
    ...setUp,
    ...shortfallTexts(standing.shortfalls),
    ...[...refusals].map(([domain, why]) => `${withoutDot(domain)}: ${why.join(" ")}`),
  ];
}

/** Kinds of clients that fall short in one way, at one step, of the same domains share a sentence. */
function shortfallTexts(shortfalls: readonly Shortfall[]): string[] {
  const alike = new Map<string, Shortfall[]>();
  for (const one of shortfalls) {
    const key = [one.outcome, one.step, isByChance(one), one.because, ...one.domains].join(" ");
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()].map((group) => {
    const [{ outcome, domains, because } = group[0] as Shortfall] = group;
    const kinds = group.map(({ client }) => clients[client]);
    const all = kinds.length === Object.keys(clients).length;
    const who = `${all ? "all clients" : kinds.join(", ")} of ${someOf(domains.map(withoutDot))}`;
    return group.every(isByChance)
      ? `${who} are served only if they ask for SRV records, which not all do.`
      : `${who} ${outcomes[outcome]} (${because}).`;
  });
}

/** Whether phones ask for SRV records is not known of every product. */
function isByChance({ step, outcome, client }: Shortfall): boolean {
  return step === "srv" && outcome === "unknown" && client === "mobile";
}

/** The same for every way, because no certificate of Exchange's has a bearing on it. */
function apexLines({ standing: { apexes } }: Alternative, theme: Theme): string[] {
  if (apexes.length === 0) return [];
  const text = `clients of ${someOf(apexes.map(withoutDot))} ask the web host of the domain itself first, and may stop or warn there; zonewright lint says when.`;
  return labelled("Whatever the certificate:", printableText(text, theme), theme.width, "    ");
}
