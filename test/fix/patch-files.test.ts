import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Fix } from "../../src/finding.js";
import { applyChangeSet, diffOf, readableDiffOf } from "../../src/fix/patch.js";
import { patchFixes } from "../../src/fix/patch-fixes.js";
import { planFixes } from "../../src/fix/plan.js";
import { untouchableIn } from "../../src/fix/untouchable.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import { readZone } from "../../src/zone/reader.js";
import type { Zone } from "../../src/zone/zone.js";
import { add, find, includeFrom, remove, sourceOf, spec, zoneOf } from "./zone-text.js";

const head =
  "$ORIGIN company.example.\n$TTL 3600\n@ SOA ns hostmaster 2026112105 7200 3600 1209600 3600\n@ NS ns.example.\n";
const srv = "_autodiscover._tcp.company.example. 3600 IN SRV 0 0 443 webmail.company.example.";
const host = "autodiscover.company.example. A 203.0.113.10";
const now = new Date("2026-11-22");

/** The changed files by path, or the reason of the refusal. */
function patched(zone: Zone, files: Readonly<Record<string, string>>, edits: RecordEdit[]) {
  const patch = applyChangeSet({ zone, edits }, { include: includeFrom(files) });
  if ("refused" in patch) return patch.refused;
  return Object.fromEntries(patch.files.map(({ source, after }) => [source.path, Buffer.from(after).toString("utf8")]));
}

describe("a zone in several files", () => {
  const hosts = "autodiscover A 203.0.113.10\nwebmail A 203.0.113.10\n";

  it("is changed in the file where the record stands", () => {
    const files = { "hosts.inc": hosts };
    const zone = zoneOf(`${head}$INCLUDE hosts.inc\nend TXT "x"\n`, files);
    expect(patched(zone, files, [remove(zone, host)])).toEqual({ "hosts.inc": "webmail A 203.0.113.10\n" });
  });

  it("gets a new record where its relatives stand, relative to the origin of the $INCLUDE", () => {
    const files = { "srv.inc": "_sip SRV 0 0 443 mail.company.example.\n" };
    const zone = zoneOf(`${head}$INCLUDE srv.inc _tcp\nend TXT "x"\n`, files);
    expect(patched(zone, files, [add(srv)])).toEqual({
      "srv.inc": "_sip SRV 0 0 443 mail.company.example.\n_autodiscover SRV 0 0 443 webmail.company.example.\n",
    });
  });

  it("gets what has no relatives into its own file", () => {
    const files = { "hosts.inc": hosts };
    const zone = zoneOf(`${head}$INCLUDE hosts.inc\n`, files);
    expect(Object.keys(patched(zone, files, [add(srv)]))).toEqual(["company.example.zone"]);
  });

  it("is changed in two files at once, the serial where it stands", () => {
    const files = { "soa.inc": head, "hosts.inc": hosts };
    const zone = zoneOf("$INCLUDE soa.inc\n$INCLUDE hosts.inc company.example.\n", files);
    const fix: Fix = {
      safety: "unsafe",
      summary: "",
      edits: [add(srv), remove(zone, host)].map((edit) => ({ zone, edit })),
      commands: [],
    };
    const done = patchFixes([fix], { unsafe: true, now, zones: [zone], include: includeFrom(files) });
    expect(done.files.map(({ source, after }) => [source.path, Buffer.from(after).toString()])).toEqual(
      [
        ["soa.inc", head.replace("2026112105", "2026112201")],
        [
          "hosts.inc",
          hosts.replace("autodiscover A 203.0.113.10", "_autodiscover._tcp SRV 0 0 443 webmail.company.example."),
        ],
      ].sort(),
    );
  });

  it("is not changed in a file that is included twice", () => {
    const files = { "hosts.inc": hosts };
    const zone = zoneOf(`${head}$INCLUDE hosts.inc\n$INCLUDE hosts.inc sub.company.example.\n`, files);
    expect(patched(zone, files, [remove(zone, host)])).toBe(
      "autodiscover.company.example. 3600 IN A 203.0.113.10 cannot be changed in its file: hosts.inc:1 is read more than once for company.example, so a change there would change other records too",
    );
  });

  it("is not changed in a file that serves another zone too", () => {
    const files = { "hosts.inc": hosts };
    const one = zoneOf(`${head}$INCLUDE hosts.inc\n`, files);
    const other = readZone(sourceOf(`${head.replace("company", "other")}$INCLUDE hosts.inc\n`, "other.example.zone"), {
      include: includeFrom(files),
    }).zone;
    const fix: Fix = { safety: "unsafe", summary: "", edits: [{ zone: one, edit: remove(one, host) }], commands: [] };
    const done = patchFixes([fix], { unsafe: true, now, zones: [one, other], include: includeFrom(files) });
    expect(done.files).toEqual([]);
    const why =
      "hosts.inc:1 is read for company.example and other.example alike, so a change there would change records of all of them";
    expect(done.refused).toEqual([{ fix, why }]);
  });

  it("names one other zone, or tells how many", () => {
    const zones = ["a", "b", "c"].map(
      (name) => readZone(sourceOf(head.replace("company", name), "template.zone")).zone,
    );
    const at = { source: zones[0]!.source, start: 0, end: 0 };
    expect(untouchableIn(zones)(at)).toContain("template.zone is read for a.example and 2 other zones alike");
    expect(untouchableIn(zones.slice(1))(at)).toContain("template.zone is read for b.example and c.example alike");
    expect(untouchableIn([zones[0]!])(at)).toBeUndefined();
  });

  it("is not changed in a shared file for the sake of a TTL that an entry takes from the one before the $INCLUDE", () => {
    const files = { "shared.inc": "y A 192.0.2.9\n" };
    const text = (name: string) =>
      `$ORIGIN ${name}.example.\n@ 3600 SOA ns hostmaster 7 7200 3600 1209600 3600\nautodiscover 300 A 203.0.113.10\n$INCLUDE shared.inc\n`;
    const [one, other] = ["company", "other"].map(
      (name) => readZone(sourceOf(text(name), `${name}.zone`), { include: includeFrom(files) }).zone,
    ) as [Zone, Zone];
    const fix: Fix = { safety: "unsafe", summary: "", edits: [{ zone: one, edit: remove(one, host) }], commands: [] };
    const include = includeFrom(files);
    expect(
      patchFixes([fix], { unsafe: true, now, zones: [one], include }).files.map(({ source }) => source.path),
    ).toEqual(["company.zone", "shared.inc"]);
    const done = patchFixes([fix], { unsafe: true, now, zones: [one, other], include });
    expect(done.files).toEqual([]);
    expect(done.refused).toEqual([
      {
        fix,
        why: expect.stringContaining(
          "y.company.example. 300 IN A 192.0.2.9 takes its TTL from an entry that changes, and shared.inc:1 is read for",
        ),
      },
    ]);
  });

  it("keeps its serial where that stands in a shared file, and says so", () => {
    const files = { "soa.inc": "@ SOA ns.example. hostmaster.example. 7 7200 3600 1209600 3600\n" };
    const zones = ["company", "other"].map(
      (name) =>
        readZone(sourceOf(`$ORIGIN ${name}.example.\n$TTL 3600\n$INCLUDE soa.inc\nwww A 192.0.2.1\n`, name), {
          include: includeFrom(files),
        }).zone,
    );
    const zone = zones[0] as Zone;
    const fix: Fix = { safety: "safe", summary: "", edits: [{ zone, edit: add(srv) }], commands: [] };
    const done = patchFixes([fix], { unsafe: false, now, zones, include: includeFrom(files) });
    expect(done.files.map(({ source }) => source.path)).toEqual(["company"]);
    expect(done.unraised).toEqual([
      { zone, why: expect.stringContaining("soa.inc:1 is read for company.example and") },
    ]);
  });
});

