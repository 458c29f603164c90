import { parse } from "yaml";
import { heldRecords } from "./held.js";
import type { Model } from "./model.js";
import { zoneLine } from "./zone-line.js";

type Arguments = Readonly<Record<string, unknown>>;

interface Task {
  readonly name: string;
  readonly "community.general.nsupdate": Arguments;
  readonly check_mode?: boolean;
  readonly failed_when?: string;
  readonly tags?: readonly string[];
}

/** What the command line says: `--check`, and a choice of tags. */
interface Run {
  readonly isCheck?: boolean;
  readonly isChosen?: (task: Task) => boolean;
}

interface Play {
  readonly module_defaults: { readonly "community.general.nsupdate": Arguments };
  readonly tasks: readonly Task[];
}

/** A text that is marked as no template. */
class Unsafe {
  constructor(readonly text: string) {}
}

const unsafe = { tag: "!unsafe", resolve: (text: string) => new Unsafe(text) };

const connection = {
  server: "{{ dns_server }}",
  key_name: "{{ dns_key_name }}",
  key_secret: "{{ dns_key_secret }}",
  key_algorithm: "{{ dns_key_algorithm | default('hmac-sha256') }}",
};

/** ansible-playbook with the module nsupdate: in check mode first, then in earnest; in two runs it comes to the same. */
export const model: Model = {
  carryOut(text, held) {
    if (run(text, held, { isCheck: true }).join() !== held.join()) throw new Error("changed in check mode");
    const isLater = ({ tags }: Task) => tags?.includes("delete") === true;
    const first = run(text, held, { isChosen: (task) => !isLater(task) });
    const then = run(text, first, { isChosen: isLater });
    const once = run(text, held, {});
    if ([...then].sort().join() !== [...once].sort().join()) throw new Error("otherwise in two runs");
    return once;
  },
};

function run(text: string, held: readonly string[], { isCheck, isChosen = () => true }: Run): readonly string[] {
  const records = heldRecords(held);
  for (const { module_defaults, tasks } of parse(text, { version: "1.1", customTags: [unsafe] }) as readonly Play[]) {
    const { zone, ...defaults } = module_defaults["community.general.nsupdate"];
    if (JSON.stringify(defaults) !== JSON.stringify(connection)) throw new Error("another connection");
    for (const task of tasks.filter(isChosen)) {
      plain(task.name);
      const { changed, carryOut } = nsupdate(task["community.general.nsupdate"], `${plain(zone)}.`, records);
      if (task.failed_when === "guard is failed or guard is changed" && changed)
        throw new Error(`failed: ${task.name}`);
      if (!isCheck && task.check_mode !== true) carryOut();
    }
  }
  return records.lines();
}

/** What stands there once Ansible's templates are evaluated. */
function plain(value: unknown): string {
  if (value instanceof Unsafe) return value.text;
  if (typeof value !== "string" || /\{[{%#]/.test(value)) throw new Error(`a template: ${JSON.stringify(value)}`);
  return value;
}

function nsupdate(all: Arguments, zone: string, records: ReturnType<typeof heldRecords>) {
  const { record, type, ttl, value, state = "present", ...others } = all;
  if (Object.keys(others).length > 0) throw new Error(Object.keys(others).join());
  const owner = plain(record);
  if (!owner.endsWith(".") || (owner !== zone && !owner.endsWith(`.${zone}`)))
    throw new Error(`not absolute: ${owner}`);
  const old = records.set(owner, type as string);
  const fresh =
    state === "absent" ? [] : (value as unknown[]).map((one) => line(owner, ttl, type as string, plain(one)));
  return {
    changed: [...old].sort().join("\n") !== [...fresh].sort().join("\n"),
    carryOut() {
      const isAlias = type === "CNAME";
      const beside = records.lines().filter((one) => one.startsWith(`${owner} `) && !old.includes(one));
      if (fresh.length > 0 && beside.some((one) => one.includes(" IN CNAME ") !== isAlias)) throw new Error("refused");
      for (const one of old) records.remove(one);
      for (const one of fresh) records.add(one);
    },
  };
}

function line(owner: string, ttl: unknown, type: string, value: string): string {
  if (typeof ttl !== "number") throw new Error("no TTL");
  if (type === "TXT" && !(value.startsWith('"') && value.endsWith('"'))) throw new Error("quoted once more");
  return zoneLine(owner, ttl, type, value);
}
