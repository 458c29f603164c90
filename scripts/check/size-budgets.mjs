import ts from "typescript";

/** In lines. The function budgets are for code; a test's table may be one long function. */
const budgets = { rule: 120, file: 300, functionAt90: 40, function: 80 };

/**
 * @typedef {{ path: string, name: string, line: number, lines: number }} Sized
 * @typedef {{ files: Sized[], rules: Sized[], functions: Sized[], functionsAt90: number }} Sizes
 */

/**
 * @param {ReadonlyMap<string, string>} code files whose functions are measured too, path from the root to text
 * @param {ReadonlyMap<string, string>} tests files that are measured as a whole only
 * @returns {Sizes} each list with the longest first
 */
export function measure(code, tests) {
  const files = sorted(
    [...code, ...tests].map(([path, text]) => ({ path, name: "", line: 1, lines: lineCount(text) })),
  );
  const functions = sorted([...code].flatMap(([path, text]) => functionsOf(path, text)));
  const rules = files.filter((file) => /^src\/rules\/[^/]+\//.test(file.path));
  return { files, rules, functions, functionsAt90: functions[Math.floor(functions.length / 10)]?.lines ?? 0 };
}

/**
 * @param {Sizes} sizes
 * @returns {string[]} one sentence for each file or function over its budget
 */
export function sizeFaults({ files, rules, functions, functionsAt90 }) {
  return [
    ...files
      .filter((it) => it.lines > budgets.file)
      .map((it) => `${it.path} has ${it.lines} lines; ${budgets.file} at most`),
    ...rules
      .filter((it) => it.lines > budgets.rule)
      .map((it) => `${it.path} has ${it.lines} lines; a rule ${budgets.rule} at most`),
    ...functions
      .filter((it) => it.lines > budgets.function)
      .map((it) => `${it.path}:${it.line} ${it.name} has ${it.lines} lines; a function ${budgets.function} at most`),
    ...(functionsAt90 > budgets.functionAt90
      ? [`one function in ten has ${functionsAt90} lines or more; ${budgets.functionAt90} at most`]
      : []),
  ];
}

/**
 * @param {Sizes} sizes
 * @returns {string} the table that the check prints
 */
export function sizeTable({ files, rules, functions, functionsAt90 }) {
  /** @type {[string, readonly Sized[], number][]} */
  const rows = [
    ["files", files, budgets.file],
    ["rules", rules, budgets.rule],
    ["functions", functions, budgets.function],
  ];
  const lines = rows.map(([what, list, budget]) => {
    const longest = list[0];
    const median = list[list.length >> 1]?.lines ?? 0;
    const where = longest ? `${longest.path}${longest.name && `:${longest.line} ${longest.name}`}` : "";
    return `${what.padEnd(10)} ${pad(list.length)} ${pad(median)} ${pad(longest?.lines ?? 0)} ${pad(budget)}  ${where}`;
  });
  const p90 = `functions at the 90th percentile: ${functionsAt90} lines (budget ${budgets.functionAt90})`;
  return ["           count median   max budget  longest", ...lines, p90].join("\n");
}

/**
 * Functions with a body in braces; expressions such as `(a) => a.line` would only flatter the percentile.
 *
 * @param {string} path
 * @param {string} text
 * @returns {Sized[]}
 */
function functionsOf(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  /** @type {Sized[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isFunctionLike(node) && "body" in node && node.body && ts.isBlock(node.body)) {
      const first = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
      const last = file.getLineAndCharacterOfPosition(node.end).line;
      found.push({ path, name: nameOf(node), line: first + 1, lines: last - first + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** @param {ts.SignatureDeclaration} node */
function nameOf(node) {
  const named =
    node.name ??
    (ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? node.parent.name : undefined);
  return named?.getText() ?? "(anonymous)";
}

/** @param {string} text */
function lineCount(text) {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

/** @param {Sized[]} list */
function sorted(list) {
  return list.sort((a, b) => b.lines - a.lines);
}

/** @param {number} value */
function pad(value) {
  return String(value).padStart(5);
}
