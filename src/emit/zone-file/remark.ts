import { printable } from "../../text/printable.js";
import { withULabels } from "../../zone/u-label.js";

/**
 * What stands in the comment behind a record: its names as people read them, where that is not how they are written,
 * and what the file said. A comment cannot leave its line, and reading it gives the same comment again.
 * @param names owner and names in the rdata
 * @param comment of the file
 */
export function remarkOf(names: readonly string[], comment: string): string {
  if (comment === "" && !names.some(isForeign)) return "";
  const said = comment === "" ? "" : printable(withoutTags(comment).replaceAll("\t", " ").trimEnd());
  const readable = names.filter(isForeign).map(readableName).filter(Boolean);
  const unsaid = [...new Set(readable)].filter((name) => !said.includes(name));
  return [...unsaid, said].filter(Boolean).join("; ");
}

/** What Cloudflare's export says of a record to Cloudflare alone. */
function withoutTags(comment: string): string {
  return comment.includes("cf_tags=") ? comment.replace(/(?:^|\s)cf_tags=.*$/, "") : comment;
}

function isForeign(name: string): boolean {
  return name.includes("xn--") || name.includes("\\");
}

/** @returns empty where people read the name as it is written */
function readableName(name: string): string {
  const text = withULabels(utf8In(name));
  return text === name ? "" : printable(text.replace(/(?<=.)\.$/, ""));
}

/** Octets beyond ASCII as the characters that they are in UTF-8, where they are. */
function utf8In(name: string): string {
  return name.replace(/(?:\\(?:1[2-9]\d|2\d\d))+/g, (escapes) => {
    const octets = escapes.slice(1).split("\\").map(Number);
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(octets));
    } catch {
      return escapes;
    }
  });
}
