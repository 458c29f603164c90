/** From so many zones on it is worth it: measured with 100, 250, 500 and 2,000. */
export const manyZones = 250;

/** How many octets of its own bytecode a function runs between two times that V8 thinks of optimising it; usual are 66 KiB. */
const interval = 500_000;

/**
 * Makes V8 wait longer before it optimises a function. Judging many small zones warms every function of the program and
 * heats few of them, so that V8 spends a third of all processor time on optimising what is hardly called again. That is
 * so with the V8 of Node 20; later ones have a compiler for warm functions, and no such setting.
 */
export async function optimiseLater(): Promise<void> {
  if (!process.versions.v8.startsWith("11.")) return;
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString(`--interrupt-budget=${interval}`);
}
