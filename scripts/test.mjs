// npm test: installs and builds what is missing, then runs every test. Arguments go to vitest.
import { installWhatIsMissing } from "./install.mjs";
import { runNode } from "./run.mjs";

await installWhatIsMissing();
const { buildIfStale } = await import("./build.mjs");
await buildIfStale();
process.exitCode = await runNode("node_modules/vitest/vitest.mjs", ["run", ...process.argv.slice(2)]);
