import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/paths.mjs";
import { run } from "../../scripts/run.mjs";

const node = process.execPath;

test.each([0, 1, 3])("exit status %d is handed on", async (status) => {
  expect(await run(node, ["-e", `process.exitCode = ${status}`])).toBe(status);
});

test("a program that is not there is an error", async () => {
  await expect(run(join(root, "no-such-program"), [])).rejects.toThrow("ENOENT");
});

test("being terminated terminates the child, whose end is handed on", { timeout: 10_000 }, async () => {
  const child = "console.log(process.pid); setTimeout(() => {}, 60_000)";
  const script = `import { run } from "./scripts/run.mjs"; process.exitCode = await run(process.execPath, ["-e", ${JSON.stringify(child)}]);`;
  const parent = spawn(node, ["--input-type=module", "-e", script], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = await once(parent.stdout, "data");
  parent.kill("SIGTERM");
  const [status] = await once(parent, "exit");
  expect(status).toBe(143);
  expect(() => process.kill(Number(String(said)), 0)).toThrow("ESRCH");
});
