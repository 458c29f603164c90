import { type ConfFault, keywordOf, type Stated, type Statement, statementsIn } from "./statement.js";

/** Types of which named holds the data in a file; the name of BIND 9.16 and later first. */
const withData: Readonly<Record<string, ZoneStatement["type"]>> = {
  primary: "primary",
  master: "primary",
  secondary: "secondary",
  slave: "secondary",
  mirror: "mirror",
};

/** A zone as named.conf states it. */
export interface ZoneStatement {
  readonly name: Stated;
  /** Upper case, IN when nothing is stated. */
  readonly class: string;
  /** Undefined for what has no data of its own: hint, forward, stub, static-stub, redirect, delegation-only. */
  readonly type: "primary" | "secondary" | "mirror" | undefined;
  readonly file?: Stated;
  /** Whether `masterfile-format` says that the file is no text. */
  readonly isBinary: boolean;
  /** Whether others may change it while it is served: its file then lags behind its journal. */
  readonly isDynamic: boolean;
  /** The view that holds the zone, where this one only refers to it. */
  readonly inView?: Stated;
  /** The view that the statement stands in. */
  readonly view?: string;
}

/**
 * Reads `zone NAME [CLASS] { … };`.
 * @param body the statements inside
 * @param outerClass the class of the view
 */
export function zoneStatement(
  { words: [keyword, name, zoneClass] }: Statement,
  body: Iterable<Statement>,
  outerClass: string,
  report: (fault: ConfFault) => void,
): ZoneStatement | undefined {
  const stated = new Map<string, Stated>();
  let isDynamic = false;
  for (const statement of body) {
    const value = statement.words[1];
    isDynamic ||= takesUpdates(statement);
    if (value && !stated.has(keywordOf(statement))) stated.set(keywordOf(statement), value);
  }
  if (!name) {
    if (keyword) report({ at: keyword.at, reason: "this zone has no name", help: 'Write zone "contoso.com" { … };.' });
    return undefined;
  }
  const file = stated.get("file");
  const inView = stated.get("in-view");
  const type = stated.get("type");
  const format = stated.get("masterfile-format")?.text.toLowerCase() ?? "text";
  return {
    name,
    isBinary: format !== "text",
    isDynamic,
    class: className(zoneClass?.text ?? outerClass),
    // A zone without a type is none to named; what its file holds is looked at all the same.
    type: type ? withData[type.text.toLowerCase()] : "primary",
    ...(file && { file }),
    ...(inView && { inView }),
  };
}

/** `allow-update { none; };` is what the default says, too. */
function takesUpdates(statement: Statement): boolean {
  const keyword = keywordOf(statement);
  if (keyword === "update-policy") return true;
  if (keyword !== "allow-update" || !statement.body) return false;
  return [...statementsIn(statement.body, () => {})].some((one) => keywordOf(one) !== "none");
}

const longNames: Readonly<Record<string, string>> = { CHAOS: "CH", HESIOD: "HS" };

/** The mnemonic of a class (RFC 1035 §3.2.4), whichever of BIND's names it has. */
export function className(text: string): string {
  const name = text.toUpperCase();
  return longNames[name] ?? name;
}
