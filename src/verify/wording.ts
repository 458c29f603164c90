import { contentOf } from "../compare/wording.js";
import { withoutDot } from "../zone/name.js";
import type { Server } from "./dns/server.js";
import type { Question } from "./question.js";
import type { Difference } from "./verification.js";

const shown = 4;

/** "192.0.2.1", "192.0.2.1 and 192.0.2.2", "a, b, c, d and 3 more". */
export function serversText(servers: readonly Server[]): string {
  const labels = servers.map(({ label }) => label);
  if (labels.length > shown) return `${labels.slice(0, shown).join(", ")} and ${labels.length - shown} more`;
  return labels.length < 2 ? labels.join("") : `${labels.slice(0, -1).join(", ")} and ${labels.at(-1)}`;
}

/** A clause about one server, said of one or several. */
export function saidOf(servers: readonly Server[], what: string): string {
  return servers.length === 1 ? `${serversText(servers)} ${what}` : `each of ${serversText(servers)} ${what}`;
}

/** "The MX records of contoso.com". */
function subjectText({ aim, owner, type, subject }: Question): string {
  const what = subject.type === "CNAME" ? "alias" : `${type} records`;
  if (aim !== "synthesis") return `${what} of ${withoutDot(owner)}`;
  const parent = subject.type === "DNAME" ? subject.owner : subject.owner.slice(2);
  return `${what} of any name below ${parent === "" ? "." : parent.replace(/\.$/, "")}`;
}

/** What servers answer to a question, and what the file says: whole sentences. */
export function differenceText({ question, faults, agreeing }: Difference): string {
  const { expected } = question;
  const said = faults.map(({ fault, servers }) => saidOf(servers, fault.what)).join("; ");
  const asked = expected.chain.length > 0 ? expected.chain.slice(0, 1) : expected.records;
  const records = faults[0]?.fault.expected ?? asked;
  const file = records.length === 0 ? "the file has none" : `the file says ${contentOf(records)}`;
  const text = ended(`Asked for the ${subjectText(question)}, ${said}; ${file}`);
  if (agreeing.length === 0) return text;
  return `${text} ${sentence(saidOf(agreeing, "answers as the file does"))}: people get the one or the other.`;
}

/** A sentence with its full stop; the dot of a name at its end is one. */
function ended(sentence: string): string {
  return sentence.endsWith(".") ? sentence : `${sentence}.`;
}

/** The servers that answer otherwise. */
export function differing({ faults }: Difference): Server[] {
  return faults.flatMap(({ servers }) => servers);
}

/** A clause as a sentence without its full stop. */
export function sentence(clause: string): string {
  return clause.charAt(0).toUpperCase() + clause.slice(1);
}
