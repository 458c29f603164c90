type Part = (value: number) => string;

const maxWidth = 255;
const placeholder = /\\.|\$\$|\$\{([^}]*)(?:\}|$)|\$/gs;
const modifier = /^([+-]?\d{1,10})(?:,(\d{1,3})(?:,([doxXnN]))?)?$/;

/**
 * The owner or the rdata of a $GENERATE as BIND reads it: `$` stands for the value, `${offset,width,base}` for the value
 * in another form, `\$` and `$$` for a dollar sign.
 * @param text one UTF-16 unit for each octet
 * @returns undefined when a `${` is not followed by this form
 */
export function templateOf(text: string): Part | undefined {
  const parts: (string | Part)[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholder)) {
    const part = partOf(match[0], match[1]);
    if (part === undefined) return undefined;
    parts.push(text.slice(end, match.index), part);
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return (value) => parts.map((part) => (typeof part === "string" ? part : part(value))).join("");
}

function partOf(found: string, inBraces: string | undefined): string | Part | undefined {
  // Escaped in the text that is made, or an owner that begins with it would be read as a directive.
  if (found === "$$") return "\\$";
  if (found.startsWith("\\")) return found;
  if (found === "$") return String;
  if (!found.endsWith("}")) return undefined;
  const match = modifier.exec(inBraces as string);
  if (!match) return undefined;
  const offset = Number(match[1]);
  const width = Number(match[2] ?? 0);
  const base = match[3] ?? "d";
  return width > maxWidth ? undefined : (value) => inBase(value + offset, width, base);
}

/** As C's printf writes an int, which is what BIND uses: octal and hex of a negative one in two's complement. */
function inBase(value: number, width: number, base: string): string {
  switch (base) {
    case "o":
      return (value >>> 0).toString(8).padStart(width, "0");
    case "x":
      return (value >>> 0).toString(16).padStart(width, "0");
    case "X":
      return (value >>> 0).toString(16).toUpperCase().padStart(width, "0");
    case "n":
      return nibbles(value, width);
    case "N":
      return nibbles(value, width).toUpperCase();
    default:
      return value < 0 ? `-${String(-value).padStart(width - 1, "0")}` : String(value).padStart(width, "0");
  }
}

/** The hex digits, the lowest first, with dots between, for ip6.arpa: the width counts the dots too. */
function nibbles(value: number, width: number): string {
  let text = "";
  let rest = value >>> 0;
  do {
    text += (rest & 0xf).toString(16);
    rest >>>= 4;
    if (rest > 0 || text.length < width) text += ".";
  } while (rest > 0 || text.length < width);
  return text;
}
