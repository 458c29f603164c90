import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, type NameServer, startServer, type ZoneFiles, zoneFile } from "./name-server.js";

export interface PowerDns extends NameServer {
  /** Calls the HTTP API: the path below /api/v1/servers/localhost/. */
  call(method: string, path: string, body?: string): Promise<Response>;
}

const schema = "/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql";
const key = "loopback";

/** Starts pdns_server with some zones in SQLite, and its HTTP API. @param lines of its configuration */
export async function startPowerDns(zones: ZoneFiles, lines = ""): Promise<PowerDns> {
  const apiPort = await freePort();
  const server = await startServer(zones, (folder, port) => {
    writeFileSync(join(folder, "pdns.conf"), configuration(folder, port, apiPort) + lines);
    fill(folder, zones);
    return { command: "pdns_server", args: [`--config-dir=${folder}`] };
  });
  const call = (method: string, path: string, body?: string) =>
    fetch(`http://127.0.0.1:${apiPort}/api/v1/servers/localhost/${path}`, {
      method,
      headers: { "X-API-Key": key, "Content-Type": "application/json" },
      ...(body !== undefined && { body }),
    });
  return { ...server, call };
}

function fill(folder: string, zones: ZoneFiles): void {
  const statements = Object.keys(zones).map(
    (origin) => `zone "${origin}" { type master; file "${join(folder, zoneFile(origin))}"; };\n`,
  );
  writeFileSync(join(folder, "named.conf"), statements.join(""));
  const inserts = execFileSync(
    "zone2sql",
    [`--named-conf=${join(folder, "named.conf")}`, "--gsqlite", "--transactions"],
    {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  execFileSync("sqlite3", [join(folder, "pdns.sqlite3")], { input: `.read ${schema}\n${inserts}` });
}

function configuration(folder: string, port: number, apiPort: number): string {
  return `launch=gsqlite3
gsqlite3-database=${join(folder, "pdns.sqlite3")}
gsqlite3-dnssec=no
gsqlite3-pragma-synchronous=0
local-address=127.0.0.1
local-port=${port}
socket-dir=${folder}
daemon=no
guardian=no
setuid=
setgid=
disable-axfr=no
allow-axfr-ips=127.0.0.1
cache-ttl=0
query-cache-ttl=0
negquery-cache-ttl=0
zone-cache-refresh-interval=0
api=yes
api-key=${key}
webserver=yes
webserver-address=127.0.0.1
webserver-port=${apiPort}
webserver-allow-from=127.0.0.1
`;
}
