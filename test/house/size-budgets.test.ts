import { expect, test } from "vitest";
import { measure, sizeFaults } from "../../scripts/check/size-budgets.mjs";

const lines = (count: number) => "// line\n".repeat(count);
const longFunction = (length: number) => `function f() {\n${lines(length - 2)}}\n`;

function faults(path: string, text: string): string[] {
  return sizeFaults(measure(new Map([[path, text]]), new Map()));
}

test.each([
  ["src/a.ts", lines(300)],
  ["src/rules/a/b.ts", lines(120)],
  ["src/rules/rule.ts", lines(121)],
  ["src/a.ts", longFunction(40)],
  ["src/a.ts", `${longFunction(80)}${"function g() {}\n".repeat(20)}`],
])("within: %s", (path, text) => {
  expect(faults(path, text)).toEqual([]);
});

test.each([
  ["src/a.ts", lines(301), "src/a.ts has 301 lines; 300 at most"],
  ["src/rules/a/b.ts", lines(121), "src/rules/a/b.ts has 121 lines; a rule 120 at most"],
  ["src/a.ts", longFunction(41), "one function in ten has 41 lines or more; 40 at most"],
  [
    "src/a.ts",
    `\n${longFunction(81)}${"const g = () => {};\n".repeat(20)}`,
    "src/a.ts:2 f has 81 lines; a function 80 at most",
  ],
])("over: %s", (path, text, fault) => {
  expect(faults(path, text)).toEqual([fault]);
});

test("a test is measured as a whole only", () => {
  expect(sizeFaults(measure(new Map(), new Map([["test/a.test.ts", longFunction(200)]])))).toEqual([]);
  expect(sizeFaults(measure(new Map(), new Map([["test/a.test.ts", lines(301)]])))).toEqual([
    "test/a.test.ts has 301 lines; 300 at most",
  ]);
});
