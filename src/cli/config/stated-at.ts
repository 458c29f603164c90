import { positionAt } from "../../text/position.js";
import type { Span } from "../../text/source.js";

/** A sentence about something that the configuration states, with the place where it does. */
export function statedAt(at: Span | undefined, sentence: string): string {
  if (!at) return sentence;
  const { line, column } = positionAt(at.source, at.start);
  return `${at.source.path}:${line}:${column}: ${sentence}`;
}
