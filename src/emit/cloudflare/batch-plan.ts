import { withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import type { Emission, EmittedEdit } from "../emission.js";
import { setGuards } from "../set-guard.js";
import { type ApiRecord, apiRecord, newApiRecord } from "./api-record.js";

/** What a batch is made of, once the records that go and change are found among those that are there. */
export interface BatchPlan {
  readonly zone: string;
  /** The sets as they must be: those that were read, and none where none was. */
  readonly expect: readonly { readonly type: string; readonly name: string; readonly records: readonly ApiRecord[] }[];
  readonly deletes: readonly ApiRecord[];
  readonly patches: readonly { readonly was: ApiRecord; readonly now: ApiRecord }[];
  readonly posts: readonly ApiRecord[];
}

/** A record that another of its name and type replaces keeps its id, its comment and its proxy setting. */
export function batchPlan(emission: Emission): BatchPlan {
  const { origin, edits } = emission;
  const patched = edits.filter(isPatch);
  const others = edits.filter((edit) => !isPatch(edit));
  return {
    zone: withoutDot(origin),
    expect: setGuards(emission).flatMap(({ type, owner, exactly }) =>
      exactly ? [{ type, name: withoutDot(owner), records: exactly.map(apiRecord) }] : [],
    ),
    deletes: others.flatMap((edit) => (edit.kind === "add" ? [] : [apiRecord(edit.old)])),
    patches: patched.map(({ old, record }) => ({ was: apiRecord(old), now: apiRecord(record) })),
    posts: others.flatMap((edit) => (edit.kind === "remove" ? [] : [newApiRecord(edit.record)])),
  };
}

interface Replacement {
  readonly kind: "replace";
  readonly old: RecordSpec;
  readonly record: RecordSpec;
}

function isPatch(edit: EmittedEdit): edit is Replacement {
  return edit.kind === "replace" && edit.old.owner === edit.record.owner && edit.old.type === edit.record.type;
}
