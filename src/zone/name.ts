declare const brand: unique symbol;

/**
 * A domain name for comparing: absolute, lower case, A-labels, RFC 4343 escapes (`\.`, `\DDD`) in one form, ends in ".".
 * Only the functions of this file and name-wire.ts make one.
 */
export type Name = string & { readonly [brand]: true };

export const root = "." as Name;

const maxLabelOctets = 63;
const maxNameOctets = 255;
const plainName = /^(?:[a-z0-9_*-]{1,63}\.)+$/;

/**
 * Reads a name that comes from outside a zone file: a certificate, the configuration, an argument.
 * @param text presentation form, with or without the final dot, any case, U-labels allowed
 * @returns the name, or undefined when it is none (an empty or over-long label, over 255 octets, a broken escape, a forbidden character)
 */
export function toName(text: string): Name | undefined {
  if (text === ".") return root;
  const isAbsolute = text.endsWith(".") && !endsInEscape(text, text.length - 1);
  const dotted = (isAbsolute ? text : `${text}.`).toLowerCase();
  if (plainName.test(dotted) && dotted.length < maxNameOctets) return dotted as Name;
  const labels = splitLabels(dotted.slice(0, -1)).map(normalLabel);
  if (labels.some((label) => label === undefined)) return undefined;
  const octets = labels.reduce((sum, label) => sum + labelOctets(label as string) + 1, 1);
  return octets > maxNameOctets ? undefined : (`${labels.join(".")}.` as Name);
}

function normalLabel(label: string): string | undefined {
  const ascii = isAscii(label) ? label : toALabel(label);
  if (ascii === undefined) return undefined;
  let out = "";
  for (let i = 0; i < ascii.length; i++) {
    let code = ascii.charCodeAt(i);
    if (code === 0x5c) {
      const match = /^\\(?:(\d{3})|(.))/s.exec(ascii.slice(i, i + 4));
      if (!match) return undefined;
      code = match[1] === undefined ? ascii.charCodeAt(i + 1) : Number(match[1]);
      i += (match[0] as string).length - 1;
    }
    if (code > 255) return undefined;
    out += octetText(code);
  }
  const octets = labelOctets(out);
  return octets >= 1 && octets <= maxLabelOctets ? out : undefined;
}

/** One octet of a label in presentation form, folded to lower case; the escapes are the ones that BIND prints. */
export function octetText(octet: number): string {
  if (octet >= 0x41 && octet <= 0x5a) return String.fromCharCode(octet + 0x20);
  if (octet <= 0x20 || octet >= 0x7f) return `\\${String(octet).padStart(3, "0")}`;
  const char = String.fromCharCode(octet);
  return '.;"()@$\\'.includes(char) ? `\\${char}` : char;
}

function labelOctets(label: string): number {
  return label.includes("\\") ? label.replace(/\\(?:\d{3}|.)/gs, "x").length : label.length;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/**
 * The A-label of a label with characters beyond ASCII (UTS 46, non-transitional), as every browser makes it.
 * @returns undefined when UTS 46 has no A-label for it
 */
export function toALabel(label: string): string | undefined {
  if (/[\p{Cc}\s%#/:<>?@[\\\]^|]/u.test(label)) return undefined;
  const url = `https://${label}.invalid/`;
  if (!URL.canParse(url)) return undefined;
  const host = new URL(url).hostname;
  const ascii = host.endsWith(".invalid") ? host.slice(0, -".invalid".length) : "";
  // Characters that UTS 46 takes for a dot, such as the ideographic full stop, would make two labels of one.
  return ascii === "" || ascii.includes(".") ? undefined : ascii;
}

function splitLabels(text: string): string[] {
  return text.includes("\\") ? text.split(/(?<=(?:^|[^\\])(?:\\\\)*)\./) : text.split(".");
}

/** The labels from the left, the root apart: `["autodiscover", "contoso", "com"]`. */
export function labelsOf(name: Name): string[] {
  return name === root ? [] : splitLabels(name.slice(0, -1));
}

/** The name without its first label; the root's parent is the root. */
export function parentOf(name: Name): Name {
  if (name === root) return root;
  const dot = name.includes("\\") ? (labelsOf(name)[0] as string).length : name.indexOf(".");
  return (name.slice(dot + 1) || root) as Name;
}

/** Whether `name` is `ancestor` or lies below it. */
export function isAtOrBelow(name: Name, ancestor: Name): boolean {
  if (name === ancestor || ancestor === root) return true;
  if (!name.endsWith(ancestor) || name.charCodeAt(name.length - ancestor.length - 1) !== 0x2e) return false;
  return !endsInEscape(name, name.length - ancestor.length - 1);
}

function endsInEscape(name: string, dot: number): boolean {
  let backslashes = 0;
  while (name.charCodeAt(dot - 1 - backslashes) === 0x5c) backslashes++;
  return backslashes % 2 === 1;
}

/** Whether `name` lies strictly below `ancestor`. */
export function isBelow(name: Name, ancestor: Name): boolean {
  return name !== ancestor && isAtOrBelow(name, ancestor);
}

/**
 * A name below another one.
 * @param labels one or more labels in normal form, `_autodiscover._tcp`; a constant of the program, never input
 */
export function below(labels: string, name: Name): Name {
  return (name === root ? `${labels}.` : `${labels}.${name}`) as Name;
}

/** How people and certificates write it: without the final dot. */
export function withoutDot(name: Name): string {
  return name === root ? "." : name.slice(0, -1);
}
