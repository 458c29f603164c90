import { expect, test } from "vitest";
import { readMessage } from "../../src/verify/dns/message.js";
import { faultOf } from "../../src/verify/judged-answer.js";
import { questionsOf } from "../../src/verify/question.js";
import { zoneSet } from "../../src/zone/zone-set.js";
import { zoneOf } from "../fix/zone-text.js";
import { message, name, octets, record, u16 } from "./wire.js";

const zone = zoneOf(
  "$ORIGIN contoso.example.\n$TTL 3600\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nmail A 192.0.2.1\nmail A 192.0.2.2\n",
);
const owner = name("mail.contoso.example");
const [question] = [...questionsOf(zone, zoneSet("public", [zone]))].filter(
  (one) => one.owner === "mail.contoso.example." && one.type === "A" && one.aim === "set",
);

const a = (last: number, ttl = 3600) => record(owner, 1, [192, 0, 2, last], { ttl });
const withAuthority = 0x8400;
const withoutAuthority = 0x8000;
const noSuchName = 0x8403;

/** How an answer of two addresses is judged that the file has as 192.0.2.1 and .2. */
test.each<[string, number, Uint8Array[], string | undefined]>([
  ["the same", withAuthority, [a(2), a(1)], undefined],
  ["the same without authority, as of a cache", withoutAuthority, [a(1), a(2)], "missing"],
  ["one of two", withAuthority, [a(1)], "differs"],
  ["one more", withAuthority, [a(1), a(2), a(3)], "differs"],
  ["another one", withAuthority, [a(1), a(9)], "differs"],
  ["another TTL", withAuthority, [a(1, 60), a(2, 60)], undefined],
  ["nothing", withAuthority, [], "missing"],
  ["that there is no such name", noSuchName, [], "missing"],
  ["the address of another name", withAuthority, [record(name("www.contoso.example"), 1, [192, 0, 2, 1])], "missing"],
])("%s", (_, flags, answers, kind) => {
  if (!question) throw new Error("nothing is asked");
  const answer = readMessage(message({ flags, question: octets(owner, u16(1), u16(1)), answers }));
  expect(faultOf(question, answer, false)?.kind).toBe(kind);
});
