import type { AcceptedDomain, Client } from "../estate/estate.js";
import type { Certainty } from "../finding.js";
import { clientProfiles, type Effect, effectOf } from "./client.js";
import type { Probe } from "./probe.js";

/** One probe as one kind of client makes it. */
export interface Step extends Probe {
  readonly effect: Effect;
}

/**
 * `served`: without a certificate warning. `warns`: a warning that a person can click away. `fails`: the client is not
 * configured. `unknown`: it depends on something that only a host can tell.
 */
export type WalkOutcome = "served" | "warns" | "fails" | "unknown";

/** The discovery of one client for one domain, up to the step that ends it. */
export interface Walk {
  readonly domain: AcceptedDomain;
  readonly client: Client;
  readonly steps: readonly Step[];
  readonly outcome: WalkOutcome;
  readonly servedBy?: Step;
}

/** Plays the sequences of a domain's clients over what its probes give. */
export function walks(domain: AcceptedDomain, probes: readonly Probe[]): Walk[] {
  const stepOf = stepMaker();
  return domain.clients.map((client) => walk(domain, client, probes, stepOf));
}

function walk(
  domain: AcceptedDomain,
  client: Client,
  probes: readonly Probe[],
  stepOf: (client: Client, probe: Probe) => Step,
): Walk {
  const profile = clientProfiles[client];
  const steps: Step[] = [];
  for (const kind of profile.order) {
    const probe = probes.find((candidate) => candidate.kind === kind);
    if (!probe) continue;
    const step = stepOf(client, probe);
    steps.push(step);
    if (step.certainty === "certain" && (step.effect === "serves" || step.effect === "fails")) break;
  }
  const servedBy = steps.find((step) => step.effect === "serves");
  return { domain, client, steps, outcome: outcomeOf(steps, servedBy), ...(servedBy && { servedBy }) };
}

/** Clients to whom a probe means the same share its step: a domain of a large estate has few different ones. */
function stepMaker() {
  const made: { readonly probe: Probe; readonly step: Step }[] = [];
  return (client: Client, probe: Probe): Step => {
    const effect = effectOf(client, probe);
    const unverified = probe.kind === "srv" && effect === "serves" && clientProfiles[client].srv === "unverified";
    const certainty: Certainty = unverified ? "possible" : probe.certainty;
    const known = made.find(
      (one) => one.probe === probe && one.step.effect === effect && one.step.certainty === certainty,
    );
    if (known) return known.step;
    const step = { ...probe, effect, certainty };
    made.push({ probe, step });
    return step;
  };
}

/** Whether a client may be served before it comes to a step: by a host of which nobody can tell what it is. */
export function mayEndBefore({ steps }: Pick<Walk, "steps">, index: number): boolean {
  const before = steps.slice(0, Math.max(index, 0)).filter(({ kind }) => kind !== "scp");
  return before.some(({ verdict, effect }) => verdict === "unknown" || effect === "serves");
}

function outcomeOf(steps: readonly Step[], servedBy: Step | undefined): WalkOutcome {
  const isCertain = (step: Step, effect: Effect) => step.effect === effect && step.certainty === "certain";
  const certain = (effect: Effect) => steps.some((step) => isCertain(step, effect));
  const harm = steps.findIndex((step) => isCertain(step, "warns") || isCertain(step, "fails"));
  if (mayEndBefore({ steps }, harm)) return "unknown";
  const possible = steps.some((step) => step.effect !== "continues" && step.certainty === "possible");
  if (certain("fails")) return "fails";
  if (certain("warns")) return servedBy || promptsAtExchange(steps) ? "warns" : "fails";
  if (possible || steps.some((step) => step.verdict === "unknown")) return "unknown";
  if (servedBy) return "served";
  return steps.some(({ verdict, certainty }) => verdict === "foreign-ok" && certainty === "possible")
    ? "unknown"
    : "fails";
}

/** A person who clicks the warning away at Exchange itself gets the account; at a foreign host, never. */
function promptsAtExchange(steps: readonly Step[]): boolean {
  return steps.some((step) => step.effect === "warns" && step.verdict === "mismatch");
}
