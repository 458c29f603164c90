import { type Limiter, limiterOf } from "../limiter.js";
import { type Accepted, acceptedAnswer, rcodes } from "./accepted.js";
import { type Failure, failureOf, noAnswer } from "./failure.js";
import type { Message, Question } from "./message.js";
import { withMixedCase, writeQuery } from "./query.js";
import { randomId, randomOctets } from "./random.js";
import type { Server } from "./server.js";
import { BrokenStream, messagesOverTcp } from "./tcp.js";
import { askOverUdp } from "./udp.js";

export interface ClientLimits {
  /** Milliseconds for one try. */
  readonly patience: number;
  /** Tries over UDP. */
  readonly tries: number;
}

/** What a server turned out to be like, for one remark about each. */
export interface Habits {
  /** It repeats the question in the letters in which it was asked. */
  keepsCase: boolean;
  takesEdns: boolean;
  /** It has answered over UDP, or nobody has tried. */
  answersUdp: boolean;
  /** Why an answer that was too long for UDP could not be had over TCP. */
  tcpFailed?: string;
  tcpFailures: number;
  /** Why it is not asked any more. */
  gone?: string;
  /** Questions that it left without an answer, and why the last of them. */
  unanswered: number;
  lastFailure?: string;
}

/** One server that is asked one question after another, or several at once. */
export interface Client {
  readonly server: Server;
  readonly habits: Readonly<Habits>;
  /** Asks for records of the Internet's class; of what is too long for a datagram, over TCP (RFC 7766 §5). */
  ask(name: Uint8Array, type: number): Promise<Message | Failure>;
}

/** Questions under way at once. Of connections servers have few: BIND takes 150 in all by default. */
const mostDatagrams = 32;
const mostConnections = 8;

/** Questions without an answer, one after the other, before a server is given up. */
const mostUnanswered = 5;

const mostTcpFailures = 3;

/** A client for one server. It never throws: whatever comes, there is an answer or a reason. */
export function clientOf(server: Server, limits: ClientLimits): Client {
  const habits: Habits = { keepsCase: true, takesEdns: true, answersUdp: true, tcpFailures: 0, unanswered: 0 };
  const [datagrams, connections] = [limiterOf(mostDatagrams), limiterOf(mostConnections)];
  let hasAnswered = false;
  let inARow = 0;
  const ask = async (name: Uint8Array, type: number): Promise<Message | Failure> => {
    if (habits.gone !== undefined) return { failed: habits.gone };
    const answer = await answerTo(
      { name, type, class: 1 },
      {
        ...{ server, limits, habits, hasAnswered, datagrams, connections },
      },
    );
    if (!("failed" in answer)) {
      hasAnswered = true;
      inARow = 0;
      return answer;
    }
    if (answer.isTooLong) return answer;
    habits.unanswered++;
    habits.lastFailure = answer.failed;
    if (!hasAnswered || ++inARow >= mostUnanswered) habits.gone = answer.failed;
    return answer;
  };
  return { server, habits, ask };
}

interface Asking {
  readonly server: Server;
  readonly limits: ClientLimits;
  readonly habits: Habits;
  readonly hasAnswered: boolean;
  readonly datagrams: Limiter;
  readonly connections: Limiter;
}

async function answerTo(question: Question, asking: Asking): Promise<Message | Failure> {
  const { habits, hasAnswered } = asking;
  const answer = habits.answersUdp ? await overUdp(question, asking) : noAnswer;
  if (!("failed" in answer)) return answer.isTruncated ? wholeOf(question, asking) : answer;
  const second = await overTcp(question, asking);
  if ("failed" in second) return answer === noAnswer ? second : answer;
  if (!hasAnswered) habits.answersUdp = false;
  return second.message;
}

/** What was too long for a datagram. Once connections fail again and again, nobody waits for another one. */
async function wholeOf(question: Question, asking: Asking): Promise<Message | Failure> {
  const { habits } = asking;
  const answer =
    habits.tcpFailed !== undefined && habits.tcpFailures >= mostTcpFailures
      ? { failed: habits.tcpFailed }
      : await overTcp(question, asking);
  if (!("failed" in answer)) return answer.message;
  habits.tcpFailures++;
  habits.tcpFailed ??= answer.failed;
  return { failed: `its answer is too long for UDP, and over TCP ${answer.failed}`, isTooLong: true };
}

async function overUdp(question: Question, asking: Asking): Promise<Message | Failure> {
  const { server, limits, habits, datagrams } = asking;
  let failure: Failure = noAnswer;
  for (let tried = 0; tried < limits.tries; tried++) {
    const { keepsCase, takesEdns } = habits;
    const id = randomId();
    const asked = { ...question, name: keepsCase ? mixed(question.name) : question.name };
    const take = (octets: Uint8Array) => acceptedAnswer(octets, id, asked);
    const query = writeQuery(id, asked, takesEdns);
    const answer = await datagrams(() => askOverUdp(server, query, take, limits.patience));
    if ("failed" in answer) {
      failure = answer;
      continue;
    }
    const { message, keptCase } = answer;
    if (takesEdns && isUnknowing(message)) {
      // RFC 6891 §7: asked once more without it.
      habits.takesEdns = false;
      tried--;
      continue;
    }
    if (keptCase || !keepsCase) return message;
    const confirmed = await caseConfirmed(question, asking);
    if (confirmed) return confirmed;
  }
  return failure;
}

/**
 * A datagram with the question in other letters may be a guess. Nobody can guess into a connection: where that one answers
 * so too, it is the server's way, and it is asked in plain letters from then on; so it is where there is no TCP.
 */
async function caseConfirmed(question: Question, asking: Asking): Promise<Message | undefined> {
  const answer = await overTcp(question, asking);
  if ("failed" in answer || !answer.keptCase) asking.habits.keepsCase = false;
  return "failed" in answer ? undefined : answer.message;
}

function isUnknowing({ rcode, additionals }: Message): boolean {
  const knowsEdns = additionals.some(({ type }) => type === 41);
  return !knowsEdns && (rcode === rcodes.FORMERR || rcode === rcodes.NOTIMP);
}

function mixed(name: Uint8Array): Uint8Array {
  return withMixedCase(name, randomOctets(name.length));
}

function overTcp(question: Question, asking: Asking): Promise<Accepted | Failure> {
  return asking.connections(() => overConnection(question, asking));
}

async function overConnection(question: Question, { server, limits, habits }: Asking): Promise<Accepted | Failure> {
  const id = randomId();
  const asked = { ...question, name: mixed(question.name) };
  const times = { patience: limits.patience, overall: 4 * limits.patience };
  try {
    for await (const octets of messagesOverTcp(server, writeQuery(id, asked, habits.takesEdns), times)) {
      const answer = acceptedAnswer(octets, id, asked);
      return answer && !answer.message.isTruncated ? answer : { failed: "what comes from it is no answer" };
    }
    return { failed: "it closes the connection without an answer" };
  } catch (error) {
    return error instanceof BrokenStream ? { failed: error.message } : failureOf(error as NodeJS.ErrnoException);
  }
}
