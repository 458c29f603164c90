import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type NameServer, startServer, type ZoneFiles, zoneFile } from "./name-server.js";

export interface KnotOptions {
  /** Lines of a `key:` section; whoever updates or transfers then needs the key `transfer`. */
  readonly key?: string;
}

/** Starts knotd as the primary of some zones, which anybody on this machine may update and transfer. */
export function startKnot(zones: ZoneFiles, { key }: KnotOptions = {}): Promise<NameServer> {
  return startServer(zones, (folder, port) => {
    const file = join(folder, "knot.conf");
    writeFileSync(file, configuration(folder, port, key) + Object.keys(zones).map(zone).join(""));
    return { command: "knotd", args: ["-c", file] };
  });
}

function zone(origin: string): string {
  return `  - domain: ${origin}\n    file: ${zoneFile(origin)}\n`;
}

function configuration(folder: string, port: number, key: string | undefined): string {
  return `server:
    rundir: ${folder}
    listen: 127.0.0.1@${port}
    udp-workers: 1
    tcp-workers: 1
    background-workers: 1
log:
  - target: stderr
    any: warning
database:
    storage: ${folder}
${key ?? ""}acl:
  - id: anybody
    address: 127.0.0.1
    action: [transfer, update]
${key === undefined ? "" : "    key: transfer\n"}template:
  - id: default
    storage: ${folder}
    acl: anybody
    zonefile-sync: -1
    semantic-checks: off
zone:
`;
}
