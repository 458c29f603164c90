import { plural } from "../report/duration.js";
import { withoutDot } from "../zone/name.js";
import type { Zone } from "../zone/zone.js";
import { type Client, clientOf } from "./dns/client.js";
import { eachOf } from "./limiter.js";
import type { Network } from "./network.js";
import { ownServers, resolvedServers, type ServerArgument } from "./servers.js";
import type { Verification, VerifiedZone } from "./verification.js";
import { type VerifyOptions, verifyZone } from "./verify-zone.js";

export interface Verified extends Verification {
  /** What could not be asked, as whole sentences. */
  readonly failures: readonly string[];
}

const tries = 3;
/** Zones under way at once: most of the time of a small one is waiting. */
const zonesAtOnce = 8;

/**
 * Holds zones against what name servers answer.
 * @param servers asked for every zone; without any, those that each zone names
 */
export async function verify(
  zones: readonly Zone[],
  servers: readonly ServerArgument[],
  network: Network,
  options: VerifyOptions,
): Promise<Verified> {
  const clients = new Map<string, Client>();
  const failures = new Set<string>();
  const resolved = new Map<string, Promise<readonly Client[]>>();
  const clientsAt = async (argument: ServerArgument): Promise<readonly Client[]> => {
    const found = await resolvedServers(argument, network);
    if ("failed" in found) {
      failures.add(`${found.failed.charAt(0).toUpperCase()}${found.failed.slice(1)}.`);
      return [];
    }
    return found.servers.map((server) => {
      const key = `${server.address} ${server.port}`;
      const client = clients.get(key) ?? clientOf(server, { patience: options.patience, tries });
      clients.set(key, client);
      return client;
    });
  };
  const clientsOf = async (zone: Zone): Promise<readonly Client[]> => {
    const named = servers.length > 0 ? servers : ownServers(zone);
    const all = named.map((argument) => {
      const key = `${argument.host} ${argument.port}`;
      const found = resolved.get(key) ?? clientsAt(argument);
      resolved.set(key, found);
      return found;
    });
    return [...new Set((await Promise.all(all)).flat())];
  };
  const verified: VerifiedZone[] = [];
  await eachOf(zones, zonesAtOnce, async (zone) => {
    const asked = await clientsOf(zone);
    const result = await verifyZone(zone, asked, options);
    verified.push(result);
    if (!result.standings.some(({ serves }) => serves)) failures.add(notVerified(zone, asked));
    else if (result.unanswered > 0) failures.add(partlyVerified(result));
  });
  return { zones: inOrder(verified, zones), clients: [...clients.values()], failures: [...failures] };
}

function notVerified({ origin }: Zone, clients: readonly Client[]): string {
  const why =
    clients.length === 0
      ? "it has no NS records with addresses, and no --server was given"
      : "no server answered for it";
  return `${withoutDot(origin)} was not verified: ${why}.`;
}

function partlyVerified({ zone, unanswered }: VerifiedZone): string {
  return `${withoutDot(zone.origin)} was verified in part: ${plural(unanswered, "question")} had no answer.`;
}

function inOrder(verified: readonly VerifiedZone[], zones: readonly Zone[]): VerifiedZone[] {
  const byZone = new Map(verified.map((one) => [one.zone, one]));
  return zones.flatMap((zone) => byZone.get(zone) ?? []);
}
