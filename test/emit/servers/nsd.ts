import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type NameServer, startServer, type ZoneFiles, zoneFile } from "./name-server.js";

/** Starts nsd with some zones. */
export function startNsd(zones: ZoneFiles): Promise<NameServer> {
  return startServer(zones, (folder, port) => {
    const file = join(folder, "nsd.conf");
    writeFileSync(file, configuration(folder, port) + Object.keys(zones).map(zone).join(""));
    return { command: "nsd", args: ["-d", "-c", file] };
  });
}

function zone(origin: string): string {
  return `zone:\n  name: "${origin}"\n  zonefile: "${zoneFile(origin)}"\n  provide-xfr: 127.0.0.1 NOKEY\n`;
}

function configuration(folder: string, port: number): string {
  return `server:
  ip-address: 127.0.0.1@${port}
  server-count: 1
  username: ""
  zonesdir: "${folder}"
  database: ""
  pidfile: ""
  zonelistfile: "${join(folder, "zone.list")}"
  xfrdfile: "${join(folder, "xfrd.state")}"
  xfrdir: "${folder}"
  verbosity: 1
remote-control:
  control-enable: no
`;
}
