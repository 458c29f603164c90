import { recordText } from "../../../src/zone/canonical.js";
import { spec } from "../../fix/zone-text.js";
import { cut } from "./text.js";

/** The question that a line for a shell asks: type and owner. */
export function asked(line: string): { readonly owner: string; readonly type: string } {
  const [, type = "", plain, quoted] =
    /^(?:nslookup -type=|dig -t )(\S+) (?:-q )?(?:([\w.-]+)|"([\w.*\\-]+)")$/.exec(line) ?? [];
  const name = plain ?? quoted;
  if (name === undefined) throw new Error(`no question that is safe in a shell: ${line}`);
  if (line.startsWith("nslookup") && (name.startsWith("-") || name.includes("\\")))
    throw new Error(`not for nslookup: ${line}`);
  return { owner: spec(`${name} 0 IN A 192.0.2.1`).owner, type };
}

/**
 * Holds an answer that a text says to look for against what is there.
 * @param rdata rdata, or words that say where it stands
 * @param isGone whether it must be there no more
 */
export function checkAnswer(question: string, rdata: string, isGone: boolean, held: readonly string[]) {
  if (rdata.startsWith("the text of step ")) return;
  const { owner, type } = asked(question);
  const wanted = recordText(spec(`${owner} 0 IN ${type} ${rdata}`));
  const lines = held.map((line) => line.replace(/^(\S+) \d+ /, "$1 0 "));
  // Strings that became one are seen as one.
  const isGiven = lines.includes(wanted) || (!isGone && lines.map(joined).includes(joined(wanted)));
  if (isGiven === isGone) throw new Error(`${question} ${isGone ? "still " : "never "}shows ${rdata}`);
}

function joined(line: string): string {
  const record = spec(line);
  return record.type === "TXT" ? recordText({ ...record, data: { strings: cut(record.data.strings.join("")) } }) : line;
}