describe("what cannot be patched", () => {
  it("is a record of a $GENERATE", () => {
    const zone = zoneOf(`${head}$GENERATE 10-12 host$ A 192.0.2.$\n`);
    expect(patched(zone, {}, [remove(zone, "host11.company.example. A 192.0.2.11")])).toBe(
      "host11.company.example. 3600 IN A 192.0.2.11 cannot be changed in its file: the record is made by the $GENERATE at company.example.zone:5, together with others",
    );
  });

  it("is an entry that gives a $GENERATE its TTL", () => {
    const text = `${head.replace("$TTL 3600\n@ ", "@ 3600 ")}autodiscover 300 A 203.0.113.10\n$GENERATE 1-3 h$ A 192.0.2.$\n`;
    const zone = zoneOf(text);
    expect(patched(zone, {}, [remove(zone, host)])).toBe(
      "h1.company.example. 300 IN A 192.0.2.1 takes its TTL from an entry that changes, and the record is made by the $GENERATE at company.example.zone:5, together with others",
    );
  });

  it("is an entry from which the first one of an included file takes its owner", () => {
    const files = { "more.inc": '  TXT "x"\n' };
    const zone = zoneOf(`${head}autodiscover A 203.0.113.10\n$INCLUDE more.inc\n`, files);
    expect(patched(zone, files, [remove(zone, host)])).toBe(
      'the change cannot be written without altering autodiscover.company.example. 3600 IN TXT "x" at more.inc:1; make it by hand',
    );
  });

  it("is an answer that no line holds", () => {
    const zone = zoneOf(`${head}* A 192.0.2.1\n`);
    const old = { ...find(zone, "*.company.example. A 192.0.2.1"), ...spec("x.company.example. 3600 IN A 192.0.2.1") };
    expect(patched(zone, {}, [{ kind: "remove", old } as RecordEdit])).toContain("no line of it has this record");
  });

  it("does not hold back the fixes of other zones", () => {
    const generated = zoneOf(`${head}$GENERATE 10-12 host$ A 192.0.2.$\n`);
    const other = readZone(sourceOf(`${head}autodiscover A 203.0.113.10\n`, "other.zone")).zone;
    const both: Fix = {
      safety: "unsafe",
      summary: "",
      edits: [
        { zone: generated, edit: remove(generated, "host11.company.example. A 192.0.2.11") },
        { zone: other, edit: remove(other, host) },
      ],
      commands: [],
    };
    const one: Fix = { ...both, edits: [{ zone: other, edit: add(srv) }] };
    const done = patchFixes([both, one], { unsafe: true, now, zones: [generated, other] });
    expect(done.refused).toEqual([{ fix: both, why: expect.stringContaining("$GENERATE") }]);
    expect(done.chosen).toEqual([one]);
    expect(done.files.map(({ source }) => source.path)).toEqual(["other.zone"]);
  });

  it("nothing at all gives no files", () => {
    const zone = zoneOf(head);
    expect(patched(zone, {}, [])).toEqual({});
  });
});

