import { keywordOf, type Stated, type Statement, statementsIn, wholeOf } from "../../named-conf/statement.js";
import type { SourceFile } from "../../text/source.js";
import { toName } from "../../zone/name.js";
import { isTsigAlgorithm, type TsigKey } from "./tsig.js";

/**
 * Reads the first `key "name" { algorithm hmac-sha256; secret "…"; };` of a file: what tsig-keygen writes and named.conf has.
 * @returns why there is none, as a clause that does not repeat what the file says
 */
export function readTsigKey(source: SourceFile): TsigKey | { readonly refused: string } {
  const statement = [...statementsIn(wholeOf(source), () => {})].find((one) => keywordOf(one) === "key" && one.body);
  if (!statement?.body) return { refused: 'it has no statement key "name" { algorithm …; secret "…"; };' };
  const inside = [...statementsIn(statement.body, () => {})];
  const name = toName(statement.words[1]?.text ?? "");
  const algorithm = wordOf(inside, "algorithm")?.toLowerCase() ?? "";
  const secret = Buffer.from(wordOf(inside, "secret") ?? "", "base64");
  if (!name) return { refused: "its key has no name" };
  const short = algorithm.replace(/\.sig-alg\.reg\.int\.?$/, "");
  if (!isTsigAlgorithm(short)) return { refused: "the algorithm of its key is none that is known here (RFC 8945 §6)" };
  if (secret.length === 0) return { refused: "its key has no secret" };
  return { name, algorithm: short, secret };
}

function wordOf(statements: readonly Statement[], keyword: string): string | undefined {
  const value: Stated | undefined = statements.find((one) => keywordOf(one) === keyword)?.words[1];
  return value?.text;
}
