import type { Name } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec, RecordType } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import { setKey } from "../set-guard.js";
import type { Step } from "./step.js";

/** The question for each name and type that the steps touch, and what the answer must hold or not hold. */
export function checks(steps: readonly Step[]): string[] {
  const answers = new Map<string, { readonly question: string; readonly lines: string[] }>();
  const aliases = new Set(
    steps.flatMap(({ comes }) => comes).flatMap(({ type, owner }) => (type === "CNAME" ? [owner] : [])),
  );
  for (const [index, { comes, goes }] of steps.entries()) {
    // What an alias leads to is answered as well, and may be what was there before.
    for (const record of [...comes, ...goes.filter(({ type, owner }) => type === "CNAME" || !aliases.has(owner))]) {
      const known = answers.get(setKey(record)) ?? { question: question(record), lines: [] };
      answers.set(setKey(record), known);
      const verb = comes.includes(record) ? "shows" : "no longer shows";
      known.lines.push(`   ${verb} ${shortRdata(record, index + 1)}`);
    }
  }
  return [...answers.values()].flatMap(({ question, lines }) => [question, ...lines]);
}

/** Types that nslookup knows everywhere, on Windows too. */
const wellKnown: ReadonlySet<RecordType> = new Set(["A", "AAAA", "CNAME", "MX", "NS", "PTR", "SRV", "TXT"]);

/** A line for any shell: a name of this form holds nothing that one reads. The final dot keeps search lists out. */
function question({ owner, type }: RecordSpec): string {
  // A shell would look for files of a name with an asterisk, and nslookup takes a leading hyphen for an option.
  const name = owner.startsWith("*") ? `"${owner}"` : owner;
  return wellKnown.has(type) && !isOption(owner) ? `nslookup -type=${type} ${name}` : `dig -t ${type} -q ${name}`;
}

function isOption(owner: Name): boolean {
  return owner.startsWith("-");
}

const longest = 80;

function shortRdata(record: RecordSpec, step: number): string {
  const { type, data } = withShortStrings(record);
  const text = rdataText(type, data);
  return text.length <= longest ? text : `the text of step ${step}, in strings of at most 255 characters`;
}
