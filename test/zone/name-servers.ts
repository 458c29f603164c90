import { spawn, spawnSync } from "node:child_process";
import { basename, dirname } from "node:path";
import { type CorpusFile, corpusFolder, type Server, type Verdict } from "./corpus.js";
import { type BindAnswer, bindAnswer, lenient } from "./named-compilezone.js";

/** How a server's checker is asked: the command of the version that was measured, told the zone `example.`. */
const checkers: Readonly<Record<Server, { version: readonly string[]; is: RegExp; check: string }>> = {
  bind: {
    version: ["named-compilezone", "-v"],
    is: /^9\.18\./,
    check: `named-compilezone -i none ${lenient.join(" ")} -s full -o - example.`,
  },
  knot: { version: ["kzonecheck", "-V"], is: /version 3\.2\./, check: "kzonecheck -d off -o example." },
  nsd: { version: ["nsd-checkzone", "-h"], is: /Version 4\.6\./, check: "nsd-checkzone -p example." },
  ldns: { version: ["ldns-read-zone", "-v"], is: /version 1\.8\./, check: "ldns-read-zone" },
};

export interface ServerAnswer {
  readonly verdict: Verdict;
  readonly stdout: string;
  readonly stderr: string;
}

/** Whether a server cannot be asked here, or only in another version than the measured one. */
export function isServerMissing(server: Server): boolean {
  const { version, is } = checkers[server];
  const [command = "", ...args] = version;
  const { stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (is.test(`${stdout}${stderr}`)) return false;
  console.warn(`${command} is not installed in the version that was measured: nothing is compared with it`);
  return true;
}

/** What a server makes of files of the corpus, in their order: one shell for all of them. */
export async function askServer(server: Server, files: readonly CorpusFile[]): Promise<ServerAnswer[]> {
  const { check } = checkers[server];
  const script = files.map(({ name }) => {
    const [folder, file] = [dirname(name), `${basename(name)}.zone`];
    return `cd '${corpusFolder}/${folder}'\n${check} ${file}\necho "${mark} $?"\necho "${mark} ." >&2\n`;
  });
  const [stdout, stderr] = await run(script.join(""));
  return files.map((_, i) => ({
    verdict: stdout[i]?.after === "0" ? "read" : "refused",
    stdout: stdout[i]?.text ?? "",
    stderr: stderr[i]?.text ?? "",
  }));
}

/** The same in the form of single questions to BIND. */
export function asBindAnswer({ verdict, stdout, stderr }: ServerAnswer): BindAnswer {
  return bindAnswer(verdict === "read", Buffer.from(stdout, "latin1"), Buffer.from(stderr, "latin1"));
}

const mark = "--- that was one file, and its status was";

interface Piece {
  readonly text: string;
  readonly after: string;
}

function run(script: string): Promise<[Piece[], Piece[]]> {
  return new Promise((resolve, reject) => {
    const shell = spawn("sh", ["-s"], { cwd: corpusFolder });
    const chunks: [Buffer[], Buffer[]] = [[], []];
    shell.stdout.on("data", (chunk: Buffer) => chunks[0].push(chunk));
    shell.stderr.on("data", (chunk: Buffer) => chunks[1].push(chunk));
    shell.on("error", reject);
    shell.on("close", () => resolve([pieces(chunks[0]), pieces(chunks[1])]));
    shell.stdin.end(script);
  });
}

/** Parts an output at the marks. */
function pieces(chunks: readonly Buffer[]): Piece[] {
  const parts = Buffer.concat(chunks)
    .toString("latin1")
    .split(new RegExp(`${mark} (\\S+)\n`));
  return Array.from({ length: Math.floor(parts.length / 2) }, (_, i) => ({
    text: parts[2 * i] as string,
    after: parts[2 * i + 1] as string,
  }));
}
