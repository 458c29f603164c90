import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { capture } from "../check/capture.mjs";
import { root } from "../paths.mjs";
import { fenced } from "./fenced.mjs";
import { startLoopbackServer } from "./loopback-server.mjs";

/** The page, the files that it works on, and the day on which it is played. */
const page = "docs/provider-change.md";
const example = "fixtures/compare/company-abc";
const today = "2026-11-18";

/**
 * Name servers as the page calls them, and which folders they serve. What the new one has begins as `new`; at the old one
 * the TTLs are lowered already.
 */
const served = { "ns1.newdns.example": "served", "ns1.olddns.example": "lowered" };

/** What the page says between its commands: `<!-- copy: entered -> new -->`. */
const step = /^<!-- copy: (\w+) -> (\w+) -->$|^```console\n([\s\S]*?)^```$/gm;

/**
 * Plays the page: its commands are run one after the other in a copy of the example, and what they print takes the place
 * of what stands below them. Files that somebody else would change are copied where a comment says so.
 *
 * @returns {Promise<[path: string, text: string][]>}
 */
export async function walkthrough() {
  const text = readFileSync(join(root, page), "utf8");
  const folder = mkdtempSync(join(tmpdir(), "zonewright-"));
  cpSync(join(root, example), folder, { recursive: true });
  cpSync(join(folder, "new"), join(folder, "served"), { recursive: true });
  const servers = await Promise.all(
    Object.entries(served).map(async ([name, zones]) => ({
      name,
      ...(await startLoopbackServer(join(folder, zones))),
    })),
  );
  try {
    let played = "";
    if (text.match(/^```console$|^<!-- copy/gm)?.length !== [...text.matchAll(step)].length)
      throw new Error(`${page} has a block or a comment that is not understood`);
    let at = 0;
    for (const found of text.matchAll(step)) {
      const [whole, from, to, block] = found;
      if (from && to) cpSync(join(folder, from), join(folder, to), { recursive: true });
      played += text.slice(at, found.index) + (block === undefined ? whole : await playedBlock(block, folder, servers));
      at = found.index + whole.length;
    }
    return [[page, played + text.slice(at)]];
  } finally {
    for (const { stop } of servers) stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} block
 * @param {string} folder
 * @param {readonly { name: string, address: string }[]} servers
 */
async function playedBlock(block, folder, servers) {
  const runs = [];
  for (const [, command = ""] of block.matchAll(/^\$ zonewright (.*)$/gm)) {
    const args = command.split(" ").map((word) => servers.find(({ name }) => name === word)?.address ?? word);
    const env = { ...process.env, NO_COLOR: "1", COLUMNS: "100" };
    const program = [join(root, "bin/zonewright.js"), ...args, "--now", today];
    const { stdout } = await capture(process.execPath, program, { cwd: folder, env });
    const shown = servers.reduce((text, { name, address }) => text.replaceAll(address, name), stdout).trimEnd();
    runs.push(`$ zonewright ${command}\n${shown}`.trimEnd());
  }
  return fenced("console", runs.join("\n\n"));
}
