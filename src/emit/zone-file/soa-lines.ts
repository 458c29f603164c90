import { printable } from "../../text/printable.js";
import type { Name } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { relativeName } from "../relative-name.js";
import { remarkOf } from "./remark.js";
import { timeSpan } from "./time-span.js";

/**
 * The rdata of a SOA, a field a line with what it is for, in the words of RFC 1035 §3.3.13 and RFC 2308 §4.
 * @param indent what stands in front of each field
 */
export function soaLines({ data }: RecordSpec<"SOA">, origin: Name, indent: string): string[] {
  const { mname, rname, serial, refresh, retry, expire, minimum } = data;
  const fields: (readonly [text: string, meaning: string])[] = [
    nameField(mname, origin, "primary name server"),
    nameField(rname, origin, `mailbox of the administrator${mailbox(rname)}`),
    [String(serial), "serial"],
    [String(refresh), `refresh: ${timeSpan(refresh)}`],
    [String(retry), `retry: ${timeSpan(retry)}`],
    [String(expire), `expire: ${timeSpan(expire)}`],
    [String(minimum), `minimum, the TTL of negative answers: ${timeSpan(minimum)}`],
  ];
  const width = Math.max(...fields.map(([text]) => text.length));
  return [...fields.map(([text, meaning]) => `${indent}${text.padEnd(width)} ; ${meaning}`), `${indent})`];
}

function nameField(name: Name, origin: Name, meaning: string): readonly [string, string] {
  const text = relativeName(name, origin);
  return [text, [meaning, remarkOf([text], "")].filter(Boolean).join(", ")];
}

/** The first label is the local part (RFC 1035 §8), with its dots escaped. */
function mailbox(rname: Name): string {
  const [, local, domain] = /^((?:[^.\\]|\\\.)+)\.(.+)\.$/.exec(rname) ?? [];
  return local && domain ? `, ${printable(`${local.replaceAll("\\.", ".")}@${domain}`)}` : "";
}
