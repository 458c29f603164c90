import { namesInArguments } from "../../certificate/planned.js";
import type { DeclaredDomain } from "../../estate/build.js";
import type { Span } from "../../text/source.js";
import type { Name } from "../../zone/name.js";
import { toDomainName } from "../domain-name.js";
import { CannotRun } from "../exit.js";

/**
 * Reads `--domain NAME[,NAME…]`.
 * @throws CannotRun for what is no domain name
 */
export function domainArguments(values: readonly string[]): { name: Name; at: Span }[] {
  return namesInArguments("--domain", values).map(({ text, at }) => ({ name: domainName(text, "--domain"), at }));
}

/**
 * A domain name from an argument.
 * @param option what it was given with, for the sentence
 * @throws CannotRun when it is none
 */
export function domainName(text: string, option: string): Name {
  const name = toDomainName(text);
  if (name) return name;
  const address = /^[^@\s]+@([^@\s]+)$/.exec(text)?.[1];
  const hint = address ? `; give the domain alone: ${address}` : "";
  throw new CannotRun(`${option} ${JSON.stringify(text)}: this is not a domain name${hint}`);
}

/**
 * Reads `--proof DOMAIN=STRING`: the strings may end in `=` themselves. Several of one domain are expected together.
 * @throws CannotRun for another form
 */
export function proofArguments(values: readonly string[]): DeclaredDomain[] {
  const proofs = new Map<Name, { at: Span; proofs: string[] }>();
  for (const value of values) {
    const [, domain, proof] = /^([^=]+)=(.+)$/s.exec(value) ?? [];
    if (domain === undefined || proof === undefined) {
      throw new CannotRun(`--proof ${JSON.stringify(value)}: write it as --proof contoso.com=STRING`);
    }
    const name = domainName(domain, "--proof");
    const bytes = new TextEncoder().encode(value);
    const at: Span = { source: { path: "--proof", bytes, encoding: "utf-8" }, start: 0, end: domain.length };
    const known = proofs.get(name) ?? { at, proofs: [] };
    known.proofs.push(proof);
    proofs.set(name, known);
  }
  return Array.from(proofs, ([name, { at, proofs }]) => ({ name, at, federation: { proofs } }));
}

/**
 * Reads `--now`.
 * @throws CannotRun for what is no date
 */
export function nowArgument(text: string | undefined): Date {
  return text === undefined ? new Date() : dateArgument(text, "--now");
}

/**
 * Reads a date, or a time of one.
 * @param option what it was given with, for the sentence
 * @throws CannotRun for what is none
 */
export function dateArgument(text: string, option: string): Date {
  const date = new Date(text);
  if (/^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(date.getTime())) return date;
  throw new CannotRun(`${option} ${JSON.stringify(text)}: write a date as 2027-01-31 or 2027-01-31T12:00:00Z`);
}
