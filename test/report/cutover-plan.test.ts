import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it, test } from "vitest";
import { compare } from "../../src/compare/compare.js";
import { compareEstates } from "../../src/compare/comparison.js";
import { cutoverPlan } from "../../src/compare/plan.js";
import { restorationOf } from "../../src/compare/restoring.js";
import { buildEstate } from "../../src/estate/build.js";
import { cutoverPlanText, type PlanCommands } from "../../src/report/cutover-plan.js";
import { toName, withoutDot } from "../../src/zone/name.js";
import { zoneFromText } from "../zone-from-text.js";

const now = new Date("2026-11-18T09:00:00Z");
const given: PlanCommands = { old: "old", new: "new", facts: ["--cert", "mail.cer"], clients: [] };

type Zones = Readonly<Record<string, string>>;

function planOf(old: Zones, fresh: Zones, cutover?: string, commands: Partial<PlanCommands> = {}): string {
  const side = (zones: Zones) => {
    const read = Object.entries(zones).map(([origin, text]) => zoneFromText(text, origin));
    return buildEstate({ zones: { public: read }, now });
  };
  const comparison = compareEstates(side(old), side(fresh), cutover ? { cutover: new Date(cutover) } : {});
  const repairs = restorationOf(compare(comparison).findings, false);
  return cutoverPlanText(cutoverPlan(comparison, repairs), { ...given, ...commands });
}

const soa = (server: string) => `@ 7200 SOA ${server} h 1 7200 3600 1209600 900\n`;
const before = `$TTL 3600\n${soa("ns.old.example.")}@ 86400 NS ns.old.example.\n@ MX 10 mail\nmail A 192.0.2.1\n`;
const after = `$TTL 3600\n${soa("ns.new.example.")}@ NS ns.new.example.\n@ MX 10 mail\nmail A 192.0.2.1\n`;

function linesWith(text: string, part: string | RegExp): string[] {
  return text.split("\n").filter((line) => (typeof part === "string" ? line.includes(part) : part.test(line)));
}

describe("times", () => {
  const zones = [{ "a.example.": before }, { "a.example.": after }] as const;

  it("are dates with a cutover: one old TTL before it, two days or the longest TTL after it", () => {
    expect(linesWith(planOf(...zones, "2026-11-21T20:00:30Z"), /^## /)).toEqual([
      "## 1. Now: make the new side complete",
      // Down before the switch, up after it: a minute on the safe side.
      "## 2. At the latest 2026-11-20 20:00 UTC: shorten what is remembered",
      "## 3. Until 2026-11-21 20:01 UTC: wait, and look at the new servers",
      "## 4. 2026-11-21 20:01 UTC: switch the name servers",
      "## 5. Until 2026-11-23 20:01 UTC: both providers answer",
      "## 6. From 2026-11-23 20:01 UTC on: finish",
      "## If it has to be taken back",
    ]);
  });

  it("are counted from the cutover without one", () => {
    expect(linesWith(planOf(...zones), /^## [2-6]/)).toEqual([
      "## 2. At the latest T − 1 day: shorten what is remembered",
      "## 3. Until T: wait, and look at the new servers",
      "## 4. T: switch the name servers",
      "## 5. Until T + 2 days: both providers answer",
      "## 6. From T + 2 days on: finish",
    ]);
    expect(planOf(...zones)).toContain(
      "If the TTLs are lowered at once (2026-11-18 09:00 UTC), the earliest time for the switch is 2026-11-19 09:00 UTC.",
    );
  });

  it("say when there is too little of it", () => {
    expect(planOf(...zones, "2026-11-18T12:00:00Z")).toContain(
      "**Too soon**: what is remembered today is remembered until 2026-11-19 09:00 UTC, however low the TTLs are set now (2026-11-18 09:00 UTC). Switch after that, or expect old answers until 2026-11-19 12:00 UTC.",
    );
  });

  it("are never beyond what a date can be", () => {
    const long = before.replace("@ 86400 NS", "@ 2147483647 NS");
    expect(planOf({ "a.example.": long }, zones[1], "2026-11-21T20:00:00Z")).toContain("## 5. Until 2094-12-09");
  });

  it("take the TTLs of the zone above where it is given", () => {
    const parent = { "example.": `$TTL 3600\n${soa("ns")}@ NS ns\nns A 192.0.2.9\na 345600 NS ns.old.example.\n` };
    const plan = planOf({ ...parent, "a.example.": before }, { ...parent, "a.example.": after });
    expect(plan).toContain("- [ ] `a.example`: the zone above gives its NS records a TTL of 345600.");
    expect(plan).toContain("## 6. From T + 4 days on: finish");
  });
});

