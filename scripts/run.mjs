import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

/**
 * Runs a program in the repository with our standard streams and waits for it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>} its exit status; 128 + the signal's number when a signal ended it, as shells report it
 */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options });
  // A terminal's Ctrl-C reaches the child by itself; we have to outlive it to report its end.
  const stay = () => {};
  const pass = () => child.kill("SIGTERM");
  process.on("SIGINT", stay);
  process.on("SIGTERM", pass);
  try {
    return await new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => resolve(code ?? signalStatus(signal)));
    });
  } finally {
    process.off("SIGINT", stay);
    process.off("SIGTERM", pass);
  }
}

/**
 * Runs a script of an installed package, or one of ours, with this very Node.
 *
 * @param {string} script path from the root
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function runNode(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}

/** @param {NodeJS.Signals | null} signal */
function signalStatus(signal) {
  return signal === "SIGINT" ? 130 : signal === "SIGTERM" ? 143 : 1;
}
