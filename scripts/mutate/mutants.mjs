import ts from "typescript";

/**
 * One change to the code that some test should notice.
 *
 * @typedef {object} Mutant
 * @property {string} path
 * @property {number} line
 * @property {string} from what the code says, on one line
 * @property {string} to what it says instead; empty for a statement left out
 */

/** What a word of the walk becomes: one that the same place may hold. Words of a comparison stay, as its sense is turned. */
const otherWord = new Map(
  Object.entries({
    error: "warning",
    warning: "info",
    info: "warning",
    certain: "possible",
    possible: "certain",
    serves: "continues",
    warns: "continues",
    fails: "warns",
    continues: "warns",
    served: "unknown",
    silent: "foreign-ok",
    unknown: "silent",
    covered: "mismatch",
    mismatch: "covered",
    "foreign-ok": "foreign-mismatch",
    "foreign-mismatch": "foreign-ok",
    "foreign-answer": "foreign-ok",
    m365: "silent",
    redirects: "refused",
    refused: "redirects",
    exchange: "other",
    other: "exchange",
    answer: "nodata",
    nodata: "nxdomain",
    nxdomain: "nodata",
    delegated: "nxdomain",
    outside: "nxdomain",
    loop: "nodata",
    host: "srv",
    srv: "host",
  }),
);

const otherOperator = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
]);

const otherMethod = new Map([
  ["some", "every"],
  ["every", "some"],
]);
const droppedMethods = new Set(["filter", "sort", "toSorted", "reverse", "slice"]);

/**
 * Writes every mutant of a file into it, each asleep until `zonewrightMutant(n)` says that it is the one.
 *
 * @param {string} path
 * @param {string} text
 * @param {Mutant[]} mutants takes those of this file; their places in it are their numbers
 * @returns {string} TypeScript that does what the file does
 */
export function withMutants(path, text, mutants) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  /** @type {(node: ts.Node) => string} */
  const original = (node) => node.getText(file);
  /** @type {(node: ts.Node, to: string) => number} */
  const number = (node, to) => {
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    return mutants.push({ path, line, from: oneLine(original(node)), to: oneLine(to) }) - 1;
  };
  /** @type {(node: ts.Node) => string} */
  const emit = (node) => {
    if (isWording(node) || ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isTemplateExpression(node)) {
      return original(node);
    }
    const inner = guarded(node, withChildren(node));
    // What is made once, when the program starts, no later waking changes.
    if (!ts.findAncestor(node, ts.isFunctionLike)) return inner;
    if (ts.isExpressionStatement(node)) return `{ if (!zonewrightMutant(${number(node, "")})) ${inner} }`;
    return alternativesOf(node, original).reduce(
      (code, to) => `(zonewrightMutant(${number(node, to)}) ? (${to}) : ${code})`,
      ts.isExpression(node) && alternativesOf(node, original).length > 0 ? `(${inner})` : inner,
    );
  };
  /** @type {(node: ts.Node) => string} */
  const withChildren = (node) => {
    let code = "";
    let end = node.getStart(file);
    ts.forEachChild(node, (child) => {
      code += text.slice(end, child.getStart(file)) + emit(child);
      end = child.end;
    });
    return code + text.slice(end, node.end);
  };
  return text.slice(0, file.getStart(file)) + withChildren(file) + text.slice(file.end);
}

/** @param {string} code */
function oneLine(code) {
  return code.replace(/\s+/g, " ").trim();
}

/**
 * What the tests of a mutant cannot be asked: texts for people, and what is written about a rule.
 *
 * @param {ts.Node} node
 */