describe("what is to be done", () => {
  it("lists what the new side lacks or has damaged, where it belongs", () => {
    const plan = planOf(
      { "a.example.": `${before}_autodiscover._tcp SRV 0 0 443 mail\nt TXT "MS=AbC"\n` },
      { "a.example.": `${after}t TXT "ms=abc"\n` },
    );
    expect(linesWith(plan, /^ {2}- \[ \]/).slice(0, 2)).toEqual([
      "  - [ ] add `_autodiscover._tcp.a.example. 3600 IN SRV 0 0 443 mail.a.example.`",
      '  - [ ] replace `t.a.example. 3600 IN TXT "ms=abc"` by `t.a.example. 3600 IN TXT "MS=AbC"`',
    ]);
    expect(plan).toContain("`zonewright compare old new --to TARGET`");
  });

  it("lists only some of many", () => {
    const many = Array.from({ length: 30 }, (_, i) => `h${i} A 192.0.2.2\n`).join("");
    const plan = planOf({ "a.example.": before + many }, { "a.example.": after });
    expect(linesWith(plan, "- [ ] add ")).toHaveLength(20);
    expect(plan).toContain("  - [ ] and 10 records more");
  });

  it("lowers the TTL of what changes, of the name servers, and of what did not exist", () => {
    const plan = planOf(
      { "a.example.": `${before}www 7200 A 192.0.2.1\nx A 192.0.2.1\n` },
      { "a.example.": `${after}www A 192.0.2.2\nx A 192.0.2.1\nfresh A 192.0.2.3\n` },
    );
    expect(linesWith(plan, / to 300/)).toEqual([
      "- [ ] `a.example`: lower the TTL of its NS records from 86400 to 300, if the old provider lets you.",
      "- [ ] `www.a.example`: lower the TTL of its A records from 7200 to 300; they change.",
      "- [ ] `fresh.a.example`: new name. Lower the last field of the SOA record from 900 to 300, if the old provider lets you.",
    ]);
  });

  it("has the DS records of a signed zone taken out first, and put in again at the end", () => {
    const key = "@ DNSKEY 257 3 13 dGVzdA==\n";
    const plan = planOf({ "a.example.": before + key }, { "a.example.": after });
    expect(linesWith(plan, "signed: take its DS records out")).toHaveLength(1);
    expect(linesWith(plan, "give the registrar the DS records of the new keys")).toHaveLength(1);
    expect(
      linesWith(planOf({ "a.example.": before }, { "a.example.": after }), "dig +short DS a.example"),
    ).toHaveLength(1);
  });

  it("names the new servers for the check before the switch, file by file where they differ", () => {
    const two = [
      { "a.example.": before, "b.example.": before },
      { "a.example.": after, "b.example.": after.replace("@ NS ns.new", "@ NS ns.newer") },
    ] as const;
    expect(linesWith(planOf({ "a.example.": before }, { "a.example.": after }), "--server")).toEqual([
      "- [ ] `zonewright verify new --server ns.new.example` reports no differences.",
    ]);
    expect(linesWith(planOf(...two), "--server")).toEqual([
      "- [ ] `zonewright verify a.example.zone --server ns.new.example` reports no differences.",
      "- [ ] `zonewright verify b.example.zone --server ns.newer.example` reports no differences.",
    ]);
  });

  it("says when the new side still has the old name servers, or none", () => {
    const same = planOf({ "a.example.": before }, { "a.example.": before });
    expect(same).toContain("- [ ] `a.example`: both sides have the name servers `ns.old.example`.");
    expect(same).not.toContain("At the registrar, set");
    const none = planOf({ "a.example.": before }, { "a.example.": after.replace("@ NS ns.new.example.\n", "") });
    expect(none).toContain(
      "set the name servers to those that the new provider has given you (until now `ns.old.example`)",
    );
    expect(none).toContain("`zonewright verify new --server SERVER` reports no differences. SERVER is");
  });

  it("sets up what is not there at all", () => {
    expect(planOf({ "a.example.": before, "b.example.": before }, { "a.example.": after })).toContain(
      "- [ ] Set up `b.example` at the new provider: it is not there at all.",
    );
  });

  it("tells what clients would see", () => {
    expect(
      planOf({ "a.example.": before }, { "a.example.": after }, undefined, { clients: ["a_b.example: <b>"] }),
    ).toContain("## What mail clients would see if it were switched as it is\n\n- `a_b.example`: `<b>`\n");
  });
});

const markdown = new MarkdownIt({ html: true, linkify: true });
const blocks = ["heading", "paragraph", "bullet_list", "list_item"].flatMap((one) => [`${one}_open`, `${one}_close`]);
const inline = ["text", "code_inline", "softbreak", "strong_open", "strong_close"];

/** Everything that a page makes of it. */
function shapes(text: string): Set<string> {
  const tokens = markdown.parse(text, {});
  return new Set(tokens.flatMap(({ type, children }) => [type, ...(children ?? []).map((child) => child.type)]));
}

describe("hostile text stays text", () => {
  const trap = fc.constantFrom(
    "`",
    "``",
    "|",
    "<b>",
    "$(id)",
    "'",
    '"',
    "[a](b)",
    "*",
    "_",
    "\n",
    "\n\n# x\n",
    "\\",
    "&amp;",
    "\u202e",
  );
  const hostile = fc
    .array(fc.oneof(trap, fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join(""))
    .filter((text) => text !== "");
  const label = hostile.map((text) =>
    Array.from(new TextEncoder().encode(text).slice(0, 15), (octet) => `\\${String(octet).padStart(3, "0")}`).join(""),
  );

  test("in names, texts, servers and paths", () => {
    fc.assert(
      fc.property(label, label, hostile, (one, other, path) => {
        const origin = toName(`${one}.example.`);
        fc.pre(origin !== undefined);
        const text = `${before}${other} TXT "${other}"\n@ NS ${other}\n`;
        const plan = planOf(
          { [origin as string]: text },
          { [origin as string]: `${after}@ NS ${other}\n` },
          undefined,
          {
            old: path,
            new: path,
            clients: [path],
          },
        );
        expect([...shapes(plan)].filter((type) => ![...blocks, ...inline, "inline"].includes(type))).toEqual([]);
        // The same headings and boxes as for a harmless name, each on a line of its own.
        expect(linesWith(plan, /^#/)).toHaveLength(9);
      }),
      { numRuns: 60 },
    );
  });

  test("in a command it is quoted for the shell", () => {
    const origin = toName("a\\096$\\(id\\).example.");
    const plan = planOf({ [origin as string]: before }, { [origin as string]: after });
    expect(plan).toContain(withoutDot(origin as ReturnType<typeof toName> & string).replaceAll("`", "\\096"));
    expect(plan).toMatch(/dig \+short DS '[^']*\$/);
  });
});
