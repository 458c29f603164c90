import { createContext, runInContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { type Emission, emissionOfRecords, emissionOfZone } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { jsString } from "../../../src/emit/language/js-string.js";
import { target } from "../../../src/emit/targets/dnscontrol.js";
import { recordText } from "../../../src/zone/canonical.js";
import { type Name, toName } from "../../../src/zone/name.js";
import { spec, zoneOf } from "../../fix/zone-text.js";
import { zoneText } from "../cases.js";
import { model } from "../models/dnscontrol.js";

const companyB = toName("companyB.com") as Name;
const textOf = (...emissions: readonly Emission[]) =>
  emit(target, emissions)
    .texts.map(({ text }) => text)
    .join("");
const added = (line: string) => emissionOfRecords(companyB, [spec(line)], []);

test.each([["</script><!--"], ["\u2028 and \u2029"], ['"; process.exit(); "'], ["`$(x)` \\ ' \n\0"]])(
  "%j is one literal of JavaScript",
  (text) => {
    const literal = jsString(text);
    expect(runInContext(literal, createContext({}))).toBe(text);
    expect(literal).not.toMatch(/[\u2028\u2029\n]|<\/|<!/);
  },
);

test.each([
  [
    'a.companyb.com. 60 IN CAA 128 issue "ca.example; x=1"',
    'CAA("a", "issue", "ca.example; x=1", CAA_CRITICAL, TTL(60))',
  ],
  ["_25._tcp.companyb.com. 60 IN TLSA 3 1 1 ABCD", 'TLSA("_25._tcp", 3, 1, 1, "ABCD", TTL(60))'],
  [`companyb.com. 60 IN SSHFP 4 2 ${"AB".repeat(32)}`, `SSHFP("@", 4, 2, "${"AB".repeat(32)}", TTL(60))`],
  ["*.companyb.com. 60 IN MX 0 .", 'MX("*", 0, ".", TTL(60))'],
  ["w.companyb.com. 60 IN HTTPS 1 . alpn=h2,h3", 'HTTPS("w", 1, ".", "alpn=h2,h3", TTL(60))'],
  [
    'companyb.com. 60 IN NAPTR 10 20 "S" "SIP+D2U" "" _sip._udp.companyb.com.',
    'NAPTR("@", 10, 20, "S", "SIP+D2U", "", "_sip._udp.companyb.com.", TTL(60))',
  ],
  [
    "www.companyb.com.companyb.com. 60 IN A 192.0.2.1",
    'A("www.companyb.com", "192.0.2.1", DISABLE_REPEATED_DOMAIN_CHECK, TTL(60))',
  ],
])("%s", (line, call) => {
  expect(textOf(added(line))).toContain(`\n  ${call},\n);\n`);
});

test.each([
  ["an alias at the apex", "companyb.com. 60 IN CNAME a.example."],
  ["an alias of itself", "a.companyb.com. 60 IN CNAME a.companyb.com."],
  ["a TTL of 0", "a.companyb.com. 0 IN A 192.0.2.1"],
  ["a text beyond ASCII", 'a.companyb.com. 60 IN TXT "\\195\\169"'],
  ["a text with a line end", 'a.companyb.com. 60 IN TXT "\\010"'],
  ["a CAA flag of its own", 'a.companyb.com. 60 IN CAA 1 issue "ca.example"'],
  ["a CAA tag of its own", 'a.companyb.com. 60 IN CAA 0 tbs "x"'],
  ["a reverse name that looks like an address", "1.2.3.4.companyb.com. 60 IN PTR a.example."],
  ["a type without a function", 'a.companyb.com. 60 IN HINFO "a" "b"'],
])("refuses %s", (_, line) => {
  const { texts, isIncomplete } = emit(target, [added(line)]);
  expect([texts, isIncomplete]).toEqual([[], true]);
});

describe("a whole zone", () => {
  const zone = zoneOf(zoneText);
  const text = textOf(emissionOfZone(zone.origin, zone.all(), "company.example.zone"));

  test("is a D() with a provider that is to be named", () => {
    expect(text).toContain('var DSP_MY_PROVIDER = NewDnsProvider("my_provider");');
    expect(text).toContain('D("companyb.com", REG_NONE, DnsProvider(DSP_MY_PROVIDER),\n');
  });

  test("has every record but the provider's own", async () => {
    const own = (line: string) => / IN SOA |^companyb\.com\. \d+ IN NS /.test(line);
    const meant = [...zone.all()].map(recordText).filter((line) => !own(line));
    expect([...(await model.carryOut(text, [], companyB))].sort()).toEqual(meant.sort());
  });
});

test("a change that only takes away has no call", () => {
  const old = spec("a.companyb.com. 60 IN A 192.0.2.1");
  const text = textOf({ origin: companyB, edits: [{ kind: "remove", old }], before: [old], notes: [] });
  expect(text.split("\n").every((line) => line === "" || line.startsWith("// "))).toBe(true);
});

test("a second run finds the record there already", () => {
  const line = "a.companyb.com. 60 IN A 192.0.2.1";
  expect(() => model.carryOut(textOf(added(line)), [line], companyB)).toThrow("is there already");
});
