import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type NameServer, startServer, type ZoneFiles, zoneFile } from "./name-server.js";

export interface BindOptions {
  /** Lines within every zone's statement, such as what may update it. */
  readonly zoneLines?: string;
  /** Lines before the zones. */
  readonly lines?: string;
  /** An address list: who may transfer a zone. */
  readonly transferTo?: string;
}

/** Starts named as the primary of some zones. */
export function startBind(
  zones: ZoneFiles,
  { zoneLines = "", lines = "", transferTo = "127.0.0.1;" }: BindOptions = {},
): Promise<NameServer> {
  return startServer(zones, (folder, port) => {
    const file = join(folder, "named.conf");
    writeFileSync(file, configuration(folder, port, lines, transferTo) + Object.keys(zones).map(zone).join(""));
    return { command: "named", args: ["-g", "-n", "1", "-c", file] };
  });

  function zone(origin: string): string {
    // What names and rdata look like is for nobody here to judge.
    return `zone "${origin}" { type primary; file "${zoneFile(origin)}"; check-names ignore; ${zoneLines} };\n`;
  }
}

function configuration(folder: string, port: number, lines: string, transferTo: string): string {
  return `options {
  directory "${folder}";
  listen-on port ${port} { 127.0.0.1; };
  listen-on-v6 { none; };
  pid-file none;
  session-keyfile none;
  recursion no;
  dnssec-validation no;
  allow-transfer { ${transferTo} };
  notify no;
  check-mx ignore;
  check-wildcard no;
  check-integrity no;
};
controls { };
${lines}
`;
}
