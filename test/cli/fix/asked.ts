import type { Terminal } from "../../../src/cli/terminal.js";

/** What `fix` is asked for in the tests of writing. */
export const asked = {
  cert: ["names.txt"],
  certPasswordFile: [],
  san: [],
  internal: [],
  view: [],
  domain: [],
  exchange: [],
  m365: [],
  proof: [],
  rule: [],
  now: "2026-11-22",
  write: true,
  unsafe: true,
};

/** A terminal that nobody sees, and what was said on it. */
export function silentTerminal(cwd: string): { terminal: Terminal; said: () => string } {
  let said = "";
  const sink = { write: (chunk: string | Uint8Array) => (said += chunk) };
  return { terminal: { cwd, env: {}, stdout: { write: () => {} }, stderr: sink }, said: () => said };
}
