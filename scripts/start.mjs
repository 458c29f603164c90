// npm start: installs and builds what is missing, then shows zonewright at work on the three companies.
import { installWhatIsMissing } from "./install.mjs";
import { runNode } from "./run.mjs";

await installWhatIsMissing();
const { buildIfStale } = await import("./build.mjs");
await buildIfStale();
const { example } = await import("./example.mjs");
for (const args of example) {
  console.log(`\n$ zonewright ${args.join(" ")}\n`);
  const status = await runNode("bin/zonewright.js", args);
  // 1 says that there are findings: this example is made of them.
  if (status > 1) {
    process.exitCode = status;
    break;
  }
}
