import { resolve } from "node:path";
import type { Report } from "../../finding.js";
import { grouped, plural } from "../../report/duration.js";
import { jsonReport } from "../../report/json.js";
import { prettyReport } from "../../report/pretty.js";
import { unixReport } from "../../report/unix.js";
import { openSource } from "../../text/open-source.js";
import { printable } from "../../text/printable.js";
import { checks } from "../../verify/checks/index.js";
import { readTsigKey } from "../../verify/dns/key-file.js";
import type { TsigKey } from "../../verify/dns/tsig.js";
import { type Network, systemNetwork } from "../../verify/network.js";
import { remarksOn } from "../../verify/remarks.js";
import { type ServerArgument, serverArgument } from "../../verify/servers.js";
import { verificationReport } from "../../verify/verification-report.js";
import { type Verified, verify } from "../../verify/verify.js";
import { serversText } from "../../verify/wording.js";
import { withoutDot } from "../../zone/name.js";
import { docsOf } from "../docs.js";
import { CannotRun, type ExitStatus } from "../exit.js";
import { type Gate, statusOf } from "../gate.js";
import { withoutIgnored } from "../ignore.js";
import { reasonOf } from "../input/gather.js";
import type { InputOptions } from "../input/options.js";
import { readAtMost } from "../input/read-at-most.js";
import { openSession, type Session } from "../input/session.js";
import { deliverPieces, outputsOf } from "../output.js";
import { type Progress, withProgress } from "../progress.js";
import { levelsOf } from "../rule-options.js";
import { say } from "../say.js";
import type { Terminal } from "../terminal.js";
import { themeFor } from "../theme.js";
import { version } from "../version.js";

export interface VerifyOptions extends InputOptions, Gate {
  readonly server: readonly string[];
  /** Zones that the servers are to have already, where PATH is what they are today. */
  readonly expect: readonly string[];
  /** False for --no-transfer. */
  readonly transfer: boolean;
  readonly tsigKey?: string;
  readonly ttl?: boolean;
  /** Seconds for one try. */
  readonly timeout: number;
  readonly format: readonly string[];
  readonly quiet?: boolean;
  readonly color?: boolean;
}

const formats = ["pretty", "json", "unix"] as const;

/** `zonewright verify [PATH…]`: the files against what name servers answer. */
export async function verifyCommand(
  paths: readonly string[],
  options: VerifyOptions,
  terminal: Terminal,
  network: Network = systemNetwork,
): Promise<ExitStatus> {
  const outputs = outputsOf(options.format, formats);
  const servers = options.server.map(serverOption);
  const key = options.tsigKey === undefined ? undefined : tsigKey(options.tsigKey, terminal.cwd);
  const asked = await withProgress(terminal, options.quiet, async (progress) => {
    const { session, today } = await openSessions(paths, options, terminal, progress);
    const verified = await ask(session, servers, network, { ...options, ...(key && { key }) }, progress);
    return { session, today, verified };
  });
  const { session, today, verified } = asked;
  const levels = await levelsOf(session, options.rule);
  const whole = verificationReport(verified, { levels, estate: session.estate, ...(today && { today }) });
  const ignores = (session.config?.ignore ?? []).filter(({ rule }) => checks.some(({ meta }) => meta.id === rule));
  const { kept, ignored, remarks } = withoutIgnored(whole.findings, ignores, session.estate.now);
  const report = { ...whole, findings: kept };
  const shown = options.quiet ? { ...report, findings: kept.filter(({ severity }) => severity === "error") } : report;
  const notes = [
    ...(ignored === 0 ? [] : [`${plural(ignored, "finding")} ignored`]),
    ...(kept.length === shown.findings.length
      ? []
      : [`${kept.length - shown.findings.length} less than an error not shown`]),
    askedText(verified, servers),
  ];
  for (const output of outputs) {
    const sink = output.file === undefined ? terminal.stdout : { write() {} };
    await deliverPieces(
      output,
      piecesOf(output.format, shown, notes, themeFor(sink, terminal, options.color)),
      terminal,
    );
  }
  const failures = [...session.failures, ...verified.failures];
  say(terminal, [...session.remarks, ...insideRemark(session), ...remarksOn(verified), ...remarks, ...failures]);
  return statusOf(report, failures, options);
}

function piecesOf(
  format: (typeof formats)[number],
  report: Report,
  notes: readonly string[],
  theme: ReturnType<typeof themeFor>,
): Iterable<string> {
  if (format === "json") return jsonReport(report, { name: "zonewright", version }, docsOf);
  return format === "unix" ? unixReport(report) : prettyReport(report, theme, docsOf, notes);
}

/** The zones that are verified; where others are expected than there are today, those of today as well. */
async function openSessions(paths: readonly string[], options: VerifyOptions, terminal: Terminal, progress: Progress) {
  if (options.expect.length === 0) return { session: await openSession(paths, options, terminal, progress) };
  const session = await openSession(options.expect, options, terminal, progress);
  if (paths.length === 0) return { session };
  const { estate, failures } = await openSession(paths, options, terminal, progress);
  return {
    session: { ...session, failures: [...session.failures, ...failures] },
    today: estate.zones("public"),
  };
}

function ask(
  { estate, isAsked }: Session,
  servers: readonly ServerArgument[],
  network: Network,
  { transfer, ttl = false, timeout, key }: VerifyOptions & { readonly key?: TsigKey },
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

/** @throws CannotRun for what is no server */
function serverOption(text: string): ServerArgument {
  const server = serverArgument(text);
  if (server) return server;
  throw new CannotRun(
    `--server ${JSON.stringify(text)}: write an address or a name, with a port if it is not 53: 192.0.2.1, [2001:db8::1]:5353, ns1.contoso.com`,
  );
}

const longestKeyFile = 65_536;

/** @throws CannotRun for a file that cannot be read, or has no key */
function tsigKey(path: string, cwd: string): TsigKey {
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

function askedText({ clients }: Verified, given: readonly ServerArgument[]): string {
  if (clients.length === 0) return "no server was asked";
  const servers = serversText(clients.map(({ server }) => server));
  return given.length > 0 ? `asked ${servers}` : `asked ${servers}: the name servers that the zones name`;
}

function insideRemark({ estate }: Session): string[] {
  const inside = estate.zones("internal").zones.length;
  return inside === 0
    ? []
    : [`${plural(inside, "zone")} of the network inside not asked for: give it as PATH, with its own --server.`];
}
