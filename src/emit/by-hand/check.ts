import type { Name } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec, RecordType } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import { setKey } from "../set-guard.js";
import type { HandStep } from "./step.js";

/** How somebody sees from outside whether a change is there. */
export interface Check {
  /** A line for any shell. */
  readonly question: string;
  /** What the answer must hold, and what it must not hold any more: rdata, or where the text stands that it is. */
  readonly shows: readonly string[];
  readonly hides: readonly string[];
}

/** A question for each name and type that the steps touch. */
export function checks(steps: readonly HandStep[]): Check[] {
  const all = new Map<string, { question: string; shows: string[]; hides: string[] }>();
  const checkOf = (record: RecordSpec) => {
    const check = all.get(setKey(record)) ?? { question: question(record), shows: [], hides: [] };
    all.set(setKey(record), check);
    return check;
  };
  const coming = steps.flatMap(({ comes }) => comes);
  const aliases = new Set(coming.filter(({ type }) => type === "CNAME").map(({ owner }) => owner));
  for (const [index, { comes, goes }] of steps.entries()) {
    for (const record of comes) checkOf(record).shows.push(shortRdata(record, index + 1));
    for (const record of goes) {
      // What an alias leads to is answered as well, and may be what was there before.
      if (record.type !== "CNAME" && aliases.has(record.owner)) continue;
      checkOf(record).hides.push(shortRdata(record, index + 1));
    }
  }
  return [...all.values()];
}

/** Types that nslookup knows everywhere, on Windows too. */
const wellKnown: ReadonlySet<RecordType> = new Set(["A", "AAAA", "CNAME", "MX", "NS", "PTR", "SRV", "TXT"]);

/** The final dot keeps search lists out. */
function question({ owner, type }: RecordSpec): string {
  const name = shellName(owner);
  // nslookup takes a leading hyphen for an option, and knows no escapes.
  const isForDig = !wellKnown.has(type) || owner.startsWith("-") || name.includes("\\");
  return isForDig ? `dig -t ${type} -q ${name}` : `nslookup -type=${type} ${name}`;
}

/**
 * A name that sh, cmd and PowerShell take as it is: what may mean something to one of them is written as its octet, and
 * backslashes before digits and asterisks mean nothing between double quotes.
 */
function shellName(name: Name): string {
  if (/^[a-z0-9._-]+$/.test(name)) return name;
  const escaped = name.replace(/\\\d{3}|\\(.)|[^a-z0-9._*-]/g, (text, char: string = text) =>
    char.length > 1 ? text : `\\${String(char.charCodeAt(0)).padStart(3, "0")}`,
  );
  return `"${escaped}"`;
}

/** A federation proof of 88 characters is still to be compared; a key of DKIM is not to stand there twice. */
const longest = 100;
const oneString = 257;

function shortRdata(record: RecordSpec, step: number): string {
  const { type, data } = withShortStrings(record);
  const text = rdataText(type, data);
  if (text.length <= longest) return text;
  return `the text of step ${step}${text.length > oneString ? ", in strings of at most 255 characters" : ""}`;
}