function isWording(node) {
  if (ts.isPropertyAssignment(node)) return /^(meta|help|text|because|why|summary|title)$/.test(node.name.getText());
  if (ts.isMethodDeclaration(node)) return node.name.getText() === "message";
  // A list of texts may decide by its length: why a name does not qualify, say.
  return ts.isFunctionDeclaration(node) && /^string(?! *\[)\b/.test(node.type?.getText() ?? "");
}

/**
 * A loop of a mutant may have no end: each round is counted.
 *
 * @param {ts.Node} node
 * @param {string} code
 */
function guarded(node, code) {
  const isBody = ts.isBlock(node) && ts.isIterationStatement(node.parent, false);
  return isBody ? code.replace("{", "{ zonewrightRound();") : code;
}

/**
 * @param {ts.Node} node
 * @param {(node: ts.Node) => string} original
 * @returns {string[]} expressions to put in its place
 */
function alternativesOf(node, original) {
  if (!isCondition(node)) return changesOf(node, original);
  // What turns the whole condition is noticed by what notices one of these.
  if (!ts.isBinaryExpression(node) || otherOperator.has(node.operatorToken.kind)) return ["true", "false"];
  // What notices that a part was left out notices this too: `a && b` is never truer than a, nor `a || b` falser.
  const always = new Map([
    [ts.SyntaxKind.AmpersandAmpersandToken, ["false"]],
    [ts.SyntaxKind.BarBarToken, ["true"]],
  ]).get(node.operatorToken.kind);
  return [...(always ?? ["true", "false"]), ...changesOf(node, original)];
}

/** @param {ts.Node} node */
function isCondition(node) {
  const { parent } = node;
  return (
    (ts.isIfStatement(parent) && parent.expression === node) ||
    (ts.isConditionalExpression(parent) && parent.condition === node)
  );
}

/**
 * @param {ts.Node} node
 * @param {(node: ts.Node) => string} original
 * @returns {string[]}
 */
function changesOf(node, original) {
  if (ts.isBinaryExpression(node)) return ofBinary(node, original);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return [original(node.operand)];
  }
  if (ts.isCallExpression(node)) return ofCall(node, original);
  if (ts.isNumericLiteral(node) && node.text === "443") return ["444"];
  if (!ts.isStringLiteral(node) || !ts.isExpression(node) || isNamed(node.parent, node)) return [];
  const other = otherWord.get(node.text);
  return other === undefined ? [] : [JSON.stringify(other)];
}

/**
 * @param {ts.BinaryExpression} node
 * @param {(node: ts.Node) => string} original
 */
function ofBinary(node, original) {
  const { left, right, operatorToken } = node;
  const { kind } = operatorToken;
  const [l, r] = [original(left), original(right)];
  if (isOptionalProperty(node)) return /^\{ (?:\w+: )?(\w+) \}$/.exec(r)?.[1] === l ? ["undefined"] : ["undefined", r];
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken) {
    // Of `a && b && c` each is left out alone; what notices that one of two is missing notices that both are.
    return ts.isBinaryExpression(left) && left.operatorToken.kind === kind ? [l] : [l, r];
  }
  if (kind === ts.SyntaxKind.QuestionQuestionToken) return [l];
  const operator = otherOperator.get(kind);
  return operator === undefined ? [] : [`${l} ${operator} ${r}`];
}

/**
 * `...(x && { x })`: the property is there or not. Spreading `x` itself is no slip that anybody makes, and `{ x }` of an
 * undefined x is what nobody tells from no property.
 *
 * @param {ts.BinaryExpression} node
 */
function isOptionalProperty({ right, operatorToken, parent }) {
  return (
    operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken &&
    ts.isObjectLiteralExpression(right) &&
    ts.isParenthesizedExpression(parent) &&
    ts.isSpreadAssignment(parent.parent)
  );
}

/**
 * @param {ts.CallExpression} node
 * @param {(node: ts.Node) => string} original
 */
function ofCall(node, original) {
  const { expression: called } = node;
  // Within an optional chain a part alone would lose the chain's early end.
  if (!ts.isPropertyAccessExpression(called) || node.flags & ts.NodeFlags.OptionalChain) return [];
  const of = original(called.expression);
  if (droppedMethods.has(called.name.text)) return [of];
  const method = otherMethod.get(called.name.text);
  return method === undefined ? [] : [`${of}.${method}(${node.arguments.map(original).join(", ")})`];
}

/**
 * Whether a string stands where it is a name or is compared, rather than where it is a value.
 *
 * @param {ts.Node} parent
 * @param {ts.StringLiteral} node
 */
function isNamed(parent, node) {
  if (ts.isBinaryExpression(parent)) return otherOperator.has(parent.operatorToken.kind);
  if (ts.isPropertyAssignment(parent)) return parent.name === node;
  return ts.isCaseClause(parent) || ts.isElementAccessExpression(parent) || ts.isExportDeclaration(parent);
}
