import { existsSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { maxBytes } from "../../certificate/decode.js";
import { readCertificate } from "../../certificate/read.js";
import { CannotRun, type ExitStatus, exit } from "../exit.js";
import { type FoundFile, gather, reasonOf } from "../input/gather.js";
import { shownPath } from "../input/path.js";
import { readAtMost } from "../input/read-at-most.js";
import { say } from "../say.js";
import type { Terminal } from "../terminal.js";

const name = "zonewright.yaml";

/** `zonewright init`: a configuration that names what lies here, with what else it can say as comments. */
export async function initCommand(terminal: Terminal): Promise<ExitStatus> {
  const { cwd } = terminal;
  if (existsSync(join(cwd, name))) throw new CannotRun(`${name} is there already; it was left as it is.`);
  const { files, passedOver } = await gather(["."], cwd);
  const folders = foldersOf(files, cwd);
  const certificates = passedOver.filter(isCertificate).map(({ path }) => shownPath(path, cwd));
  try {
    writeFileSync(join(cwd, name), configText(folders, certificates), { flag: "wx" });
  } catch (error) {
    throw new CannotRun(`${name} cannot be written: ${reasonOf(error)}.`);
  }
  const zones =
    folders.length === 0 ? "no zone files were found, so say where they are" : `zones in ${folders.join(", ")}`;
  const rest =
    certificates.length === 0 ? "no certificate was found, so name it" : `certificate ${certificates.join(", ")}`;
  say(terminal, [`${name} written: ${zones}; ${rest}.`, "Look it over, then run zonewright lint."]);
  return exit.ok;
}

/** The topmost folders that hold zone files. */
function foldersOf(files: readonly FoundFile[], cwd: string): string[] {
  const folders = [...new Set(files.map(({ path }) => dirname(path)))];
  const topmost = folders.filter((folder) => !folders.some((other) => folder.startsWith(other + sep)));
  return topmost.map((folder) => shownPath(folder, cwd)).sort();
}

function isCertificate({ path }: FoundFile): boolean {
  if (!/\.(?:cer|crt|pem|der|p7b|p7c|pfx|p12)$/i.test(path)) return false;
  try {
    const read = readCertificate({ path, bytes: readAtMost(path, maxBytes) });
    return "unreadable" in read ? read.isLocked === true : read.kind !== "request";
  } catch {
    return false;
  }
}

function configText(folders: readonly string[], certificates: readonly string[]): string {
  return `# What zonewright cannot learn from zone files. Paths are relative to this file.
# yaml-language-server: $schema=./node_modules/zonewright/schema/zonewright.schema.json

zones:
  public: ${listText(folders)}
  # internal: [zones/internal]          # what clients inside the network ask

${certificatesText(certificates)}

# domains:
#   contoso.com: { mail: on-premises } # or exchange-online, hybrid, none
# hosts:
#   203.0.113.80: { https: open, names: ["*.hoster.example"] }
# rules:
#   san-unused: off
`;
}

function certificatesText(files: readonly string[]): string {
  if (files.length === 0) {
    return `# certificates:
#   - file: mail.cer                     # PEM, DER, PKCS#7, PKCS#12 or a list of names
#   - names: [mail.contoso.com]          # or names, while it is still planned`;
  }
  return ["certificates:", ...files.map((file) => `  - file: ${JSON.stringify(file)}`)].join("\n");
}

function listText(paths: readonly string[]): string {
  return `[${paths.map((path) => JSON.stringify(path)).join(", ")}]`;
}
