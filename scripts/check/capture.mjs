import { spawn } from "node:child_process";
import { root } from "../paths.mjs";

/**
 * Runs a program in the repository and keeps what it says.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: string }} [options] `input` goes to its standard input
 * @returns {Promise<{ status: number, stdout: string, output: string }>} `output` is both streams as they came
 */
export function capture(command, args, { input = "", ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, ...options });
    let stdout = "";
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ status: code ?? 1, stdout, output }));
    // A program that ends without reading all of it says so by its status.
    child.stdin.on("error", () => {}).end(input);
  });
}
