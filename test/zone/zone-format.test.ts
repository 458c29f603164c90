import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../../scripts/paths.mjs";
import { type CorpusFile, corpus, type Server } from "./corpus.js";

/** A row of docs/ZONE-FORMAT.md: a way to write, what servers make of it, and the files of the corpus that show it. */
interface Row {
  readonly written: string;
  readonly cells: ReadonlyMap<Server, string>;
  readonly files: readonly string[];
}

const columns: ReadonlyMap<string, Server> = new Map([
  ["BIND", "bind"],
  ["Knot", "knot"],
  ["NSD", "nsd"],
]);

const byName = new Map<string, CorpusFile>(corpus.map((file) => [file.name, file]));
const rows = rowsOf(readFileSync(join(root, "docs/ZONE-FORMAT.md"), "utf8"));

/** The rows of the tables whose first column is what is written. */
function rowsOf(markdown: string): Row[] {
  const found: Row[] = [];
  const lines = markdown.split("\n");
  let header: readonly string[] = [];
  for (const [i, line] of lines.entries()) {
    if (!line.startsWith("| ")) continue;
    const cells = line.split("|").map((cell) => cell.trim());
    if (lines[i + 1]?.startsWith("|--")) header = cells;
    else if (header[1] === "written") found.push(rowOf(header, cells));
  }
  return found;
}

function rowOf(header: readonly string[], cells: readonly string[]): Row {
  const told = header.flatMap((title, i): [Server, string][] => {
    const server = columns.get(title);
    return server && cells[i] !== "–" ? [[server, cells[i] ?? ""]] : [];
  });
  const files = (cells[header.indexOf("files")] ?? "").matchAll(/`([^`]+)`/g);
  return { written: cells[1] ?? "", cells: new Map(told), files: Array.from(files, (match) => match[1] as string) };
}

/** The verdicts that a cell tells: `refused`; or anything else, which is read; or both where it parts the ways to write. */
function verdictsIn({ cells }: Row, server: Server): string[] {
  const own = cells.get(server) ?? "";
  const cell = own === "the same" || own === "as BIND" ? (cells.get("bind") ?? "") : own;
  if (cell.startsWith("refused")) return ["refused"];
  return cell.includes("refused") ? ["read", "refused"] : ["read"];
}

// What the files say of the servers is asked of them in corpus.test.ts.
describe("the tables of ZONE-FORMAT.md say what the corpus says", () => {
  test.each(rows.map((row) => [row.written, row] as const))("%s", (_, row) => {
    expect(row.files.length).toBeGreaterThan(0);
    expect(row.files.filter((name) => !byName.has(name))).toEqual([]);
    const verdictOf = (server: Server) => (name: string) => byName.get(name)?.verdicts[server];
    const shown = (server: Server) => [...new Set(row.files.map(verdictOf(server)))].sort();
    const servers = [...row.cells.keys()];
    expect(servers.map((server) => [server, ...shown(server)])).toEqual(
      servers.map((server) => [server, ...verdictsIn(row, server)]),
    );
  });

  test("and every table was read", () => {
    expect(rows.length).toBeGreaterThan(60);
    expect(rows.filter(({ cells }) => !cells.has("bind"))).toEqual([]);
  });
});
