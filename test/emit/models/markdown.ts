import MarkdownIt from "markdown-it";
import { recordText } from "../../../src/zone/canonical.js";
import { spec } from "../../fix/zone-text.js";
import { checkAnswer } from "./answers.js";
import { heldRecords } from "./held.js";
import type { Model } from "./model.js";

/** A page that makes links of addresses and takes HTML. */
const markdown = new MarkdownIt({ html: true, linkify: true });

/** What the text may be made of: no HTML, no link, no image, no emphasis. */
const blocks = ["heading", "paragraph", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td"];
const own = new Set(["inline", "text", "code_inline", ...blocks.flatMap((one) => [`${one}_open`, `${one}_close`])]);

type Row = Readonly<Record<string, string>>;

/** Somebody who makes the changes of the first table, and sees that those of the last take them back. */
export const model: Model = {
  carryOut(text, held) {
    const { tables, answers } = read(text);
    const records = heldRecords(held);
    const changed = change(records, tables.Changes ?? []);
    checkStaying(tables["What stays"] ?? [], changed, held);
    for (const [question, rdata, isGone] of answers) checkAnswer(question, rdata, isGone, records.lines());
    const back = heldRecords(records.lines());
    if (text.includes("\n## Rollback\n\nThe zone is new: delete it.\n")) return records.lines();
    change(back, tables.Rollback ?? []);
    if (back.lines().sort().join("\n") !== [...held].sort().join("\n")) throw new Error("the rollback leads elsewhere");
    return records.lines();
  },
};

/** @returns the lines of the records that go and come */
function change(records: ReturnType<typeof heldRecords>, rows: readonly Row[]): string[] {
  return rows.flatMap(({ Step, Do, Type, Name, TTL = "", "Old value": old, "New value": fresh }, index) => {
    if (Number(Step) !== index + 1) throw new Error(`step ${Step} is the ${index + 1}th`);
    if ((old === "") !== (Do === "Add") || (fresh === "") !== (Do === "Delete"))
      throw new Error(`${Do}: ${old}, ${fresh}`);
    const [before, then = before] = TTL.split(", then ");
    const line = (ttl: string | undefined, value = "") => recordText(spec(`${Name} ${ttl} IN ${Type} ${value}`));
    const goes = Do === "Add" ? [] : [line(before, old)];
    const comes = Do === "Delete" ? [] : [line(then, fresh)];
    for (const one of goes) records.remove(one);
    for (const one of comes) records.add(one);
    return [...goes, ...comes];
  });
}

/** What is said to stay is the rest of the sets that change. */
function checkStaying(rows: readonly Row[], changed: readonly string[], held: readonly string[]) {
  const said = rows.map(({ Name, TTL, Type, Value }) => recordText(spec(`${Name} ${TTL} IN ${Type} ${Value}`)));
  const setOf = (line: string) => `${line.split(" ")[0]} ${line.split(" ")[3]}`;
  const identity = (line: string) => line.replace(/^(\S+) \d+ /, "$1 ");
  const sets = new Set(changed.map(setOf));
  const touched = new Set(changed.map(identity));
  const rest = held.filter((line) => sets.has(setOf(line)) && !touched.has(identity(line)));
  if (said.sort().join("\n") !== rest.sort().join("\n"))
    throw new Error(`stays\n${rest.join("\n")}\nnot\n${said.join("\n")}`);
}

type Token = ReturnType<typeof markdown.parse>[number];

/** The tables by the headings above them, and what is to be asked and to be seen. */
function read(text: string) {
  const tables: Record<string, Row[]> = {};
  const answers: [string, string, boolean][] = [];
  let heading = "";
  let labels: string[] = [];
  let cells: string[] = [];
  const tokens = markdown.parse(text, {});
  for (const [index, token] of tokens.entries()) {
    const children = token.children ?? [];
    const foreign = [token, ...children].find(({ type }) => !own.has(type));
    if (foreign) throw new Error(`${foreign.type}: ${foreign.content}`);
    const around = tokens[index - 1]?.type;
    if (token.type === "table_open") labels = [];
    else if (token.type === "tr_open") cells = [];
    else if (token.type === "tr_close" && labels.length === 0) labels = cells;
    else if (token.type === "tr_close") rowsOf(tables, heading).push(rowOf(labels, cells));
    else if (around === "td_open" || around === "th_open") cells.push(cellOf(children));
    else if (around === "heading_open") heading = children.map(({ content }) => content).join("");
    else if (token.type === "inline" && heading === "How to verify") answers.push(...answersOf(children));
  }
  return { tables, answers };
}

function rowsOf(tables: Record<string, Row[]>, heading: string): Row[] {
  tables[heading] ??= [];
  return tables[heading];
}

function rowOf(labels: readonly string[], cells: readonly string[]): Row {
  if (labels.length !== cells.length) throw new Error(`${cells.length} cells of ${labels.length}`);
  return Object.fromEntries(labels.map((label, index) => [label, cells[index] as string]));
}

/** A cell is one code span, one plain text or nothing. */
function cellOf(children: readonly Token[]): string {
  const full = children.filter(({ type, content }) => type !== "text" || content !== "");
  if (full.length > 1) throw new Error(`a cell of ${full.length} pieces`);
  return full[0]?.content ?? "";
}

/** A question in a code span, and the answers after "shows" and "no longer shows". */
function answersOf(children: readonly Token[]): [string, string, boolean][] {
  const [first, ...rest] = children.filter(({ type, content }) => type !== "text" || content !== "");
  if (first?.type !== "code_inline") return [];
  let isGone = false;
  return rest.flatMap(({ type, content }): [string, string, boolean][] => {
    if (type === "code_inline") return [[first.content, content, isGone]];
    isGone = /no longer shows/.test(content) || (isGone && !/ shows/.test(content));
    return [];
  });
}
