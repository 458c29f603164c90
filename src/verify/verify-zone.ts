import type { Zone } from "../zone/zone.js";
import { zoneSet } from "../zone/zone-set.js";
import { typeNumber } from "./answered-record.js";
import type { Client } from "./dns/client.js";
import type { Message } from "./dns/message.js";
import type { Server } from "./dns/server.js";
import type { TsigKey } from "./dns/tsig.js";
import { wireOf } from "./dns/wire-name.js";
import { untoldExtras, withoutEchoes } from "./echo.js";
import { extraSets, extrasAt } from "./extras.js";
import type { Fault } from "./fault.js";
import { faultOf } from "./judged-answer.js";
import { eachOf } from "./limiter.js";
import { type Question, questionsOf } from "./question.js";
import { standingOf } from "./standing.js";
import type { Difference, VerifiedZone } from "./verification.js";

export interface VerifyOptions {
  /** Whether TTLs count. */
  readonly comparesTtl: boolean;
  /** Whether transfers are asked for. */
  readonly transfers: boolean;
  readonly key?: TsigKey;
  /** Milliseconds for one try. */
  readonly patience: number;
  /** Questions under way at once. */
  readonly hands: number;
  /** Told after each question of a zone. */
  readonly progress?: (zone: Zone, asked: number) => void;
}

/** Milliseconds for a whole transfer. */
const longestTransfer = 600_000;

/** Asks some servers everything about a zone. */
export async function verifyZone(
  zone: Zone,
  clients: readonly Client[],
  options: VerifyOptions,
): Promise<VerifiedZone> {
  const standings = await Promise.all(clients.map((client) => standingOf(client, zone)));
  const serving = standings.flatMap(({ client, serves }) => (serves ? [client] : []));
  if (serving.length === 0) return { zone, standings, differences: [], unanswered: 0, extras: [], transfers: [] };
  const transferred = options.transfers
    ? await Promise.all(serving.map(({ server }) => transferOf(server, zone, options)))
    : [];
  const differences: Difference[] = [];
  let asked = 0;
  let unanswered = 0;
  await eachOf(questionsOf(zone, zoneSet(zone.view, [zone])), options.hands, async (question) => {
    const answers = await answersTo(question, serving);
    if (answers.length === 0) unanswered++;
    differences.push(...differencesIn(question, answers, options));
    options.progress?.(zone, ++asked);
  });
  const extras = untoldExtras(extraSets(transferred), differences);
  return {
    zone,
    standings,
    transfers: transferred,
    extras,
    unanswered,
    differences: withoutEchoes(differences, extras),
  };
}

async function transferOf(server: Server, zone: Zone, { key, patience }: VerifyOptions) {
  const times = { patience: 2 * patience, overall: longestTransfer };
  return { server, ...(await extrasAt(server, zone, { ...times, ...(key && { key }) })) };
}

interface Answer {
  readonly server: Server;
  readonly answer: Message;
}

async function answersTo({ owner, type }: Question, clients: readonly Client[]): Promise<Answer[]> {
  const [name, number] = [wireOf(owner), typeNumber(type)];
  const answers = await Promise.all(
    clients.map(async ({ ask, server }) => ({ server, answer: await ask(name, number) })),
  );
  return answers.flatMap(({ server, answer }) => ("failed" in answer ? [] : [{ server, answer }]));
}

function differencesIn(question: Question, answers: readonly Answer[], { comparesTtl }: VerifyOptions): Difference[] {
  const judged = answers.map(({ server, answer }) => ({ server, fault: faultOf(question, answer, comparesTtl) }));
  const agreeing = judged.filter(({ fault }) => !fault).map(({ server }) => server);
  const kinds = [...new Set(judged.flatMap(({ fault }) => (fault ? [fault.kind] : [])))];
  return kinds.map((kind): Difference => {
    const faults = new Map<string, { fault: Fault; servers: Server[] }>();
    for (const { server, fault } of judged) {
      if (fault?.kind !== kind) continue;
      const same = faults.get(fault.what);
      if (same) same.servers.push(server);
      else faults.set(fault.what, { fault, servers: [server] });
    }
    return { question, kind, faults: [...faults.values()], agreeing };
  });
}
