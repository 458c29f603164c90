import { posix } from "node:path";
import ts from "typescript";

/**
 * One import or re-export. `target` is a path from the root for a relative one, else the specifier itself.
 *
 * @typedef {{ target: string, relative: boolean, typeOnly: boolean, line: number }} Import
 */

/**
 * @param {string} path from the root
 * @param {string} text
 * @returns {Import[]} static, dynamic and type imports, in the order of the file
 */
export function importsOf(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  /** @type {Import[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) {
      const relative = specifier.startsWith(".");
      const target = relative ? posix.join(posix.dirname(path), specifier).replace(/\.js$/, ".ts") : specifier;
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
      found.push({ target, relative, typeOnly: isTypeOnly(node), line });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** @param {ts.Node} node */
function specifierOf(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literal(node.moduleSpecifier);
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : undefined;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return literal(node.arguments[0]);
  return undefined;
}

/** @param {ts.Node | undefined} node */
function literal(node) {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** @param {ts.Node} node */
function isTypeOnly(node) {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { phaseModifier, name, namedBindings } = node.importClause;
  if (phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  return (
    !name && !!namedBindings && ts.isNamedImports(namedBindings) && namedBindings.elements.every((e) => e.isTypeOnly)
  );
}