describe("the file on disk", () => {
  const text = `${head}autodiscover A 203.0.113.10 ; ä 😀\nwww A 192.0.2.1\n`.replaceAll("\n", "\r\n");

  it.each(["utf-16le", "utf-16be", "utf-8"] as const)("stays %s with its byte order mark", (encoding) => {
    const encode = (string: string) => {
      const marked = `\ufeff${string}`;
      if (encoding === "utf-8") return Buffer.from(marked, "utf8");
      const little = Buffer.from(marked, "utf16le");
      return encoding === "utf-16le" ? little : little.swap16();
    };
    const zone = zoneOf(encode(text));
    const patch = applyChangeSet({ zone, edits: [remove(zone, host), add(srv)] });
    if ("refused" in patch) throw new Error(patch.refused);
    const [file] = patch.files;
    const after = text.replace(/autodiscover.*😀/, "_autodiscover._tcp SRV 0 0 443 webmail.company.example.");
    expect(Buffer.from(file!.before)).toEqual(encode(text));
    expect(Buffer.from(file!.after)).toEqual(encode(after));
    expect(Buffer.from(readableDiffOf(file!)).toString()).toContain(
      "-autodiscover A 203.0.113.10 ; ä 😀\r\n+_autodiscover._tcp",
    );
    expect(Buffer.from(diffOf(file!)).includes(0)).toBe(encoding !== "utf-8");
  });
});

describe("the three companies", () => {
  it("companyB.com gets its SRV record in the place of the host, and a new serial", () => {
    const path = "fixtures/zones/company-abc/companyB.com.zone";
    const zone = readZone(sourceOf(readFileSync(path), "companyB.com.zone")).zone;
    const edits: RecordEdit[] = [
      add("_autodiscover._tcp.companyb.com. 3600 IN SRV 0 0 443 webmail.companya.com."),
      remove(zone, "autodiscover.companyb.com. A 203.0.113.10"),
    ];
    const fix: Fix = { safety: "unsafe", summary: "", edits: edits.map((edit) => ({ zone, edit })), commands: [] };
    const { changeSets } = planFixes([fix], { unsafe: true, now });
    const patch = applyChangeSet(changeSets[0]!);
    if ("refused" in patch) throw new Error(patch.refused);
    expect(Buffer.from(diffOf(patch.files[0]!)).toString()).toBe(`--- a/companyB.com.zone
+++ b/companyB.com.zone
@@ -1,7 +1,7 @@
 ; companyB.com after the move to the new DNS provider
 $TTL 3600
 @               IN SOA  ns1.newdns.example. hostmaster.companyB.com. (
-                        2026111801 ; serial
+                        2026112201 ; serial
                         7200       ; refresh
                         3600       ; retry
                         1209600    ; expire
@@ -12,4 +12,4 @@
                 IN MX   10 webmail.companyA.com.
                 IN TXT  "v=spf1 mx -all"
 www             IN A    203.0.113.80
-autodiscover    IN A    203.0.113.10              ; Exchange
+_autodiscover._tcp IN SRV 0 0 443 webmail.companya.com.
`);
  });
});
