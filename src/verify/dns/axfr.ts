import type { Name } from "../../zone/name.js";
import { nameFromWire } from "../../zone/name-wire.js";
import { rcodeName, rcodes } from "./accepted.js";
import { failureOf } from "./failure.js";
import { type Message, readMessage, type WireRecord } from "./message.js";
import { writeQuery } from "./query.js";
import { randomId } from "./random.js";
import type { Server } from "./server.js";
import { BrokenStream, messagesOverTcp, type TcpLimits } from "./tcp.js";
import { type TsigKey, tsigSession } from "./tsig.js";
import { BadMessage, wireOf } from "./wire-name.js";

/** `refused`: the server does not want to. `broken`: it began, or tried, and it is not to be believed. */
export type Transferred =
  | { readonly outcome: "whole"; readonly records: number }
  | { readonly outcome: "refused" | "broken"; readonly why: string };

export interface TransferOptions extends TcpLimits {
  readonly key?: TsigKey;
  /** Octets of answers, before it is enough. */
  readonly room: number;
}

const SOA = 6;
const AXFR = 252;

/**
 * Transfers a zone (RFC 5936).
 * @param take told of each record, the SOA once; none of them is to be believed until the outcome is `whole`
 */
export async function transfer(
  server: Server,
  origin: Name,
  options: TransferOptions,
  take: (record: WireRecord) => void,
): Promise<Transferred> {
  const id = randomId();
  const query = writeQuery(id, { name: wireOf(origin), type: AXFR, class: 1 }, false);
  const session = options.key && tsigSession(query, options.key, Math.floor(Date.now() / 1000));
  const state = { origin, records: 0, serials: [] as string[] };
  let room = options.room;
  try {
    for await (const octets of messagesOverTcp(server, session?.signed ?? query, options)) {
      room -= octets.length;
      if (room < 0) return broken("it sends more than the zone can have");
      const message = readMessage(octets);
      if (message.id !== id || !message.isResponse || message.opcode !== 0) return broken("it answers something else");
      const distrust = session?.check(message, octets);
      if (message.rcode !== rcodes.NOERROR)
        return { outcome: "refused", why: session?.keyRefused() ?? `it answers ${rcodeName(message.rcode)}` };
      if (distrust) return broken(distrust);
      const end = takeAnswers(message, state, take);
      if (end === "complete") return ended(session?.end(), state.records);
      if (end) return state.records === 0 ? { outcome: "refused", why: end } : broken(end);
    }
    const why = "it ends before the second SOA record";
    return state.records === 0 ? { outcome: "refused", why: "it closes the connection" } : broken(why);
  } catch (error) {
    if (error instanceof BadMessage) return broken("what it sends is no message of DNS");
    const why = error instanceof BrokenStream ? error.message : failureOf(error as NodeJS.ErrnoException).failed;
    return broken(why);
  }
}

function broken(why: string): Transferred {
  return { outcome: "broken", why };
}

function ended(distrust: string | undefined, records: number): Transferred {
  return distrust ? broken(distrust) : { outcome: "whole", records };
}

interface State {
  readonly origin: Name;
  records: number;
  readonly serials: string[];
}

/** @returns that this was the end, why it is none, or nothing when there is more to come */
function takeAnswers(
  { answers, isTruncated }: Message,
  state: State,
  take: (record: WireRecord) => void,
): string | undefined {
  if (isTruncated) return "its answer is cut off";
  if (answers.length === 0) return "it answers without records";
  for (const [i, record] of answers.entries()) {
    if (record.class !== 1) return "it has records of another class";
    const isApexSoa = record.type === SOA && nameFromWire(record.owner) === state.origin;
    if (state.records === 0 && !isApexSoa) return "it does not begin with the SOA record (RFC 5936 §2.2)";
    if (isApexSoa) state.serials.push(Buffer.from(record.rdata).toString("hex"));
    if (state.serials.length === 2) {
      if (state.serials[0] !== state.serials[1]) return "its two SOA records differ";
      return i === answers.length - 1 ? "complete" : "it goes on after the second SOA record";
    }
    state.records++;
    take(record);
  }
  return undefined;
}
