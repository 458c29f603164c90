import { lint } from "../../src/lint.js";
import { recordText } from "../../src/zone/canonical.js";
import type { ResourceRecord } from "../../src/zone/record.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

export const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";
export const certificate = "webmail.a.example";

/** The edits of b.example's cure, and the advice where there is none. */
export function cureFor(lines: string, more: Partial<EstateText> = {}) {
  const zones = { "a.example.": hub, "b.example.": `@ MX 10 webmail.a.example.\n${lines}\n` };
  const report = lint(estateFromText({ zones, certificate, ...more }));
  const correction = report.corrections.find(({ domain }) => domain === nameOf("b.example"));
  const text = (record: ResourceRecord) => recordText(record);
  const edits = (correction?.steps ?? []).map(({ edits }) =>
    edits.map(({ edit }) => {
      if (edit.kind === "add") return `+ ${recordText(edit.record)}`;
      return edit.kind === "remove" ? `- ${text(edit.old)}` : `~ ${text(edit.old)} => ${recordText(edit.record)}`;
    }),
  );
  return { edits, waits: correction?.steps.map(({ wait }) => wait) ?? [], advice: correction?.advice.join("\n") ?? "" };
}

export const srv = "_autodiscover._tcp.b.example. 3600 IN SRV 0 0 443 webmail.a.example.";
