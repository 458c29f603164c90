import { recordText } from "../../../src/zone/canonical.js";
import { spec } from "../../fix/zone-text.js";
import { heldRecords } from "./held.js";
import type { Model } from "./model.js";
import { optionsOf, runScript, type Stubbed } from "./script.js";

/** Cloud DNS lists a set in an order of its own. */
const answer = `case "$*" in
  'dns record-sets list '*)
    for word; do
      case $word in --name=*) name=\${word#*=} ;; --type=*) type=\${word#*=} ;; esac
    done
    file="$ANSWERS/$name $type"
    [ -e "$file" ] || exit 0
    while IFS= read -r line; do printf '%s\\n' "$line"; done < "$file" ;;
esac`;

function listed(held: readonly string[]): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const line of [...held].reverse()) {
    const [owner = "", , , type = "", ...rdata] = line.split(" ");
    if (owner.length < 200) answers[`${owner} ${type}`] = `${answers[`${owner} ${type}`] ?? ""}${rdata.join(" ")}\n`;
  }
  return answers;
}

/** gcloud on a Cloud DNS that holds these records. */
export function stub(held: readonly string[]): Stubbed {
  return { tool: "gcloud", env: { ZONE: "zone-1" }, answer, answers: listed(held) };
}

/** Cloud DNS: a transaction is carried out whole; a set goes when it is given exactly, in its own order, with its TTL. */
export const model: Model = {
  carryOut(text, held) {
    const { status, stderr, calls } = runScript(text, stub(held));
    if (status !== 0) throw new Error(stderr);
    const records = heldRecords(held);
    const added: string[] = [];
    const steps = calls.filter(([, , command]) => command === "transaction");
    expectSame(
      steps.map(([, , , step]) => step).filter((step) => step !== "add" && step !== "remove"),
      ["start", "execute"],
    );
    expectSame([steps[0]?.[3], steps.at(-1)?.[3]], ["start", "execute"]);
    for (const [dns, sets, , step, ...words] of steps) {
      const {
        options,
        rest: [dashes, ...values],
      } = optionsOf(words);
      const { name = "", type = "", ttl, zone, "transaction-file": _, ...others } = options;
      expectSame([dns, sets, zone, ...Object.keys(others)], ["dns", "record-sets", "zone-1"]);
      if (step !== "add" && step !== "remove") continue;
      if (dashes !== "--" || values.length === 0) throw new Error("no values");
      const lines = values.map((value) => `${name} ${ttl} IN ${type} ${value}`);
      if (step === "add") added.push(...lines.map((line) => recordText(spec(line))));
      else {
        expectSame(lines, records.set(name, type).reverse());
        for (const line of lines) records.remove(line);
      }
    }
    for (const line of added) {
      const [owner = "", , , type = ""] = line.split(" ");
      if (records.set(owner, type).some((other) => !added.includes(other)))
        throw new Error(`is there already: ${owner} ${type}`);
      records.add(line);
    }
    return records.lines();
  },
};

function expectSame(got: readonly unknown[], wanted: readonly unknown[]): void {
  if (JSON.stringify(got) !== JSON.stringify(wanted))
    throw new Error(`${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
}
