import { zoneCode } from "../../text/markdown/code-span.js";
import type { Name } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import type { EmittedEdit } from "../emission.js";

/** The changes as a table, a record a line, numbered in the order in which they are made. */
export function changeTable(edits: readonly EmittedEdit[]): string[] {
  return [
    "| Step | Do | Type | Name | TTL | Old value | New value |",
    "|---:|---|---|---|---|---|---|",
    ...edits.map((edit, index) => row([String(index + 1), ...cells(edit)])),
  ];
}

/** Records that stay as they are. */
export function recordTable(records: readonly RecordSpec[]): string[] {
  return [
    "| Type | Name | TTL | Value |",
    "|---|---|---|---|",
    ...records.map((record) => row([record.type, zoneName(record.owner), ttl(record), value(record)])),
  ];
}

const verbs = { add: "Add", replace: "Change", remove: "Delete" };

function cells(edit: EmittedEdit): string[] {
  const { owner, type } = edit.kind === "remove" ? edit.old : edit.record;
  const head = [verbs[edit.kind], type, zoneName(owner)];
  switch (edit.kind) {
    case "add":
      return [...head, ttl(edit.record), "", value(edit.record)];
    case "remove":
      return [...head, ttl(edit.old), value(edit.old), ""];
    case "replace":
      return [...head, ttls(edit.old, edit.record), value(edit.old), value(edit.record)];
  }
}

function ttls(old: RecordSpec, record: RecordSpec): string {
  return old.ttl === record.ttl ? ttl(record) : `${ttl(old)}, then ${ttl(record)}`;
}

function ttl(record: RecordSpec): string {
  return String(record.ttl);
}

function zoneName(name: Name): string {
  return zoneCode(name);
}

function value(record: RecordSpec): string {
  const { type, data } = withShortStrings(record);
  return zoneCode(rdataText(type, data));
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
