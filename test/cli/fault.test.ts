import { expect, test } from "vitest";
import { run } from "../../src/cli/run.js";

/** A terminal that fails as soon as something is written: nothing of ours foresees it. */
function broken(env: Readonly<Record<string, string>>) {
  let err = "";
  const terminal = {
    cwd: ".",
    env,
    stdout: {
      write: () => {
        throw new TypeError("the sink is \u001b[31mblocked");
      },
    },
    stderr: {
      write: (text: string | Uint8Array) => {
        err += text;
      },
    },
  };
  return { terminal, err: () => err };
}

test("our own fault is one sentence and exit status 3; the stack only with DEBUG", async () => {
  const quiet = broken({});
  expect(await run(["rules"], quiet.terminal)).toBe(3);
  expect(quiet.err()).toBe(
    "zonewright failed by its own fault: the sink is \\u001b[31mblocked. Set DEBUG=1 to see where, and report it, please.\n",
  );
  const loud = broken({ DEBUG: "1" });
  expect(await run(["rules"], loud.terminal)).toBe(3);
  expect(loud.err()).toMatch(/\n {4}at /);
});
