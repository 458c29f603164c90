import { assess } from "../../autodiscover/assessment.js";
import { assumptionsOf } from "../../autodiscover/assumption.js";
import { clientProfiles } from "../../autodiscover/client.js";
import { surveyOf } from "../../autodiscover/survey.js";
import type { Client } from "../../estate/estate.js";
import { type AskedWalk, walkJson, walkText } from "../../report/walk.js";
import { withoutDot } from "../../zone/name.js";
import { type ExitStatus, exit } from "../exit.js";
import { domainName } from "../input/arguments.js";
import type { InputOptions } from "../input/options.js";
import { openSession, type Session } from "../input/session.js";
import { deliver, outputsOf } from "../output.js";
import { withProgress } from "../progress.js";
import { say } from "../say.js";
import type { Terminal } from "../terminal.js";
import { themeFor } from "../theme.js";

export interface WalkOptions extends InputOptions {
  readonly zones: readonly string[];
  readonly format: readonly string[];
  readonly color?: boolean;
}

/** `zonewright walk ADDRESS|DOMAIN…`: what each kind of client does, in the order in which it does it. */
export async function walkCommand(
  addresses: readonly string[],
  options: WalkOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const outputs = outputsOf(options.format, ["pretty", "json"]);
  const asked = addresses.map((address) => ({ address, domain: domainPart(address) }));
  const domain = [...options.domain, ...asked.map((one) => withoutDot(one.domain))];
  const session = await withProgress(terminal, false, (progress) =>
    openSession(options.zones, { ...options, domain }, terminal, progress),
  );
  const walks = walksOf(asked, session);
  for (const output of outputs) {
    const sink = output.file === undefined ? terminal.stdout : { write() {} };
    const text =
      output.format === "json" ? walkJson(walks) : walkText(walks, titles, themeFor(sink, terminal, options.color));
    deliver(output, text, terminal);
  }
  say(terminal, [...session.remarks, ...session.failures]);
  return session.failures.length > 0 ? exit.cannotRun : exit.ok;
}

const titles = Object.fromEntries(
  Object.entries(clientProfiles).map(([client, { title }]) => [client, title]),
) as Record<Client, string>;

/** Of an address what stands after the last `@`, which is where mailboxes are found by. */
function domainPart(address: string) {
  return domainName(address.slice(address.lastIndexOf("@") + 1), "walk");
}

function walksOf(
  asked: readonly { address: string; domain: ReturnType<typeof domainPart> }[],
  session: Session,
): AskedWalk[] {
  const survey = surveyOf(session.estate);
  return asked.map(({ address, domain }) => {
    const accepted = session.estate.domains.find(({ name }) => name === domain);
    const assessment = accepted && assess(survey, accepted);
    return {
      ...{ address, domain: withoutDot(domain), walks: assessment?.walks ?? [] },
      assumptions: assessment ? assumptionsOf(assessment) : [],
    };
  });
}
