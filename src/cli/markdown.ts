import type { Theme } from "../report/theme.js";
import { labelled, wrap } from "../report/wrap.js";

/** Sets one of our own pages for a terminal: headings, paragraphs, lists, code. No Markdown of strangers is shown. */
export function markdownLines(text: string, theme: Theme): string[] {
  const out: string[] = [];
  let paragraph: string[] = [];
  const table: string[] = [];
  let inCode = false;
  const flush = () => {
    if (paragraph.length > 0) out.push(...blockLines(paragraph.join(" "), theme));
    paragraph = [];
  };
  for (const line of text.trimEnd().split("\n")) {
    const isFence = line.startsWith("```");
    const startsBlock = isFence || line === "" || /^(?:#|[-*|] ?)/.test(line);
    if (inCode || startsBlock) flush();
    if (isFence) inCode = !inCode;
    else if (inCode) out.push(`    ${line}`);
    else if (line.startsWith("|")) table.push(line);
    else if (line === "") out.push(...tableLines(table.splice(0), theme), line);
    else paragraph.push(line.trim());
  }
  flush();
  return [...out, ...tableLines(table, theme)];
}

/** A table is too wide for a terminal: each cell stands on a line of its own, after the heading of its column. */
function tableLines([head, , ...rows]: readonly string[], theme: Theme): string[] {
  const titles = cellsOf(head ?? "");
  return rows.flatMap((row) =>
    cellsOf(row).flatMap((cell, i) =>
      cell === "" ? [] : labelled(`${titles[i]}:`, plain(cell, theme), theme.width, "  "),
    ),
  );
}

function cellsOf(row: string): string[] {
  return row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function blockLines(text: string, theme: Theme): string[] {
  const heading = /^#+ (.*)$/.exec(text)?.[1];
  if (heading !== undefined) return [theme.paint.strong(plain(heading, theme))];
  const item = /^[-*] (.*)$/.exec(text)?.[1];
  return item === undefined
    ? wrap(plain(text, theme), theme.width)
    : labelled(theme.sign.bullet, plain(item, theme), theme.width, "  ");
}

/** Inline marks away; of a link both the words and the address stay. */
function plain(text: string, { sign }: Theme): string {
  return text
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, (_, words: string, url: string) => (words === url ? url : `${words} (${url})`))
    .replace(/`([^`]*)`/g, "$1")
    .replace(/\*\*([^*]*)\*\*/g, "$1")
    .replaceAll("§", sign.section);
}
