import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../fixtures/exports");

/** One folder of fixtures/exports, which its README explains. */
export interface Export {
  readonly name: string;
  /** Of the export itself. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly bind: "loads" | "differs" | "refuses" | "none";
  readonly notes: readonly string[];
  readonly problems: readonly string[];
  readonly findings: readonly string[];
  readonly records: readonly string[];
}

const verdicts: Readonly<Record<string, Export["bind"]>> = {
  "BIND loads it": "loads",
  "BIND loads it, but not as BIND": "differs",
  "BIND refuses it": "refuses",
  "no zone file": "none",
};

export const exports: readonly Export[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => exportIn(name));

function exportIn(name: string): Export {
  const files = readdirSync(join(folder, name)).filter((file) => file !== "expected.txt");
  const [file] = files;
  if (!file || files.length > 1) throw new Error(`fixtures/exports/${name} holds ${files.length} exports`);
  const [head = "", records = ""] = readFileSync(join(folder, name, "expected.txt"), "utf8").split(/\n\n/);
  const said = head.split("\n");
  const about = (keyword: string) =>
    said.filter((line) => line.startsWith(`${keyword} `)).map((line) => line.slice(keyword.length + 1));
  return {
    name,
    file,
    bytes: readFileSync(join(folder, name, file)),
    bind: bindIn(name, said[0]),
    notes: about("note"),
    problems: about("problem"),
    findings: about("finding"),
    records: records.split("\n").filter(Boolean),
  };
}

function bindIn(name: string, line: string | undefined): Export["bind"] {
  const verdict = verdicts[line ?? ""];
  if (!verdict) throw new Error(`fixtures/exports/${name}/expected.txt begins with ${line}`);
  return verdict;
}
