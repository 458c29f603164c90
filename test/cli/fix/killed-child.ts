import { fixCommand } from "../../../src/cli/commands/fix.js";
import { revertCommand } from "../../../src/cli/commands/fix-revert.js";
import { asked, silentTerminal } from "./asked.js";
import { watchedFiles } from "./failing-files.js";

// Run in a process of its own: node killed-child.mjs FOLDER fix|revert NUMBER. It dies before the call of that number.
const [folder = "", act, dies] = process.argv.slice(2);
const fs = watchedFiles((number) => {
  if (number === Number(dies)) process.kill(process.pid, "SIGKILL");
});
const { terminal } = silentTerminal(folder);
if (act === "fix") await fixCommand(["zones"], { ...asked, backup: true }, terminal, fs);
else await revertCommand(["zones"], asked, terminal, fs);
