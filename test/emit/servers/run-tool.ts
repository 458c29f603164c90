import { spawn } from "node:child_process";

export interface Ended {
  readonly status: number | null;
  readonly out: string;
}

/** Runs a command with a text on its standard input. */
export function runTool(command: string, args: readonly string[], input: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
    let out = "";
    child.stdout.on("data", (text) => (out += text));
    child.stderr.on("data", (text) => (out += text));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, out }));
    child.stdin.end(input);
  });
}
