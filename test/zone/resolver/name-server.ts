import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type DnsClient, dnsClient } from "./dns-client.js";

/** A name server program: how it is found and what it has to be told to serve zones to this machine alone. */
export interface NameServer {
  readonly command: string;
  readonly debianPackage: string;
  /** The arguments that keep it in the foreground with its messages on standard error. */
  args(configuration: string): string[];
  /** @param zones origin, without the final dot unless it is the root and without quotes, and file */
  configuration(folder: string, port: number, zones: readonly (readonly [origin: string, file: string])[]): string;
}

export const bind: NameServer = {
  command: "named",
  debianPackage: "bind9",
  args: (configuration) => ["-g", "-n", "1", "-c", configuration],
  configuration: (folder, port, zones) => `
options {
  directory "${folder}";
  listen-on port ${port} { 127.0.0.1; };
  listen-on-v6 { none; };
  pid-file none;
  session-keyfile none;
  recursion no;
  dnssec-validation no;
  minimal-responses yes;
  notify no;
  empty-zones-enable no;
  check-integrity no;
  check-names primary ignore;
  tcp-clients 100;
};
controls { };
${zones.map(([origin, file]) => `zone "${origin}" { type primary; file "${file}"; };`).join("\n")}
`,
};

export const nsd: NameServer = {
  command: "nsd",
  debianPackage: "nsd",
  args: (configuration) => ["-d", "-c", configuration],
  configuration: (folder, port, zones) => `
server:
  ip-address: 127.0.0.1
  port: ${port}
  username: ""
  zonesdir: "${folder}"
  xfrdir: "${folder}"
  xfrdfile: "${folder}/xfrd.state"
  zonelistfile: "${folder}/zone.list"
  pidfile: "${folder}/nsd.pid"
  database: ""
  server-count: 1
  rrl-ratelimit: 0
remote-control:
  control-enable: no
${zones.map(([origin, file]) => `zone:\n  name: "${origin}"\n  zonefile: "${file}"`).join("\n")}
`,
};

/** Whether a test has to be left out because the server is not installed; never on a build machine, where that is a fault. */
export function isMissing({ command, debianPackage }: NameServer): boolean {
  if (spawnSync(command, ["-v"]).error === undefined) return false;
  if (process.env.CI) throw new Error(`${command} is not installed (Debian: ${debianPackage})`);
  console.warn(`${command} is not installed: nothing is compared with it`);
  return true;
}

/**
 * Serves zones on a free port of this machine for as long as `use` runs; nothing stays behind, whatever comes of it.
 * @param zones text by origin, in presentation form with the final dot
 */
export async function serving<T>(
  server: NameServer,
  zones: Readonly<Record<string, string>>,
  use: (client: DnsClient) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "zonewright-"));
  try {
    const files = Object.entries(zones).map(([origin, text], i) => {
      writeFileSync(join(folder, `${i}.zone`), text, "latin1");
      return [origin === "." ? origin : origin.slice(0, -1), `${i}.zone`] as const;
    });
    const port = await freePort();
    const configuration = join(folder, "server.conf");
    writeFileSync(configuration, server.configuration(folder, port, files));
    return await running(server, configuration, join(folder, "log"), async (log) => {
      const client = await ready(port, Object.keys(zones), log);
      try {
        return await use(client);
      } finally {
        client.close();
      }
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The port of a socket that was just closed; the system does not give it to another for a while. */
async function freePort(): Promise<number> {
  const socket = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => socket.once("listening", resolve));
  const address = socket.address();
  await new Promise((resolve) => socket.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

// The shell waits on its standard input, which ends with the tests, however they end: then it stops the server.
const guard = 'log=$1; shift; "$@" 2>"$log" >&2 & server=$!; read -r _; kill "$server"; wait "$server"';

async function running<T>(
  server: NameServer,
  configuration: string,
  log: string,
  use: (log: () => string) => Promise<T>,
): Promise<T> {
  const shell = spawn("sh", ["-c", guard, "sh", log, server.command, ...server.args(configuration)], {
    stdio: ["pipe", "ignore", "ignore"],
  });
  const exited = new Promise((resolve) => shell.once("close", resolve));
  try {
    return await use(() => complaints(readFileSync(log, "latin1")));
  } finally {
    shell.stdin.end();
    await exited;
  }
}

function complaints(log: string): string {
  const lines = log
    .split("\n")
    .filter((line) => /error|fail|illegal|invalid|has no/.test(line) && !line.includes("built with"));
  return lines.join("\n");
}

const patience = 15_000;

/** Waits until the server answers for every zone. */
async function ready(port: number, origins: readonly string[], log: () => string): Promise<DnsClient> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      const client = await dnsClient(port);
      const replies = await Promise.all(origins.map((origin) => client.ask(origin, "SOA")));
      const refused = origins.filter((_, i) => !replies[i]?.authoritative);
      if (refused.length === 0) return client;
      client.close();
      if (Date.now() > deadline) throw new Error(`not served: ${refused.join(" ")}\n${log()}`);
    } catch (fault) {
      if (Date.now() > deadline) throw fault;
    }
    await sleep(20);
  }
}
