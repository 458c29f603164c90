import { transformSync } from "esbuild";
import { expect, test } from "vitest";
import { type Mutant, withMutants } from "../../scripts/mutate/mutants.mjs";

const text = `
function judge(list: readonly number[], isKnown?: boolean): unknown[] {
  const said: unknown[] = [];
  if (list.length > 2 && isKnown) said.push("many");
  else said.push("few");
  for (const one of list.filter((n) => n !== 2)) {
    said.push(one === 443 ? "error" : "warning");
  }
  return said;
}
function because(): string {
  return "error";
}
`;

/** What `judge` says of 1, 2 and 443 with one mutant awake; none is numbered -1. */
function said(code: string, awake: number): unknown {
  const { code: script } = transformSync(code, { loader: "ts" });
  const judge = new Function("zonewrightMutant", "zonewrightRound", `${script}; return judge;`);
  return judge(
    (n: number) => n === awake,
    () => undefined,
  )([1, 2, 443], true);
}

test("code with mutants asleep does what it did, and each of them does something else", () => {
  const mutants: Mutant[] = [];
  const code = withMutants("judge.ts", text, mutants);
  const sound = ["many", "warning", "error"];
  expect(said(code, -1)).toEqual(sound);
  // Of three numbers, and known, these say the same.
  const same = mutants.filter((_, n) => JSON.stringify(said(code, n)) === JSON.stringify(sound));
  expect(same.map(({ from, to }) => `${from} => ${to}`)).toEqual([
    "list.length > 2 => list.length >= 2",
    "list.length > 2 && isKnown => list.length > 2",
    "list.length > 2 && isKnown => isKnown",
    'said.push("few"); => ',
  ]);
});

test("texts for people, types and imports have no mutants", () => {
  const mutants: Mutant[] = [];
  withMutants(
    "texts.ts",
    `import { a } from "error";\ntype T = "error";\nfunction f(): string { return "error"; }\n`,
    mutants,
  );
  expect(mutants).toEqual([]);
});
