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
  return [
    theme.paint.faint(heading.trimEnd()),
    ...rows,
    ...all.flatMap((one) => remarkLines(one, theme)),
    ...apexLines(chosen, theme),
  ];
}

function figuresOf({ names, edits, standing }: Alternative): string[] {
  const { served, of, prompts } = standing;
  return [
    `${names.length}`,
    `${edits.length}`,
    `${served} of ${of}`,
    prompts.length === 0 ? "never" : `${prompts.length} domains`,
  ];
}

/** What is usual; some take 25, few take 250. */
const mostNames = 100;

function remarkLines({ style, names, standing, redirect, refusals }: Alternative, theme: Theme): string[] {
  const setUp = redirect?.toSetUp
    ? [
        `${withoutDot(redirect.name)} is to be set up: an address of its own (192.0.2.80 stands for it), port 443 closed, and on port 80 a redirect to ${redirect.redirect}.`,
      ]
    : [];
  const texts = [
    ...(names.length > mostNames ? [`${names.length} names: most authorities take no more than ${mostNames}.`] : []),
    ...setUp,
    ...standing.shortfalls.map(shortfallText),
    ...[...refusals].map(([domain, why]) => `${withoutDot(domain)}: ${why.join(" ")}`),
  ];
  return texts.flatMap((text) => labelled(`${titles[style]}:`, printableText(text, theme), theme.width, "    "));
}

function shortfallText({ client, outcome, step, domains, because }: Shortfall): string {
  const who = `${clients[client]} of ${someOf(domains.map(withoutDot))}`;
  if (step === "srv" && outcome === "unknown" && client === "mobile") {
    return `${who} are served only if they ask for SRV records, which not all do.`;
  }
  return `${who} ${outcomes[outcome]} (${because}).`;
}

/** The same for every way, because no certificate of Exchange's has a bearing on it. */
function apexLines({ standing: { apexes } }: Alternative, theme: Theme): string[] {
  if (apexes.length === 0) return [];
  const text = `clients of ${someOf(apexes.map(withoutDot))} ask the web host of the domain itself first, and may stop or warn there; zonewright lint says when.`;
  return labelled("Whatever the certificate:", printableText(text, theme), theme.width, "    ");
}
