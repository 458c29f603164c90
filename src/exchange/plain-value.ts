import { type Tree, valueAt } from "../exports/tree.js";

/**
 * Which part of an object says in one text what it is, the likeliest first. ConvertTo-Json takes values apart that
 * PowerShell shows as one: an enumeration that came from another server is `{"value":0,"Value":"Authoritative"}`, an address
 * is a System.Uri with AbsoluteUri, a domain has Address (with its asterisk) or Domain, a server is an object of the
 * directory with Name.
 */
const telling = ["Value", "value", "AbsoluteUri", "OriginalString", "Address", "Domain", "SmtpDomain", "Name"];

/** The one text of a value; undefined for null, for truth values and for what has no such text. */
export function plainText(tree: Tree | undefined): string | undefined {
  if (tree?.kind === "scalar") {
    return typeof tree.value === "boolean" || tree.value === null ? undefined : String(tree.value);
  }
  if (tree?.kind !== "dictionary") return undefined;
  // The name of a certificate on a connector: its two halves, which the shell joins.
  const [issuer, subject] = ["CertificateIssuer", "CertificateSubject"].map((key) => plainText(valueAt(tree, key)));
  if (subject !== undefined) return `${issuer ? `<I>${issuer}` : ""}<S>${subject}`;
  for (const key of telling) {
    const text = plainText(valueAt(tree, key));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Nothing was set. */
export function isEmpty(tree: Tree | undefined): boolean {
  if (tree === undefined) return true;
  if (tree.kind === "scalar") return tree.value === null || tree.value === "";
  return (tree.kind === "list" ? tree.items : tree.members).length === 0;
}

/** The values of a list. A list of one is printed as its one value, and Windows PowerShell wraps some: `{"value":[…],"Count":2}`. */
export function plainItems(tree: Tree | undefined): readonly Tree[] {
  if (!tree || isEmpty(tree)) return [];
  if (tree.kind === "list") return tree.items;
  const wrapped = valueAt(tree, "value");
  return wrapped?.kind === "list" ? wrapped.items : [tree];
}

/** True and false, as JSON, Format-List and numbers have them. */
export function plainFlag(tree: Tree | undefined): boolean | undefined {
  if (tree?.kind === "scalar" && typeof tree.value === "boolean") return tree.value;
  const text = plainText(tree)?.toLowerCase();
  return text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : undefined;
}

/**
 * A time as JSON has it: ISO 8601, or `/Date(1700000000000)/` of Windows PowerShell. What a console prints depends on the
 * language of the server, and 02/03 is nobody's date: undefined.
 */
export function plainDate(tree: Tree | undefined): Date | undefined {
  const text = (tree?.kind === "dictionary" && plainText(valueAt(tree, "value"))) || plainText(tree);
  const milliseconds = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(text ?? "")?.[1];
  const isIso = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text ?? "");
  if (milliseconds === undefined && !isIso) return undefined;
  const date = new Date(milliseconds === undefined ? (text as string) : Number(milliseconds));
  return Number.isNaN(date.getTime()) ? undefined : date;
}
