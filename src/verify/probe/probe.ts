import { surveyOf } from "../../autodiscover/survey.js";
import type { Estate, HostFacts } from "../../estate/estate.js";
import { type Name, toName } from "../../zone/name.js";
import { eachOf } from "../limiter.js";
import type { Network } from "../network.js";
import { doors } from "./doors.js";
import { type ProbeLimits, usualLimits } from "./limits.js";
import { type MailPort, mailTargets } from "./mail-target.js";
import { measuredFacts } from "./measured-facts.js";
import { type Probing, probeHost } from "./probe-host.js";
import { probeMailHost } from "./probe-mail-host.js";
import type { ProbedHost } from "./probed-host.js";
import { said, saidOfMail } from "./said.js";
import { furtherTarget, type ProbeTarget, targetsOf } from "./target.js";

export interface ProbeOptions {
  readonly network: Network;
  /** Asks addresses of one's own networks as well. */
  readonly allowPrivate?: boolean;
  /** Ports of mail hosts that are asked for STARTTLS. */
  readonly starttls?: readonly MailPort[];
  readonly limits?: Partial<ProbeLimits>;
  /** What certificates are held against, and the day that facts bear: today, whatever day the estate is judged by. */
  readonly now?: Date;
  /** Told now and then how many hosts have been asked. */
  readonly progress?: (done: number, of: number) => void;
}

export interface Probed {
  /** As the configuration states facts of hosts: by name, absolute, or by canonical address. */
  readonly facts: ReadonlyMap<string, HostFacts>;
  /** What was found, a line for each host; hosts of which the same is to be said share one. */
  readonly said: readonly string[];
}

/**
 * Asks the hosts of an estate what zone files cannot tell: whether port 443 listens, with which certificate, what answers
 * Autodiscover there, where port 80 sends clients on to. Sends no credentials; follows no redirect, but asks the host that
 * one leads to as it asks the others.
 */
export async function probe(estate: Estate, options: ProbeOptions): Promise<Probed> {
  const { network, allowPrivate = false, starttls = [], progress, now = new Date() } = options;
  const { patience, atOnce } = { ...usualLimits, ...options.limits };
  const probing: Probing = { network, doors: doors(network, patience), patience, allowPrivate };
  const targets = targetsOf(estate);
  const mail = mailTargets(estate, starttls);
  let done = 0;
  let all = targets.length + mail.length;
  /** In the order of the targets. */
  const inOrder = async <T, R>(things: readonly T[], ask: (thing: T, probing: Probing) => Promise<R>): Promise<R[]> => {
    const found: R[] = [];
    await eachOf(things.entries(), atOnce, async ([i, thing]) => {
      found[i] = await ask(thing, probing);
      progress?.(++done, all);
    });
    return found;
  };
  const first = await inOrder(targets, probeHost);
  const further = furtherTargets(estate, first);
  all += further.length;
  const hosts = [...first, ...(await inOrder(further, probeHost))];
  const mailHosts = await inOrder(mail, probeMailHost);
  return {
    facts: measuredFacts(estate, hosts, now),
    said: [...said(hosts, now), ...saidOfMail(mailHosts, now)],
  };
}

/** The hosts that redirects lead to, each once; those that are asked anyhow apart. */
function furtherTargets(estate: Estate, probed: readonly ProbedHost[]): ProbeTarget[] {
  const known = new Set<Name>(probed.map(({ target }) => target.name));
  const survey = surveyOf(estate);
  const further: ProbeTarget[] = [];
  for (const host of probed) {
    for (const url of redirectsOf(host)) {
      const { protocol, hostname } = new URL(url);
      const name = protocol === "https:" && !/^[\d.]+$|:/.test(hostname) ? toName(hostname) : undefined;
      if (!name || known.has(name)) continue;
      known.add(name);
      const target = furtherTarget(survey, name, host.target.domain);
      if (target) further.push(target);
    }
  }
  return further;
}

function redirectsOf({ http, addresses }: ProbedHost): string[] {
  const onward = addresses.flatMap((one) => (one.state === "open" ? (one.service.onward ?? []) : []));
  return [...(typeof http === "object" ? [http.redirect] : []), ...onward];
}
