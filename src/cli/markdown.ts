import type { Theme } from "../report/theme.js";
import { labelled, wrap } from "../report/wrap.js";

/** Sets one of our own pages for a terminal: headings, paragraphs, lists, code. No Markdown of strangers is shown. */
export function markdownLines(text: string, theme: Theme): string[] {
  const out: string[] = [];
  let paragraph: string[] = [];
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
    else if (line === "" || line.startsWith("|")) out.push(line);
    else paragraph.push(line.trim());
  }
  flush();
  return out;
}

function blockLines(text: string, theme: Theme): string[] {
  const heading = /^#+ (.*)$/.exec(text)?.[1];
  if (heading !== undefined) return [theme.paint.strong(plain(heading))];
  const item = /^[-*] (.*)$/.exec(text)?.[1];
  return item === undefined
    ? wrap(plain(text), theme.width)
    : labelled(theme.sign.bullet, plain(item), theme.width, "  ");
}

/** Inline marks away; of a link both the words and the address stay. */
function plain(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, (_, words: string, url: string) => (words === url ? url : `${words} (${url})`))
    .replace(/`([^`]*)`/g, "$1")
    .replace(/\*\*([^*]*)\*\*/g, "$1");
}
