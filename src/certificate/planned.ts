import { byteOffsets } from "../text/byte-offset.js";
import type { SourceFile, Span } from "../text/source.js";
import type { Certificate } from "./certificate.js";
import { certificateName, distinctNames } from "./certificate-name.js";

/** A name that somebody wrote down, and where. */
export interface WrittenName {
  readonly text: string;
  readonly at: Span;
}

const nowhere: Span = { source: { path: "--san", bytes: new Uint8Array(), encoding: "utf-8" }, start: 0, end: 0 };

/**
 * A certificate that does not exist yet: names alone, without dates, key and issuer.
 * @param label how messages call it: `--san`, or the label of the configuration
 */
export function plannedCertificate(names: readonly WrittenName[], label = "--san"): Certificate {
  const first = names[0]?.at ?? nowhere;
  return {
    label,
    kind: "planned",
    format: "planned",
    names: distinctNames(names.map(({ text, at }) => certificateName(text, at))),
    services: [],
    issuerKind: "public",
    at: { source: first.source, start: 0, end: 0 },
  };
}

/** The certificate as it would be with further names on it; those that it has already stay where they are. */
export function withPlannedNames(certificate: Certificate, names: readonly WrittenName[]): Certificate {
  const planned = names.map(({ text, at }) => certificateName(text, at));
  return { ...certificate, names: distinctNames([...certificate.names, ...planned]) };
}

/**
 * The names of an option that may be repeated and whose values are lists, such as `--san a.contoso.com,b.contoso.com`.
 * Each value is a source of its own, so that a column counts within the argument.
 * @param option the path that positions show: `--san`
 */
export function namesInArguments(option: string, values: readonly string[]): WrittenName[] {
  return values.flatMap((value) => namesInArgument(option, value));
}

function namesInArgument(option: string, value: string): WrittenName[] {
  const source: SourceFile = { path: option, bytes: new TextEncoder().encode(value), encoding: "utf-8" };
  const offsetOf = byteOffsets(value);
  return Array.from(value.matchAll(/[^\s,]+/gu), ({ 0: text, index }) => {
    const start = offsetOf(index);
    return { text, at: { source, start, end: offsetOf(index + text.length) } };
  });
}
