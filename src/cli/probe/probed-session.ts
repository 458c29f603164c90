import type { HostFacts } from "../../estate/estate.js";
import { withMeasured } from "../../estate/measured-hosts.js";
import { grouped } from "../../report/duration.js";
import type { Network } from "../../verify/network.js";
import { type MailPort, mailPorts } from "../../verify/probe/mail-target.js";
import { probe } from "../../verify/probe/probe.js";
import { CannotRun } from "../exit.js";
import { readHostFacts } from "../input/host-facts.js";
import type { Session } from "../input/session.js";
import type { Progress } from "../progress.js";
import { factsDestination, saveFacts } from "./save-facts.js";

/** What `--probe` is to do. */
export interface ProbeSettings {
  /** A path. */
  readonly saveFacts?: string;
  readonly allowPrivate?: boolean;
  /** Ports, separated by commas. */
  readonly starttls?: string;
  /** A path: what hosts answered before. */
  readonly facts?: string;
  /** Seconds that one answer of a name server may take. */
  readonly timeout: number;
}

/** Connecting and agreeing on TLS take several ways to and fro, and a web server behind them has more to do. */
const timesLonger = 4000;

/** A session whose estate knows what its hosts answered. */
export interface ProbedSession {
  readonly session: Session;
  /** What was found, and what was done with it: sentences for standard error. */
  readonly said: readonly string[];
}

/**
 * Asks the hosts of an estate what only they can tell, and keeps it where that is wanted.
 * @throws CannotRun for a wrong `--starttls`, and when the facts cannot be kept
 */
export async function probedSession(
  session: Session,
  { facts: given, saveFacts: file, allowPrivate = false, starttls, timeout }: ProbeSettings,
  network: Network,
  progress: Progress,
  cwd: string,
): Promise<ProbedSession> {
  const ports = starttls === undefined ? [] : portsIn(starttls);
  // Nobody is asked for what could not be kept.
  const destination = file === undefined ? undefined : factsDestination(file, cwd);
  const { estate, config } = session;
  const declared = config?.hosts ?? new Map<string, HostFacts>();
  const { facts, said } = await probe(
    { ...estate, hosts: declared },
    {
      ...{ network, allowPrivate, starttls: ports, limits: { patience: timeout * timesLonger } },
      progress: (done, of) => progress.at(() => `asking hosts, ${grouped(done)} of ${grouped(of)}`),
    },
  );
  const kept = destination ? [saveFacts(destination, facts, new Date())] : [];
  const earlier = await readHostFacts(given, config, cwd);
  const all = [...(earlier?.measured ?? []), ...(destination?.earlier ?? []), ...facts];
  const { hosts } = withMeasured(declared, new Map(all));
  const { remarks } = withMeasured(declared, facts);
  return { session: { ...session, estate: { ...estate, hosts } }, said: [...said, ...remarks, ...kept] };
}

/** @throws CannotRun for what is no port of mail */
function portsIn(text: string): MailPort[] {
  return text.split(",").map((word) => {
    const port = mailPorts.find((one) => String(one) === word.trim());
    if (port) return port;
    throw new CannotRun(`--starttls ${text}: ${JSON.stringify(word)} is none of ${mailPorts.join(", ")}.`);
  });
}
