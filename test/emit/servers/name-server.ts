import { type ChildProcess, execFile, spawn } from "node:child_process";
import { Resolver } from "node:dns/promises";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** The text of each zone's file, by its name with the final dot. */
export type ZoneFiles = Readonly<Record<string, string>>;

/** An authoritative name server of this machine, on loopback, with zones of its own. */
export interface NameServer {
  readonly port: number;
  /** The records that it serves now, one a line as dig prints them, the SOA once. */
  axfr(origin: string): Promise<string[]>;
  /** Ends it and takes its files away. */
  stop(): Promise<void>;
}

/** How one is run: what its folder needs, and the command that stays in the foreground. */
export interface Setup {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * Starts a server in a folder of its own and waits until it answers for every zone.
 * @param prepare writes configuration into the folder, in which the zone files are already, each under `zoneFile(origin)`
 * @throws with what the server wrote when it ends before it answers
 */
export async function startServer(
  zones: ZoneFiles,
  prepare: (folder: string, port: number) => Setup | Promise<Setup>,
): Promise<NameServer> {
  const folder = mkdtempSync(join(tmpdir(), "zonewright-server-"));
  for (const [origin, text] of Object.entries(zones)) writeFileSync(join(folder, zoneFile(origin)), text, "latin1");
  const port = await freePort();
  const { command, args } = await prepare(folder, port);
  const child = spawn(command, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  // Also when the tests end before they have stopped it.
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const stop = async () => {
    process.off("exit", kill);
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answering(child, port, Object.keys(zones));
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, axfr: (origin) => transferred(port, origin), stop };
}

/** The name of a zone's file in the server's folder. */
export function zoneFile(origin: string): string {
  return `${origin}zone`;
}

const run = promisify(execFile);

async function transferred(port: number, origin: string): Promise<string[]> {
  const question = [`@127.0.0.1`, "-p", String(port), origin, "AXFR", "+noall", "+answer", "+onesoa", "+nosplit"];
  const { stdout } = await run("dig", question, { maxBuffer: 1 << 26 });
  const lines = stdout.split("\n").filter((line) => line !== "" && !line.startsWith(";"));
  if (lines.length === 0) throw new Error(`no transfer of ${origin}: ${stdout}`);
  return lines;
}

/** A port that is free now, for UDP and TCP alike as far as one can tell. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Asks until every zone is there. */
async function answering(child: ChildProcess, port: number, origins: readonly string[]): Promise<void> {
  let said = "";
  child.stdout?.on("data", (text) => (said += text));
  child.stderr?.on("data", (text) => (said += text));
  let failed: string | undefined;
  child.on("error", ({ message }) => (failed = message));
  const resolver = new Resolver({ timeout: 250, tries: 1 });
  resolver.setServers([`127.0.0.1:${port}`]);
  const until = Date.now() + 8_000;
  for (const origin of origins) {
    while (!(await hasZone(resolver, origin))) {
      if (failed !== undefined || child.exitCode !== null || Date.now() > until)
        throw new Error(`${child.spawnargs.join(" ")} does not serve ${origin}: ${failed ?? ""}${said}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

async function hasZone(resolver: Resolver, origin: string): Promise<boolean> {
  try {
    await resolver.resolveSoa(origin);
    return true;
  } catch {
    return false;
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 5000);
  await exit;
  clearTimeout(late);
}
