import { meaningOf } from "../compare/meaning.js";
import { contentOf } from "../compare/wording.js";
import { isBelow, type Name, withoutDot } from "../zone/name.js";
import { nameFromWire } from "../zone/name-wire.js";
import type { RecordSpec, RecordType, ResourceRecord } from "../zone/record.js";
import { recordsIn } from "./answered-record.js";
import { rcodeName, rcodes } from "./dns/accepted.js";
import type { Message } from "./dns/message.js";
import type { Fault } from "./fault.js";
import { glueFault } from "./glue.js";
import type { Question } from "./question.js";

/**
 * Holds an answer against the file.
 * @param comparesTtl whether a TTL counts
 */
export function faultOf(question: Question, answer: Message, comparesTtl: boolean): Fault | undefined {
  const { owner, type, expected } = question;
  const [alias] = expected.chain;
  if (alias) return faultOfAlias(question, alias, answer, comparesTtl);
  switch (expected.outcome) {
    case "answer":
      return faultOfSet(question, { owner, type, records: expected.records }, answer, comparesTtl);
    case "delegated":
      return faultOfReferral(question, answer, comparesTtl);
    case "nodata":
    case "nxdomain":
      return unexpected(question, answer);
    default:
      // An alias of the provider's own kind: what it leads to is not in the file.
      return answer.rcode === rcodes.NXDOMAIN ? missing(question, answer) : undefined;
  }
}

interface ExpectedSet {
  readonly owner: Name;
  readonly type: RecordType;
  readonly records: readonly ResourceRecord[];
}

/** A name that is no more than another one: of the answer only this counts, the rest of the chain is asked for by itself. */
function faultOfAlias(question: Question, alias: ResourceRecord, answer: Message, comparesTtl: boolean) {
  const owner = alias.type === "DNAME" ? alias.owner : question.owner;
  return faultOfSet(question, { owner, type: alias.type, records: [alias] }, answer, comparesTtl);
}

function faultOfSet(
  question: Question,
  { owner, type, records }: ExpectedSet,
  answer: Message,
  comparesTtl: boolean,
): Fault | undefined {
  const answered = recordsIn(answer.answers, owner, type);
  if (answered.length === 0) return missing(question, answer);
  if (!answer.isAuthoritative) return { kind: "missing", what: noAuthority, answered };
  if (!isSameSet(owner, records, answered))
    return { kind: "differs", what: `answers ${contentOf(answered)}`, answered };
  return comparesTtl ? ttlFault(records, answered) : undefined;
}

const noAuthority = "answers without authority, as a cache does";

function isSameSet(owner: Name, records: readonly RecordSpec[], answered: readonly RecordSpec[]): boolean {
  const meanings = new Set(records.map((record) => meaningOf({ ...record, owner })));
  const theirs = new Set(answered.map(meaningOf));
  return meanings.size === theirs.size && [...meanings].every((meaning) => theirs.has(meaning));
}

function ttlFault(records: readonly RecordSpec[], answered: readonly RecordSpec[]): Fault | undefined {
  const ttls = new Set(records.map(({ ttl }) => ttl));
  const other = answered.find(({ ttl }) => !ttls.has(ttl));
  return other && { kind: "ttl", what: `gives it a TTL of ${other.ttl}`, answered };
}

/** Nothing that was asked for: what there is instead. */
function missing(question: Question, answer: Message): Fault {
  const { owner } = question;
  const fault = (kind: Fault["kind"], what: string, answered: readonly RecordSpec[] = []) => ({ kind, what, answered });
  if (answer.rcode === rcodes.NXDOMAIN) return fault("missing", "says that there is no such name");
  if (answer.rcode !== rcodes.NOERROR) return fault("missing", `answers ${rcodeName(answer.rcode)}`);
  const alias = recordsIn(answer.answers, owner, "CNAME");
  if (alias.length > 0) return fault("differs", `answers that it is an alias for ${contentOf(alias)}`, alias);
  const addresses = recordsIn(answer.answers, owner, "A");
  if (addresses.length > 0) return fault("differs", `answers with addresses (${contentOf(addresses)})`, addresses);
  const cut = cutIn(question, answer);
  if (cut) return fault("differs", `leads to other name servers, those of ${withoutDot(cut)}`);
  return fault("missing", answer.isAuthoritative ? "says that there is none" : noAuthority);
}

/** The name of a referral that leads down, out of the zone. */
function cutIn({ zone }: Question, { authorities, isAuthoritative }: Message): Name | undefined {
  if (isAuthoritative) return undefined;
  const names = authorities.filter(({ type }) => type === 2).map(({ owner }) => nameFromWire(owner));
  return names.find((name) => isBelow(name, zone.origin));
}

function faultOfReferral(question: Question, answer: Message, comparesTtl: boolean): Fault | undefined {
  const { owner, expected, zone } = question;
  // A server that has the child zone as well answers from there, and nobody can see the delegation.
  if (recordsIn(answer.answers, owner, "NS").length > 0) return undefined;
  const answered = recordsIn(answer.authorities, owner, "NS");
  if (answered.length === 0) return missing(question, answer);
  if (!isSameSet(owner, expected.records, answered))
    return { kind: "differs", what: `delegates it to ${contentOf(answered)}`, answered };
  return (
    glueFault(zone, owner, expected.records, answer) ?? (comparesTtl ? ttlFault(expected.records, answered) : undefined)
  );
}

function unexpected(question: Question, answer: Message): Fault | undefined {
  const { owner, type, isRandom, expected } = question;
  const fault = (what: string, answered: readonly RecordSpec[] = []): Fault => ({ kind: "unexpected", what, answered });
  const answered = [...recordsIn(answer.answers, owner, type), ...recordsIn(answer.answers, owner, "CNAME")];
  if (answered.length > 0) return fault(`answers ${contentOf(answered)}`, answered);
  if (answer.rcode !== rcodes.NOERROR && answer.rcode !== rcodes.NXDOMAIN)
    return fault(`answers ${rcodeName(answer.rcode)}`);
  const cut = cutIn(question, answer);
  if (cut) return fault(`leads to other name servers, those of ${withoutDot(cut)}`);
  const isThere = isRandom && expected.outcome === "nxdomain" && answer.rcode === rcodes.NOERROR;
  return isThere ? { ...fault("says that there is such a name, without addresses"), isMild: true } : undefined;
}
