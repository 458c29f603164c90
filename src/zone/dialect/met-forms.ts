import type { Span } from "../../text/source.js";
import type { Server } from "./dialect.js";
import { type FormId, forms } from "./form.js";

/** A form that a server refuses: where it was met first in a text, and how often. */
export interface MetForm {
  readonly form: FormId;
  readonly at: Span;
  count: number;
}

/** Collects the forms that one server refuses. */
export interface FormsMet {
  readonly server: Server;
  /** Numbers, see `unknownTypes`. */
  readonly unknownTypes: ReadonlySet<number>;
  readonly met: Map<FormId, MetForm>;
}

export function refuses(server: Server, form: FormId): boolean {
  return (forms[form].refusedBy as readonly Server[]).includes(server);
}

/** Notes a form, if the server refuses it. */
export function meetForm({ server, met }: FormsMet, form: FormId, at: Span): void {
  if (refuses(server, form)) meetRefused(met, form, at);
}

export function meetRefused(met: Map<FormId, MetForm>, form: FormId, at: Span): void {
  const before = met.get(form);
  if (before) before.count++;
  else met.set(form, { form, at, count: 1 });
}
