import fc from "fast-check";
import { expect, test } from "vitest";
import { zoneDifference } from "../../src/compare/zone-difference.js";
import { canonicalZone } from "../../src/emit/canonical.js";
import { dnsZonefile } from "../../src/emit/dns-zonefile/dns-zonefile.js";
import { emissionOfZone } from "../../src/emit/emission.js";
import { emit } from "../../src/emit/emit.js";
import { targets } from "../../src/emit/targets/index.js";
import { zoneFile } from "../../src/emit/zone-file/zone-file.js";
import { zoneJson } from "../../src/emit/zone-json.js";
import { readExport } from "../../src/exports/read-export.js";
import { recordText } from "../../src/zone/canonical.js";
import { type Name, toName } from "../../src/zone/name.js";
import { writtenRecords, writtenZone } from "../../src/zone/written.js";
import type { Zone } from "../../src/zone/zone.js";
import { sourceOf } from "../fix/zone-text.js";

const origin = toName("company.example") as Name;
const head = "@ 3600 IN SOA ns1.a.example. h 1 7200 3600 1209600 900\n@ 3600 IN NS ns1.a.example.";

/** A line of each kind; the number makes each say something of its own. */
const kinds: readonly ((n: number) => string)[] = [
  (n) => `h${n} 300 IN A 192.0.2.${n}`,
  (n) => `h${n} 300 IN AAAA 2001:db8::${n}`,
  (n) => `h${n % 7} 3600 IN A 198.51.100.${n}`,
  (n) => `c${n} 3600 IN CNAME H${n}.Elsewhere.example.`,
  (n) => `@ 3600 IN MX ${n} mx${n}`,
  (n) => `@ 3600 IN TXT "token-${n}=aB${n}"`,
  (n) => `s${n}._domainkey 3600 IN TXT "v=DKIM1; k=rsa; p=${"AbCd".repeat(60)}" "${"x".repeat(n)}${n}"`,
  (n) => `_s${n}._tcp 3600 IN SRV ${n} 1 443 h${n}`,
  (n) => `@ 3600 IN CAA 0 issue "ca${n}.example"`,
  (n) => `d${n} 3600 IN NS ns.d${n}\nns.d${n} 3600 IN A 203.0.113.${n}`,
  (n) => `w${n % 3}.w 3600 IN TXT "; semicolon ${n} and \\"quotes\\" \\\\ \\195\\164"`,
];

const lines = fc
  .uniqueArray(fc.record({ kind: fc.nat(kinds.length - 1), n: fc.integer({ min: 1, max: 250 }) }), {
    maxLength: 40,
    selector: ({ kind, n }) => `${kind} ${n}`,
  })
  .map((all) => all.flatMap(({ kind, n }) => (kinds[kind] as (n: number) => string)(n).split("\n")))
  .map((all) => [...new Set(all)]);

function zoneOf(records: readonly string[]): Zone {
  return readExport(sourceOf([head, ...records, ""].join("\n")), { origin }).zone;
}

test("whatever is taken out of a zone is lost, once, and nothing else is said", () => {
  fc.assert(
    fc.property(lines, fc.infiniteStream(fc.boolean()), (all, stays) => {
      const kept = all.filter(() => stays.next().value);
      const [before, after] = [zoneOf(all), zoneOf(kept)];
      const { lost, ...rest } = zoneDifference(before, after);
      const gone = Array.from(before.all(), recordText).filter(
        (text) => !Array.from(after.all(), recordText).includes(text),
      );
      expect(lost.flatMap(({ records }) => records.map(recordText)).sort()).toEqual(gone.sort());
      expect(rest).toEqual({ added: [], changed: [], mangled: [], flattened: [], lostAliases: [] });
    }),
  );
});

test("the same the other way round is added", () => {
  fc.assert(
    fc.property(lines, fc.infiniteStream(fc.boolean()), (all, stays) => {
      const few = zoneOf(all.filter(() => stays.next().value));
      const many = zoneOf(all);
      const { added, lost, changed, mangled } = zoneDifference(few, many);
      expect(added.reduce((sum, { records }) => sum + records.length, 0)).toBe(many.size - few.size);
      expect([lost, changed, mangled]).toEqual([[], [], []]);
    }),
  );
});

/** What the reader takes back, of all that is written here. */
const forms: Readonly<Record<string, (zone: Zone) => string | Promise<string>>> = {
  canonical: (zone) => [...canonicalZone(zone)].join("\n"),
  "a zone file": (zone) => [...zoneFile(writtenZone(zone), [])].join("\n"),
  json: (zone) => JSON.stringify(zoneJson(zone)),
  "dns-zonefile": (zone) => JSON.stringify(dnsZonefile(zone.origin, writtenRecords(zone)).zone),
  "records to append": async (zone) => {
    const { texts } = emit(await targets.bind(), [emissionOfZone(zone.origin, zone.all(), "a.zone")]);
    return texts.map(({ text }) => text).join("\n");
  },
};

test.each(Object.keys(forms))("written as %s and read again a zone says the same", async (form) => {
  await fc.assert(
    fc.asyncProperty(lines, async (all) => {
      // The npm package knows few types.
      const known = form === "dns-zonefile" ? all.filter((line) => !/IN CAA /.test(line)) : all;
      const zone = zoneOf(known);
      const text = await (forms[form] as (zone: Zone) => string | Promise<string>)(zone);
      const { zone: again, problems } = readExport(sourceOf(text || "\n", "again.json"), { origin });
      expect(problems).toEqual([]);
      expect(zoneDifference(zone, again)).toEqual({
        ...{ lost: [], added: [], changed: [], mangled: [], flattened: [], lostAliases: [] },
      });
    }),
  );
});
