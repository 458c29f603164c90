import { runIn } from "./run-in.js";

/** The files of small name servers, and what lint says of them. */

const soa =
  "@ IN SOA ns1.newdns.example. hostmaster 1 7200 3600 1209600 3600\n@ NS ns1.newdns.example.\n@ NS ns2.newdns.example.\n";
export const hub = `$TTL 3600\n${soa}@ MX 10 webmail\nwebmail A 203.0.113.10\n_autodiscover._tcp SRV 0 0 443 webmail\n`;
export const satellite = `$TTL 3600\n${soa}@ MX 10 webmail.companya.com.\nautodiscover A 203.0.113.10\n`;
export const internal = `$TTL 60\n${soa}@ MX 10 webmail.companya.com.\n`;
export const names = "webmail.companya.com\n";
export const stated = (name: string, file: string) => `zone "${name}" { type master; file "${file}"; };\n`;

export interface Linted {
  readonly status: number;
  readonly zones: string | undefined;
  /** Where findings stand, and their rules. */
  readonly findings: string[];
  readonly said: string[];
}

export async function lint(folder: string, ...args: string[]): Promise<Linted> {
  const { status, out, err } = await runIn(folder, ["lint", ...args, "--no-config", "--format", "unix"]);
  return {
    status,
    zones: /^(\d+ zones?), /m.exec(err)?.[1],
    findings: [...out.matchAll(/^([^:]+):\d.*\[([a-z-]+)\]$/gm)].map(([, file, rule]) => `${file} ${rule}`),
    said: err.split("\n").map((line) => line.trim()),
  };
}
