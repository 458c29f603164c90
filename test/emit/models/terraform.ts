import { parse } from "@cdktf/hcl2json";

/** A file of HCL as hashicorp/hcl reads it: strings are templates still. */
interface File {
  readonly variable?: Readonly<Record<string, readonly Body[]>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, readonly Body[]>>>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, readonly Body[]>>>>;
  readonly import?: readonly { readonly for_each?: string; readonly to: string; readonly id: string }[];
}

export type Body = Readonly<Record<string, unknown>>;

/** What a provider makes of the arguments of its resources. */
export interface ProviderModel {
  /** The lines that a resource stands for. */
  lines(type: string, body: Body): readonly string[];
  /** Those of what is there that an id stands for. */
  imported(id: string, held: readonly string[], data: (address: string) => Body): readonly string[];
  /** Whether it is an error when a set of this name and type is there before it is made. */
  readonly refusesWhatIsThere: boolean;
  /** Whether a resource is one record beside others of its name and type. */
  readonly isOfRecords?: boolean;
  /** Whether an update is seen as one. */
  sees?(old: readonly string[], fresh: readonly string[]): boolean;
}

/** What a string of the file is once it is evaluated; a variable stands for its own name. */
export function evaluated(template: unknown): string {
  if (typeof template !== "string") throw new Error(`no string: ${JSON.stringify(template)}`);
  return template.replace(/([$%])(\1)?\{(?:var\.(\w+)\})?/g, (part, _, doubled?: string, name?: string) => {
    if (doubled !== undefined) return part.slice(1);
    if (name === undefined || part.startsWith("%")) throw new Error(`interpolated: ${template}`);
    return name;
  });
}

/** Applies a file as Terraform does, once, and with the variable for deletions if there is one; returns what is there then. */
export async function applied(text: string, held: readonly string[], provider: ProviderModel) {
  const file = (await parse("zone.tf", text)) as File;
  const terraform = new Terraform(file, held, provider);
  terraform.apply(false);
  const claim = /it must say (?:(\d+) to import, )?(\d+) to add, 0 to destroy/.exec(text);
  expectCounts(terraform.counts, [Number(claim?.[1] ?? 0), Number(claim?.[2]), 0]);
  const second = /its plan must say (\d+) to add, (\d+) to destroy/.exec(text);
  if (second) {
    terraform.apply(true);
    expectCounts(terraform.counts, [0, Number(second[1]), Number(second[2])]);
  }
  return terraform.lines;
}

function expectCounts(got: readonly number[], said: readonly number[]) {
  if (got.join() !== said.join()) throw new Error(`the plan has ${got.join()}, and the text says ${said.join()}`);
}

class Terraform {
  lines: string[];
  /** Imported, added, destroyed by the last run. */
  counts = [0, 0, 0];
  private readonly state = new Map<string, readonly string[]>();

  constructor(
    private readonly file: File,
    held: readonly string[],
    private readonly provider: ProviderModel,
  ) {
    this.lines = [...held];
  }

  apply(isDeleting: boolean) {
    const wanted = this.instances(isDeleting);
    this.counts = [this.import(wanted, isDeleting), 0, 0];
    const isWaiting = ([, body]: [string, Body]) => "depends_on" in body;
    for (const one of [...wanted].filter((entry) => !isWaiting(entry))) this.make(...one);
    for (const address of [...this.state.keys()].filter((key) => !wanted.has(key))) this.destroy(address);
    for (const one of [...wanted].filter(isWaiting)) this.make(...one);
  }

  /** The resources that are to be there, by address. */
  private instances(isDeleting: boolean): Map<string, Body> {
    const found = new Map<string, Body>();
    for (const [type, labels] of Object.entries(this.file.resource ?? {})) {
      for (const [label, [body = {}, ...more]] of Object.entries(labels)) {
        if (more.length > 0) throw new Error(`twice: ${type}.${label}`);
        if (body.count === undefined) found.set(`${type}.${label}`, body);
        else if (isThere(body.count, isDeleting)) found.set(`${type}.${label}[0]`, body);
        for (const one of (body.depends_on as string[] | undefined) ?? []) this.block("resource", one.slice(2, -1));
      }
    }
    for (const [, name = ""] of JSON.stringify(this.file).replaceAll("$${", "").matchAll(/\$\{var\.(\w+)/g)) {
      if (!this.file.variable?.[name]) throw new Error(`not declared: ${name}`);
    }
    return found;
  }

  private import(wanted: ReadonlyMap<string, Body>, isDeleting: boolean): number {
    let count = 0;
    for (const { for_each, to, id } of this.file.import ?? []) {
      if (for_each !== undefined && !hasElements(for_each, isDeleting)) continue;
      const address = to.slice(2, -1);
      if (!wanted.has(address)) throw new Error(`imported into nothing: ${address}`);
      const lines = this.provider.imported(id, this.lines, (one) => this.block("data", one));
      if (this.state.has(address)) continue;
      if (lines.length === 0) throw new Error(`Cannot import non-existent remote object: ${id}`);
      this.state.set(address, lines);
      count++;
    }
    return count;
  }

  private block(kind: "resource" | "data", address: string): Body {
    const [type = "", label = ""] = address.split(".");
    const [body] = this.file[kind]?.[type]?.[label] ?? [];
    if (!body) throw new Error(`no ${kind} ${address}`);
    return body;
  }

  private make(address: string, body: Body) {
    const old = this.state.get(address);
    if (old === undefined) this.counts[1]!++;
    if (address.startsWith("terraform_data.")) {
      this.state.set(address, []);
      return;
    }
    const lines = this.provider.lines(address.split(".")[0] as string, body);
    if (old === undefined) this.create(lines);
    else if (this.provider.sees?.(old, lines) === false) return;
    else this.lines = [...this.lines.filter((line) => !old.includes(line)), ...lines];
    this.state.set(address, lines);
  }

  private create(lines: readonly string[]) {
    const [owner, , , type] = (lines[0] as string).split(" ");
    const beside = this.lines.filter((line) => line.startsWith(`${owner} `));
    const same = beside.filter((line) => line.split(" ")[3] === type);
    if (this.provider.refusesWhatIsThere && same.length > 0) throw new Error(`is there already: ${same}`);
    if (beside.some((line) => (line.split(" ")[3] === "CNAME") !== (type === "CNAME"))) {
      throw new Error(`a CNAME beside other data: ${lines}`);
    }
    const replaced = this.provider.isOfRecords ? [] : same;
    const bare = (line: string) => line.replace(/ \d+ /, " ");
    if (this.lines.some((line) => !replaced.includes(line) && bare(line) === bare(lines[0] as string))) {
      throw new Error(`is there already: ${lines}`);
    }
    this.lines = [...this.lines.filter((line) => !replaced.includes(line)), ...lines];
  }

  private destroy(address: string) {
    const lines = this.state.get(address) ?? [];
    this.lines = this.lines.filter((line) => !lines.includes(line));
    this.state.delete(address);
    this.counts[2]!++;
  }
}

function isThere(count: unknown, isDeleting: boolean): boolean {
  const [, whenDeleting, otherwise] = /^\$\{var\.\w+_delete_old \? ([01]) : ([01])\}$/.exec(String(count)) ?? [];
  if (whenDeleting === undefined) throw new Error(`count = ${count}`);
  return (isDeleting ? whenDeleting : otherwise) === "1";
}

function hasElements(forEach: string, isDeleting: boolean): boolean {
  if (!/^\$\{var\.\w+_delete_old \? toset\(\[\]\) : toset\(\["old"\]\)\}$/.test(forEach)) throw new Error(forEach);
  return !isDeleting;
}
