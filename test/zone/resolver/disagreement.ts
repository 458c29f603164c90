import { recordText } from "../../../src/zone/canonical.js";
import { type Lookup, lookup } from "../../../src/zone/lookup.js";
import { type Name, parentOf } from "../../../src/zone/name.js";
import type { ResourceRecord } from "../../../src/zone/record.js";
import type { ZoneSet } from "../../../src/zone/zone-set.js";
import type { DnsClient } from "./dns-client.js";
import { nameOctets, type Reply } from "./dns-message.js";
import type { Question } from "./zones-arbitrary.js";

/** One alias of a chain as a server shows it: the records, and the name that it leads to if that is not too long. */
interface Step {
  readonly records: readonly string[];
  readonly target: Name | undefined;
}

/** What a server showed of a chain when it was asked for one of its names. */
interface Showing {
  readonly reply: Reply;
  readonly type: Question["type"];
  /** The records of the steps that stand in the reply. */
  readonly aliases: readonly string[];
  /** The name that they lead to: the one that was asked when there are none. */
  readonly end: Name;
  /** RFC 6672 §2.2: the last is a DNAME that makes too long a name; `lookup` says that the name does not exist. */
  readonly isTooLong: boolean;
}

/**
 * Asks a server what `lookup` was asked, and says how they differ. A server stops within a chain of aliases, BIND at the
 * edge of a zone, NSD at a DNAME that it has used before, both after a number of steps: then it is asked for the next name.
 * @returns what was asked and answered, as text for people; undefined when they agree
 */
export async function disagreement(
  client: DnsClient,
  zones: ZoneSet,
  { name, type }: Question,
): Promise<string | undefined> {
  const found = lookup(zones, name, type);
  const said = [`${name} ${type}: ${toldOf(found)}`];
  let steps = stepsOf(found, name);
  if (found.outcome === "loop" && !isEndless(name, steps)) return said.join("\n");
  for (let asked = name; ; ) {
    const reply = await client.ask(asked, type);
    said.push(`${asked} ${type}: ${JSON.stringify(reply)}`);
    const shown = shownBy(reply, steps);
    const end = shown.findLast(({ target }) => target !== undefined)?.target ?? asked;
    const isTooLong = shown.some(({ target }) => target === undefined);
    const showing = { reply, type, aliases: shown.flatMap(({ records }) => records), end, isTooLong };
    steps = steps.slice(shown.length);
    if (steps.length === 0 && isEnd(showing, found, zones)) return undefined;
    if (end === asked || isTooLong || !isStop(showing, found)) return said.join("\n");
    asked = end;
  }
}

function toldOf({ outcome, records, chain }: Lookup): string {
  return JSON.stringify({ outcome, records: records.map(recordText), chain: chain.map(recordText) });
}

function stepsOf({ chain }: Lookup, name: Name): Step[] {
  let asked = name;
  return chain.map((alias) => {
    const target = targetOf(alias, asked);
    const dname = alias.type === "DNAME" ? [recordText(alias)] : [];
    const cname = target === undefined ? [] : [`${asked} ${alias.ttl} IN CNAME ${target}`];
    asked = target ?? asked;
    return { records: [...dname, ...cname], target };
  });
}

/** Where an alias leads from a name (RFC 6672 §2.2), unless that is too long. */
function targetOf(alias: ResourceRecord, name: Name): Name | undefined {
  if (alias.type === "CNAME") return alias.data.target;
  if (alias.type !== "DNAME") throw new Error(`no alias: ${recordText(alias)}`);
  const suffix = alias.data.target === "." ? "" : alias.data.target;
  const target = name.slice(0, alias.owner === "." ? name.length : -alias.owner.length) + suffix;
  try {
    nameOctets(target);
    return target as Name;
  } catch {
    return undefined;
  }
}

// More aliases than any resolver follows.
const tooMany = 17;

/** Whether the chain is too long or leads back to one of its names. */
function isEndless(name: Name, steps: readonly Step[]): boolean {
  const names = [name, ...steps.map(({ target }) => target)];
  return steps.length >= tooMany || new Set(names).size < names.length;
}

/** The steps, from the first, that stand in the answer. */
function shownBy(reply: Reply, steps: readonly Step[]): readonly Step[] {
  const isShown = ({ records, target }: Step) =>
    (target !== undefined || reply.rcode === "YXDOMAIN") && records.every((record) => reply.answer.includes(record));
  const next = steps.findIndex((step) => !isShown(step));
  return next === -1 ? steps : steps.slice(0, next);
}

// BIND follows 11 aliases and then says SERVFAIL, with those that it has (max-query-restarts).
const bindRestarts = 11;

/** Whether the server leaves the rest of the chain to the one who asks. */
function isStop({ reply, type, aliases, end }: Showing, { outcome }: Lookup): boolean {
  const { rcode, answer, authority } = reply;
  const isTired = rcode === "SERVFAIL" && (outcome === "loop" || aliases.length > bindRestarts);
  // RFC 4035 §3.1.4.1 has the parent asked for a DS; BIND does not leave the zone that an alias led it to the apex of.
  const isChild = type === "DS" && isSoaOf(end, authority[0]);
  // Who asks for a CNAME has the answer with the first.
  return (
    type !== "CNAME" &&
    (rcode === "NOERROR" || isTired) &&
    (authority.length === 0 || isChild) &&
    (outcome === "loop" || alike(answer, aliases))
  );
}

/** Whether the server says of the name at the end of the chain what `lookup` says. */
function isEnd({ reply, type, aliases, end, isTooLong }: Showing, found: Lookup, zones: ZoneSet): boolean {
  const { rcode, authoritative, authority } = reply;
  const { outcome } = found;
  if (isTooLong)
    return outcome === "nxdomain" && rcode === "YXDOMAIN" && found.name === end && alike(reply.answer, aliases);
  if (outcome === "loop") return aliases.length > 0;
  const isSynthesised = type === "CNAME" && aliases.length > 0;
  if (!isSynthesised && found.name !== end) return false;
  const records = found.records.map(recordText);
  if (!alike(reply.answer, outcome === "answer" ? [...aliases, ...records] : aliases)) return false;
  const isDeniedBy = (owner: Name | undefined) =>
    authoritative && authority.length === 1 && isSoaOf(owner, authority[0]);
  const zone = zones.enclosing(type === "DS" ? parentOf(end) : end);
  switch (outcome) {
    case "answer":
      return rcode === "NOERROR" && authoritative;
    case "nodata":
      return rcode === "NOERROR" && isDeniedBy(zone?.origin);
    case "nxdomain":
      return rcode === "NXDOMAIN" && isDeniedBy(zone?.origin);
    case "delegated":
      return rcode === "NOERROR" && authoritative === aliases.length > 0 && alike(authority, records);
    case "outside":
      // A server that has the child alone denies its DS; the parent's word is not known.
      return type === "DS" && zones.enclosing(end)?.origin === end
        ? rcode === "NOERROR" && isDeniedBy(end)
        : rcode === "REFUSED";
  }
}

/** Its TTL is the server's choice: BIND gives 0 to who asks for a SOA. */
function isSoaOf(owner: Name | undefined, record = ""): boolean {
  const [of, , , type] = record.split(" ");
  return of === owner && type === "SOA";
}

function alike(records: readonly string[], others: readonly string[]): boolean {
  const set = new Set(records);
  return others.every((record) => set.has(record)) && set.size === new Set(others).size;
}
