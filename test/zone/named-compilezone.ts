import { spawnSync } from "node:child_process";

const command = "named-compilezone";
/** The checks beyond reading, left out. */
export const lenient = ["-k", "-n", "-r", "-m", "-M", "-S", "-W"].flatMap((check) => [check, "ignore"]);
const found = spawnSync(command, ["-v"]).error === undefined;

/**
 * Whether a test has to be left out because BIND is not installed; never on a build machine, where that is a fault.
 */
export function isBindMissing(): boolean {
  if (found) return false;
  if (process.env.CI) throw new Error(`${command} is not installed (Debian: bind9-utils)`);
  console.warn(`${command} is not installed: nothing is compared with BIND`);
  return true;
}

export interface BindAnswer {
  readonly loaded: boolean;
  /** `owner TTL IN TYPE rdata` with single blanks, the owner in lower case, hex and base64 put together, in BIND's order. */
  readonly records: readonly string[];
  readonly messages: readonly string[];
}

/**
 * What BIND makes of a zone file, the checks beyond reading left out.
 * @param zone its text, or its path with `cwd` as where $INCLUDE looks
 */
export function namedCompilezone(
  origin: string,
  zone: { text: string | Uint8Array } | { path: string; cwd: string },
): BindAnswer {
  const [file, options] = "text" in zone ? ["-", { input: zone.text }] : [zone.path, { cwd: zone.cwd }];
  const run = spawnSync(command, ["-i", "none", ...lenient, "-s", "full", "-o", "-", origin, file], {
    ...options,
    maxBuffer: 2 ** 28,
  });
  return bindAnswer(run.status === 0, run.stdout, run.stderr);
}

/** What its output says. */
export function bindAnswer(loaded: boolean, stdout: Buffer, stderr: Buffer): BindAnswer {
  const printed = loaded ? lines(stdout).filter((line) => !line.startsWith(";")) : [];
  return { loaded, records: printed.map(oneRecord), messages: lines(stderr) };
}

function lines(output: Buffer): string[] {
  return output
    .toString("latin1")
    .split("\n")
    .filter((line) => line !== "");
}

function oneRecord(line: string): string {
  const [, owner = "", ttl, type = "", rdata = ""] = /^(\S+)\s+(\d+)\s+IN\s+(\S+)(?:\s+(.*))?$/.exec(line) ?? [];
  // BIND leaves two blanks where an A6 without an address would have it.
  const whole = inPieces.test(type) ? joined(rdata) : type === "A6" ? rdata.replace("  ", " ") : rdata;
  return `${owner.toLowerCase()} ${ttl} IN ${type} ${whole}`.trimEnd();
}

/** The types whose hex or base64 BIND prints in pieces. */
const inPieces =
  /^(?:C?DS|DLV|TA|C?DNSKEY|R?KEY|CERT|DHCID|IPSECKEY|OPENPGPKEY|RRSIG|SIG|SMIMEA|SSHFP|TLSA|ZONEMD|SINK|DOA|HHIT|BRID|EID|NIMLOC|TYPE\d+)$/;

/** Puts the pieces together; each but the last has 56 characters or more. */
function joined(rdata: string): string {
  const next = rdata.replace(/(?<=^| )([\w+/=]{56,}) (?=[\w+/=]+(?: |$))/, "$1");
  return next === rdata ? rdata : joined(next);
}
