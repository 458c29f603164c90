import { describe, expect, test } from "vitest";
import { lookup } from "../../../src/zone/lookup.js";
import { nameOf, zonesFromText } from "../../zone-from-text.js";
import type { QuestionType, Reply } from "./dns-message.js";
import { bind, isMissing, nsd, serving } from "./name-server.js";

const apex = `@ 300 SOA ns.other. host.other. 1 7200 3600 1209600 60
@ 300 NS  ns.other.
`;
const ladder = Array.from({ length: 20 }, (_, i) => `r${i} 60 CNAME r${i + 1}\n`).join("");

const zones = {
  "example.": `${apex}
* 60 TXT "wildcard"
`,
  "a.example.": `${apex}
${ladder}
r20    60 TXT   "top"
across 60 CNAME b.example.
ping   60 CNAME pong
pong   60 CNAME ping
grow   60 DNAME g.grow
apex   60 CNAME @
*      60 TXT   "wildcard"
`,
  "b.example.": `${apex}
@ 60 TXT "b"
`,
  "x.y.a.example.": apex,
  "alone.test.": apex,
};

/** What docs/RESOLVING.md says: the outcome of `lookup`, then what the servers answer, as `told` puts it. */
const habits: readonly (readonly [name: string, type: QuestionType, outcome: string, bind: string, nsd: string])[] = [
  ["across.a.example.", "TXT", "answer", "NOERROR, 1 record", "NOERROR, 2 records, NS b.example."],
  ["r10.a.example.", "TXT", "answer", "NOERROR, 11 records", "NOERROR, 11 records, NS a.example."],
  ["r5.a.example.", "TXT", "answer", "SERVFAIL, 12 records", "NOERROR, 16 records, NS a.example."],
  ["r0.a.example.", "TXT", "loop", "SERVFAIL, 12 records", "NOERROR, 21 records, NS a.example."],
  ["ping.a.example.", "A", "loop", "SERVFAIL, 2 records", "NOERROR, 2 records"],
  ["x.grow.a.example.", "A", "loop", "SERVFAIL, 13 records", "NOERROR, 2 records"],
  ["y.a.example.", "TXT", "answer", "NOERROR, 1 record", "NOERROR, 0 records, SOA a.example."],
  ["z.y.a.example.", "TXT", "answer", "NOERROR, 1 record", "NXDOMAIN, 0 records, SOA a.example."],
  ["a.example.", "DS", "nodata", "NOERROR, 0 records, SOA example.", "NOERROR, 0 records, SOA example."],
  ["apex.a.example.", "DS", "nodata", "NOERROR, 1 record, SOA a.example.", "NOERROR, 1 record, SOA example."],
  ["alone.test.", "DS", "outside", "NOERROR, 0 records, SOA alone.test.", "NOERROR, 0 records, SOA alone.test."],
];

function told({ rcode, answer, authority }: Reply): string {
  const [owner, , , type] = authority[0]?.split(" ") ?? [];
  const records = `${answer.length} ${answer.length === 1 ? "record" : "records"}`;
  return [rcode, records, ...(owner === undefined ? [] : [`${type} ${owner}`])].join(", ");
}

test.each(habits)("lookup of %s %s: %s", (name, type, outcome) => {
  expect(lookup(zonesFromText(zones), nameOf(name), type).outcome).toBe(outcome);
});

describe.each([
  [bind, 3],
  [nsd, 4],
] as const)("what $command answers", (server, column) => {
  test.skipIf(isMissing(server))("where it and others differ", { timeout: 60_000 }, async () => {
    const replies = await serving(server, zones, (client) =>
      Promise.all(habits.map(([name, type]) => client.ask(name, type))),
    );
    expect(habits.map(([name], i) => [name, told(replies[i] as Reply)])).toEqual(
      habits.map((habit) => [habit[0], habit[column]]),
    );
  });
});
