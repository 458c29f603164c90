import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "docs/library.md"), "utf8");

/** The text of the first fenced block of a language. */
function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page.slice(page.indexOf("<!-- test")));
  if (!found) throw new Error(`docs/library.md has no ${language} block`);
  return found[1] as string;
}

test("the example of docs/library.md prints what the page says", async () => {
  const { outputFiles } = await build({
    stdin: { contents: block("ts"), loader: "ts", resolveDir: root },
    alias: { zonewright: join(root, "src/index.ts") },
    bundle: true,
    write: false,
    format: "iife",
  });
  const lines: string[] = [];
  new Function("console", (outputFiles[0] as { text: string }).text)({ log: (line: string) => lines.push(line) });
  expect(`${lines.join("\n")}\n`).toBe(block("text"));
});
