import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The words of every call of the tool, in their order. */
  readonly calls: readonly (readonly string[])[];
}

/** The one command of a script that is not a system's own. */
export interface Stubbed {
  readonly tool: string;
  readonly env: Readonly<Record<string, string>>;
  /** Lines of sh that print what the tool would, from the files of the answers in `$ANSWERS`. */
  readonly answer?: string;
  readonly answers?: Readonly<Record<string, string>>;
  readonly shell?: string;
}

const systemTools = ["sed", "sort", "grep", "tr", "mktemp", "rm", "cat", "jq"];

/**
 * Runs a script in a real shell that knows nothing but a few tools of the system and one command that writes down how
 * it is called.
 * @throws when the script leaves anything in its folder
 */
export function runScript(text: string, { tool, env, answer = "", answers = {}, shell = "sh" }: Stubbed): Ran {
  const folder = mkdtempSync(join(tmpdir(), "zonewright-script-"));
  try {
    const place = (name: string) => join(folder, name);
    for (const name of ["bin", "tmp", "here", "answers"]) mkdirSync(place(name));
    for (const name of systemTools) symlinkSync(found(name), join(place("bin"), name));
    for (const [name, lines] of Object.entries(answers)) writeFileSync(join(place("answers"), name), lines, "latin1");
    writeFileSync(
      join(place("bin"), tool),
      `#!/bin/sh\n{ printf '%s\\0' "$#" "$@"; } >> '${place("calls")}'\n${answer}\n`,
    );
    chmodSync(join(place("bin"), tool), 0o755);
    writeFileSync(place("script"), text, "latin1");
    const { status, stdout, stderr } = spawnSync(found(shell), [place("script")], {
      cwd: place("here"),
      env: { PATH: place("bin"), TMPDIR: place("tmp"), ANSWERS: place("answers"), LC_ALL: "C", ...env },
      encoding: "latin1",
    });
    const left = [...readdirSync(place("here")), ...readdirSync(place("tmp"))];
    if (left.length > 0) throw new Error(`left behind: ${left.join(" ")}`);
    return { status, stdout, stderr, calls: callsIn(place("calls")) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function found(command: string): string {
  const path = ["/usr/bin", "/bin"].map((folder) => join(folder, command)).find(existsSync);
  if (path === undefined) throw new Error(`there is no ${command}`);
  return path;
}

function callsIn(path: string): string[][] {
  const words = existsSync(path) ? readFileSync(path, "latin1").split("\0").slice(0, -1) : [];
  const calls: string[][] = [];
  while (words.length > 0) calls.push(words.splice(0, Number(words.shift())));
  return calls;
}

/** The options `--name=value` of a call, and its other words. */
export function optionsOf(words: readonly string[]): { options: Record<string, string>; rest: string[] } {
  const options: Record<string, string> = {};
  const rest: string[] = [];
  words.forEach((word, at) => {
    const [, name, value] = /^--([a-z0-9-]+)=(.*)$/s.exec(word) ?? [];
    if (name === undefined || value === undefined || words.slice(0, at).includes("--")) rest.push(word);
    else if (name in options) throw new Error(`--${name} twice`);
    else options[name] = value;
  });
  return { options, rest };
}
