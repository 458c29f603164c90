import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordTypes } from "../../src/zone/rr/index.js";
import { isBindMissing, namedCompilezone } from "./named-compilezone.js";
import { rdataArbitrary } from "./rdata-arbitrary.js";
import { rdataFromText } from "./rdata-from-text.js";
import { type Verdict, verdictFiles } from "./rdata-verdicts.js";

const head = "$TTL 300\n@ SOA ns.other. host.other. 1 2 3 4 5\n@ NS ns.other.\n";
const firstLine = 4;
const others = [...verdictFiles].flatMap(([type, verdicts]) => (type === "soa" ? [] : verdicts));

// After a fault BIND looks for the end of the line again, and these characters then lead it astray.
const leadsAstray = ({ line }: Verdict) => /[()]|\\$/.test(line);
const alone = others.filter((verdict) => verdict.bind === "refused" && leadsAstray(verdict));
const together = others.filter((verdict) => !leadsAstray(verdict));

describe.skipIf(isBindMissing())("what the fixtures say of BIND", () => {
  test("the lines that it refuses", () => {
    const { messages } = namedCompilezone("example.", {
      text: head + together.map(({ line }) => `x ${line}\n`).join(""),
    });
    const refused = messages.flatMap((message) => lineOf(message)).map((line) => together[line - firstLine]?.line);
    expect(refused).toEqual(together.flatMap(({ line, bind }) => (bind === "refused" ? [line] : [])));
  });

  test.each(alone)("the line $line, which it refuses", ({ line }) => {
    expect(namedCompilezone("example.", { text: `${head}x ${line}\n` }).loaded).toBe(false);
  });

  test("the lines that it prints", () => {
    const printed = others.filter(({ bind }) => bind !== "refused");
    const text = head + printed.map(({ line }, i) => `n${i} ${line}\n`).join("");
    const { records } = namedCompilezone("example.", { text });
    const rdata = new Map(records.map((record) => [record.split(" ")[0], rdataOf(record)]));
    expect(printed.map((_, i) => rdata.get(`n${i}.example.`))).toEqual(printed.map(({ bind }) => bind));
  });

  test.each(verdictFiles.get("soa") ?? [])("$line", ({ line, bind }) => {
    const { records } = namedCompilezone("example.", { text: `$TTL 300\n@ ${line}\n@ NS ns.other.\n` });
    expect(records[0] === undefined ? "refused" : rdataOf(records[0])).toBe(bind);
  });
});

describe.skipIf(isBindMissing())("records of every type", () => {
  // A SOA has no place but the apex.
  const types = Object.values(recordTypes).filter(({ mnemonic }) => mnemonic !== "SOA");

  test("are printed as BIND prints them", () => {
    const lines = types.flatMap((type) =>
      fc.sample(rdataArbitrary(type), 20).map(({ text }) => `${type.mnemonic} ${text}`.trimEnd()),
    );
    const text = head + lines.map((line, i) => `n${i} ${line}\n`).join("");
    const { records, messages } = namedCompilezone("example.", { text });
    const printed = new Map(records.map((record) => [record.split(" ")[0], rdataOf(record)]));
    // What it says of SIGs, KEYs and old signatures is no fault.
    const faults = messages.filter((message) => !/old style DNSSEC|signature has expired/.test(message));
    expect(faults).toEqual(["zone example/IN: loaded serial 1", "OK"]);
    expect(lines.map((line) => [line, textOf(line)])).toEqual(
      lines.map((line, i) => [line, printed.get(`n${i}.example.`)]),
    );
  });
});

function textOf(line: string): string | undefined {
  const reading = rdataFromText(line);
  return "reason" in reading ? undefined : reading.text;
}

/** `TYPE RDATA` of a record line. */
function rdataOf(record: string): string {
  return record.split(" ").slice(3).join(" ");
}

/** The line of the zone that a message finds fault with. */
function lineOf(message: string): number[] {
  const line = /^dns_rdata_fromtext: [^:]*:(\d+):/.exec(message)?.[1];
  return line === undefined ? [] : [Number(line)];
}
