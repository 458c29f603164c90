import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const commands = {
  knot: { command: ["kzonecheck", "-v", "-d", "off", "-o"], line: /line (\d+) \(/g },
  nsd: { command: ["nsd-checkzone"], line: /zone:(\d+): /g },
} as const;

const head = ["$TTL 300", "@ SOA ns.other. host.other. 1 2 3 4 5", "@ NS ns.other."];
const sound = "sound A 192.0.2.1";

/**
 * Whether a server refuses each of some records, TYPE and rdata: one run for all, in which a sound record stands behind
 * each, because NSD may tell a fault at the line after it.
 */
export function refusals(server: keyof typeof commands, records: readonly string[]): boolean[] {
  const named = linesNamed(server, [...head, ...records.flatMap((record, i) => [`r${i} ${record}`, sound])]);
  const lineOf = (record: number) => head.length + 1 + 2 * record;
  return records.map((_, i) => named.has(lineOf(i)) || named.has(lineOf(i) + 1));
}

/** The lines, from 1, that a server names in its messages on a zone `example.` */
function linesNamed(server: keyof typeof commands, lines: readonly string[]): ReadonlySet<number> {
  const { command, line } = commands[server];
  const folder = mkdtempSync(join(tmpdir(), "zonewright-"));
  try {
    const path = join(folder, "lines.zone");
    writeFileSync(path, `${lines.join("\n")}\n`);
    const [program, ...args] = command;
    const { stdout, stderr } = spawnSync(program, [...args, "example.", path], { encoding: "latin1" });
    return new Set(Array.from(`${stdout}${stderr}`.matchAll(line), (match) => Number(match[1])));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
