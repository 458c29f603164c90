// npm run check: everything that is no test. Every check runs, whatever the ones before it said.
import { installWhatIsMissing } from "./install.mjs";

await installWhatIsMissing();
const { buildIfStale } = await import("./build.mjs");
const { checks } = await import("./check/checks.mjs");

await buildIfStale();
let failed = 0;
for (const { name, run } of checks) {
  const { ok, output } = await run();
  console.log(`${ok ? "ok    " : "failed"} ${name}`);
  if (!ok) failed += 1;
  const show = output.trim();
  if (show) console.log(show.replace(/^/gm, "       "));
}
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
