import { describe, expect, test } from "vitest";
import { yamlTrees } from "../../../src/cli/input/yaml-tree.js";
import type { Tree } from "../../../src/exports/tree.js";
import { sourceFromText } from "../../zone-from-text.js";

function plain(tree: Tree): unknown {
  if (tree.kind === "scalar") return tree.value;
  if (tree.kind === "list") return tree.items.map(plain);
  return tree.members.map(({ key, value }) => [key, plain(value)]);
}

function read(text: string) {
  const trees = yamlTrees(sourceFromText(text));
  return "reason" in trees ? trees : trees.map(plain);
}

describe("YAML", () => {
  test.each<[string, unknown]>([
    ["a: 1\n", [[["a", "1"]]]],
    [
      "a: 0644\nb: 1e3\nc: true\nd: ~\n",
      [
        [
          ["a", "0644"],
          ["b", "1e3"],
          ["c", true],
          ["d", null],
        ],
      ],
    ],
    [
      "? ''\n: x\n'*': y\n10: z\n",
      [
        [
          ["", "x"],
          ["*", "y"],
          ["10", "z"],
        ],
      ],
    ],
    ["---\n- a\n---\n- b\n", [["a"], ["b"]]],
    [
      "a: &x 1\nb: *x\n",
      [
        [
          ["a", "1"],
          ["b", null],
        ],
      ],
    ],
    ["", []],
  ])("%j", (text, trees) => {
    expect(read(text)).toEqual(trees);
  });

  test("has byte offsets", () => {
    const source = sourceFromText("é: [ü, x]\n");
    const [tree] = yamlTrees(source) as readonly Tree[];
    const list = tree?.kind === "dictionary" ? tree.members[0]?.value : undefined;
    const last = list?.kind === "list" ? list.items[1] : undefined;
    expect(last?.at).toMatchObject({ start: 9, end: 10 });
  });

  test.each<[string, unknown]>([
    ["a: [1\n", 6],
    ["a: 1\na: 2\n", 5],
    ["[".repeat(100_000), expect.any(Number)],
  ])("that is broken has a place", (text, start) => {
    expect(read(text)).toMatchObject({ at: { start }, reason: expect.any(String) });
  });
});
