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
  const { apply, lines } = terraform((await parse("zone.tf", text)) as File, held, provider);
  const first = /it must say (?:(\d+) to import, )?(\d+) to add, (\d+) to change, (0) to destroy/.exec(text) ?? [];
  expectCounts(apply(false), [first[1] ?? "0", ...first.slice(2)]);
  const second = /its plan must say (\d+) to add, (\d+) to change, (\d+) to destroy/.exec(text);
  if (second) expectCounts(apply(true), ["0", ...second.slice(1)]);
  return lines();
}

function expectCounts(got: readonly number[], said: readonly (string | undefined)[]) {
  if (got.join() !== said.join()) throw new Error(`the plan has ${got.join()}, and the text says ${said.join()}`);
}

/** A state, and what it is the state of. */
function terraform(file: File, held: readonly string[], provider: ProviderModel) {
  const state = new Map<string, readonly string[]>();
  const world = worldOf(held, provider);
  const sees = provider.sees ?? ((old, fresh) => [...old].sort().join("\n") !== [...fresh].sort().join("\n"));
  const importAll = (wanted: ReadonlyMap<string, Body>, isDeleting: boolean) => {
    const before = state.size;
    for (const { for_each, to, id } of file.import ?? []) {
      if (for_each !== undefined && !hasElements(for_each, isDeleting)) continue;
      const address = to.slice(2, -1);
      if (!wanted.has(address)) throw new Error(`imported into nothing: ${address}`);
      const lines = provider.imported(id, world.lines(), (one) => blockOf(file.data, one));
      if (state.has(address)) continue;
      if (lines.length === 0) throw new Error(`Cannot import non-existent remote object: ${id}`);
      state.set(address, lines);
    }
    return state.size - before;
  };
  const make = ([address, body]: readonly [string, Body]) => {
    const old = state.get(address);
    const isOwn = address.startsWith("terraform_data.");
    const fresh = isOwn ? [] : provider.lines(address.split(".")[0] as string, body);
    if (old === undefined) {
      if (!isOwn) world.create(fresh);
      state.set(address, fresh);
      return "added";
    }
    if (!sees(old, fresh)) return "kept";
    world.replace(old, fresh);
    state.set(address, fresh);
    return "changed";
  };
  /** @returns how many are imported, added, changed, destroyed */
  const apply = (isDeleting: boolean): readonly number[] => {
    const wanted = instances(file, isDeleting);
    const imported = importAll(wanted, isDeleting);
    const [waiting, first] = [true, false].map((waits) =>
      [...wanted].filter(([, body]) => "depends_on" in body === waits),
    );
    const madeFirst = (first ?? []).map(make);
    const gone = [...state.keys()].filter((address) => !wanted.has(address));
    for (const address of gone) {
      world.replace(state.get(address) ?? [], []);
      state.delete(address);
    }
    const made = [...madeFirst, ...(waiting ?? []).map(make)];
    const count = (what: string) => made.filter((one) => one === what).length;
    return [imported, count("added"), count("changed"), gone.length];
  };
  return { apply, lines: world.lines };
}

/** The provider's side: what is there. */
function worldOf(held: readonly string[], { isOfRecords, refusesWhatIsThere }: ProviderModel) {
  let lines = [...held];
  const replace = (old: readonly string[], fresh: readonly string[]) => {
    lines = [...lines.filter((line) => !old.includes(line)), ...fresh];
  };
  const create = (fresh: readonly string[]) => {
    const [owner, , , type] = (fresh[0] as string).split(" ");
    const beside = lines.filter((line) => line.startsWith(`${owner} `));
    const same = beside.filter((line) => line.split(" ")[3] === type);
    if (refusesWhatIsThere && same.length > 0) throw new Error(`is there already: ${same}`);
    if (beside.some((line) => (line.split(" ")[3] === "CNAME") !== (type === "CNAME"))) {
      throw new Error(`a CNAME beside other data: ${fresh}`);
    }
    const bare = (line: string) => line.replace(/ \d+ /, " ");
    if (isOfRecords && same.some((line) => bare(line) === bare(fresh[0] as string))) {
      throw new Error(`is there already: ${fresh}`);
    }
    replace(isOfRecords ? [] : same, fresh);
  };
  return { create, replace, lines: () => lines };
}

/** The resources that are to be there, by address. */
function instances(file: File, isDeleting: boolean): Map<string, Body> {
  const found = new Map<string, Body>();
  const blocks = Object.entries(file.resource ?? {}).flatMap(([type, labels]) =>
    Object.entries(labels).map(([label, bodies]) => [`${type}.${label}`, bodies] as const),
  );
  for (const [address, [body = {}, ...more]] of blocks) {
    if (more.length > 0) throw new Error(`twice: ${address}`);
    if (body.count === undefined) found.set(address, body);
    else if (isThere(body.count, isDeleting)) found.set(`${address}[0]`, body);
    for (const one of (body.depends_on as string[] | undefined) ?? []) blockOf(file.resource, one.slice(2, -1));
  }
  for (const [, name = ""] of JSON.stringify(file)
    .replaceAll("$${", "")
    .matchAll(/\$\{var\.(\w+)/g)) {
    if (!file.variable?.[name]) throw new Error(`not declared: ${name}`);
  }
  return found;
}

function blockOf(blocks: File["resource"], address: string): Body {
  const [type = "", label = ""] = address.split(".");
  const [body] = blocks?.[type]?.[label] ?? [];
  if (!body) throw new Error(`there is no ${address}`);
  return body;
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
