import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { newRuleFiles, placeholder } from "../../scripts/new-rule/templates.mjs";
import { root } from "../../scripts/paths.mjs";

test("nothing that new-rule leaves to be written is left", () => {
  const folders = ["src", "fixtures", "docs", "README.md"];
  expect(filesWith(placeholder, folders)).toEqual([]);
});

test("and every file that new-rule writes has something left", () => {
  for (const text of newRuleFiles("zone", "some-pattern").values()) expect(text).toContain(placeholder);
});

/** Of the files that git knows or would add. */
function filesWith(word: string, folders: readonly string[]): string[] {
  try {
    const args = ["grep", "--untracked", "-l", "-w", "-e", word, "--", ...folders];
    return execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\n").filter(Boolean);
  } catch (error) {
    // git grep ends with 1 when nothing matches.
    if ((error as { status?: number }).status === 1) return [];
    throw error;
  }
}
