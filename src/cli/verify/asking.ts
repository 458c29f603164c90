import { resolve } from "node:path";
import { grouped, plural } from "../../report/duration.js";
import { openSource } from "../../text/open-source.js";
import { printable } from "../../text/printable.js";
import { readTsigKey } from "../../verify/dns/key-file.js";
import type { TsigKey } from "../../verify/dns/tsig.js";
import type { Network } from "../../verify/network.js";
import { type ServerArgument, serverArgument } from "../../verify/servers.js";
import { type Verified, verify } from "../../verify/verify.js";
import { serversText } from "../../verify/wording.js";
import { withoutDot } from "../../zone/name.js";
import type { ZoneSet } from "../../zone/zone-set.js";
import { CannotRun } from "../exit.js";
import { reasonOf } from "../input/gather.js";
import type { InputOptions } from "../input/options.js";
import { readAtMost } from "../input/read-at-most.js";
import { openSession, type Session } from "../input/session.js";
import type { Progress } from "../progress.js";
import type { Terminal } from "../terminal.js";

/** Whom `verify` asks, and for what. */
export interface AskingOptions {
  readonly server: readonly string[];
  /** False for --no-servers: name servers are left alone. */
  readonly servers: boolean;
  /** Zones that the servers are to have already, where PATH is what they are today. */
  readonly expect: readonly string[];
  /** False for --no-transfer. */
  readonly transfer: boolean;
  /** A path. */
  readonly tsigKey?: string;
  readonly ttl?: boolean;
  /** Seconds for one try. */
  readonly timeout: number;
}

/** The zones that are verified; where others are expected than there are today, those of today as well. */
export async function openSessions(
  paths: readonly string[],
  options: InputOptions & Pick<AskingOptions, "expect">,
  terminal: Terminal,
  progress: Progress,
): Promise<{ readonly session: Session; readonly today?: ZoneSet }> {
  if (options.expect.length === 0) return { session: await openSession(paths, options, terminal, progress) };
  const session = await openSession(options.expect, options, terminal, progress);
  if (paths.length === 0) return { session };
  const { estate, failures } = await openSession(paths, options, terminal, progress);
  return {
    session: { ...session, failures: [...session.failures, ...failures] },
    today: estate.zones("public"),
  };
}

/** Asks for the public zones among the files that were asked about. */
export function askServers(
  { estate, isAsked }: Session,
  servers: readonly ServerArgument[],
  network: Network,
  { transfer, ttl = false, timeout, key }: AskingOptions & { readonly key?: TsigKey },
  progress: Progress,
): Promise<Verified> {
  const zones = estate.zones("public").zones.filter(({ source }) => isAsked(source.path));
  return verify(zones, servers, network, {
    comparesTtl: ttl,
    transfers: transfer,
    ...(key && { key }),
    patience: timeout * 1000,
    hands: 32,
    progress: (zone, asked) =>
      progress.at(() => `asking about ${printable(withoutDot(zone.origin))}, ${grouped(asked)} questions`),
  });
}

/** What there is to say with `--no-servers`. */
export const nobodyAsked: Verified = { zones: [], clients: [], failures: [] };

/**
 * Reads `--server`.
 * @throws CannotRun for what is no server
 */
export function serverOption(text: string): ServerArgument {
  const server = serverArgument(text);
  if (server) return server;
  throw new CannotRun(
    `--server ${JSON.stringify(text)}: write an address or a name, with a port if it is not 53: 192.0.2.1, [2001:db8::1]:5353, ns1.contoso.com`,
  );
}

const longestKeyFile = 65_536;

/**
 * Reads `--tsig-key`: the secret itself is no argument, since others on the machine see those.
 * @throws CannotRun for a file that cannot be read, or has no key
 */
export function tsigKey(path: string, cwd: string): TsigKey {
  const refuse = (why: string) => new CannotRun(`--tsig-key ${path}: ${why}.`);
  let bytes: Uint8Array;
  try {
    bytes = readAtMost(resolve(cwd, path), longestKeyFile);
  } catch (error) {
    throw refuse(`it cannot be read: ${reasonOf(error)}`);
  }
  const source = openSource(path, bytes.subarray(0, longestKeyFile));
  if (!("bytes" in source)) throw refuse("it is no text");
  const key = readTsigKey(source);
  if ("refused" in key) throw refuse(key.refused);
  return key;
}

/** Who was asked, as a clause. */
export function askedText({ clients }: Verified, given: readonly ServerArgument[]): string {
  if (clients.length === 0) return "no server was asked";
  const servers = serversText(clients.map(({ server }) => server));
  return given.length > 0 ? `asked ${servers}` : `asked ${servers}: the name servers that the zones name`;
}

/** Servers have one view: that of the zones inside is another one. */
export function insideRemark({ estate }: Session): string[] {
  const inside = estate.zones("internal").zones.length;
  return inside === 0
    ? []
    : [`${plural(inside, "zone")} of the network inside not asked for: give it as PATH, with its own --server.`];
}
