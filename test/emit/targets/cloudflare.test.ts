import { describe, expect, it } from "vitest";
import { type Emission, emissionOf, emissionOfRecords, emissionOfZone, inverse } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { target } from "../../../src/emit/targets/cloudflare.js";
import { recordText } from "../../../src/zone/canonical.js";
import type { Name } from "../../../src/zone/name.js";
import { remove, replace, spec, zoneOf } from "../../fix/zone-text.js";
import { zoneText } from "../cases.js";
import { type Listed, listed, model, runAt } from "../models/cloudflare.js";

const companyB = "companyb.com." as Name;
const zone = zoneOf(zoneText);
const held = [...zone.all()].map(recordText);
const deletion = emissionOf({ zone, edits: [remove(zone, "autodiscover.companyb.com. A 192.0.2.20")] });
const srv = emissionOfRecords(companyB, [spec("_sip._tls.companyb.com. 60 IN SRV 0 0 443 w.example.")], []);

function script(emission: Emission): string {
  const [{ text } = { text: "" }] = emit(target, [emission]).texts;
  return text;
}

function ran(emission: Emission, there: readonly Listed[] = listed(held, companyB), env = {}) {
  const { status, stdout, stderr, calls } = runAt(script(emission), there, env);
  return { status, stdout, stderr, posted: calls.some((words) => words.includes("POST")), calls };
}

describe("cloudflare", () => {
  it("stops before it posts when the set is no longer what was read, as after the first run", async () => {
    const after = await model.carryOut(script(deletion), held, companyB);
    expect(ran(deletion, listed(after, companyB))).toMatchObject({
      status: 5,
      posted: false,
      stderr: expect.stringContaining(
        "nothing is changed: the A records of autodiscover.companyb.com are not what they were",
      ),
    });
  });

  it("stops when the id is another zone's, or the list is not whole, or there is none", () => {
    const other = [{ id: "1", type: "A", name: "companyc.com", ttl: 1, content: "192.0.2.1" }];
    expect(ran(srv, other)).toMatchObject({
      status: 5,
      posted: false,
      stderr: expect.stringContaining("it holds companyc.com"),
    });
    expect(ran(srv, [{ ...other[0], name: "xcompanyb.com" } as Listed])).toMatchObject({ status: 5, posted: false });
    expect(ran(srv, [])).toMatchObject({ status: 0, posted: true });
  });

  it("stops without its variables, and when one of them could say something else to curl", () => {
    const ended = (env: Readonly<Record<string, string>>) => ran(srv, [], env);
    for (const name of ["CLOUDFLARE_ZONE_ID", "CLOUDFLARE_API_TOKEN"]) {
      expect(ended({ [name]: "" })).toMatchObject({
        status: 2,
        calls: [],
        stderr: expect.stringContaining(`${name}: set it to`),
      });
      expect(ended({ [name]: 'x"\nurl = "http://elsewhere' })).toMatchObject({ status: 1, calls: [] });
    }
  });

  it("shows the batch with DRY_RUN=1 and posts nothing; the token is never an argument", () => {
    const shown = ran(deletion, undefined, { DRY_RUN: "1" });
    expect(shown).toMatchObject({ status: 0, posted: false });
    expect(JSON.parse(shown.stdout)).toEqual({ deletes: [{ id: "6" }] });
    expect(ran(deletion)).toMatchObject({ status: 0, posted: true, stdout: "Done.\n" });
    expect(JSON.stringify(ran(deletion).calls)).not.toContain("t0ken");
  });

  it("makes only sets that are not there where no zone was read, but puts texts beside others", () => {
    const there = (type: string, name: string, rest: object) => [{ id: "1", type, name, ttl: 1, ...rest }];
    const data = { priority: 0, weight: 0, port: 1, target: "x" };
    expect(ran(srv, there("SRV", "_sip._tls.companyb.com", { data }))).toMatchObject({ status: 5, posted: false });
    const proof = emissionOfRecords(companyB, [spec('companyb.com. 60 IN TXT "proof"')], []);
    expect(ran(proof, there("TXT", "companyb.com", { content: "other" }))).toMatchObject({ status: 0, posted: true });
    expect(ran(inverse(proof), there("TXT", "companyb.com", { content: "other" }))).toMatchObject({
      status: 5,
      stderr: expect.stringContaining("nothing is changed: 0 TXT records of companyb.com are the one that was read"),
    });
  });

  it.each([
    ['"a \\"b\\" \\\\ \\195\\169" "c"', '"a \\"b\\" \\\\ é" "c"'],
    ['"a \\195\\169c"', "a éc"],
    ['"v=spf1 -all"', "v=spf1 -all"],
    ['"AB"', '"\\065" "B"'],
  ])("knows the text %s as %s", (written, shown) => {
    const texts = zoneOf(`companyb.com. 60 IN SOA . . 1 2 3 4 5\ncompanyb.com. 60 IN TXT ${written}`);
    const edits = [...texts.all(["TXT"])].map((old) => ({ kind: "remove", old }) as const);
    const there = [
      { id: "77", type: "TXT", name: "companyb.com", ttl: 60, content: Buffer.from(shown).toString("latin1") },
    ];
    expect(ran(emissionOf({ zone: texts, edits }), there, { DRY_RUN: "1" })).toMatchObject({
      stdout: expect.stringContaining('"id": "77"'),
    });
  });

  it("changes a record that is replaced in its place, and leaves its proxy as it is", () => {
    const apex = replace(zone, "companyb.com. A 203.0.113.80", "companyb.com. 3600 IN A 203.0.113.81");
    const { stdout } = ran(emissionOf({ zone, edits: [apex] }), undefined, { DRY_RUN: "1" });
    expect(JSON.parse(stdout)).toEqual({
      patches: [{ id: "3", type: "A", name: "companyb.com", ttl: 3600, content: "203.0.113.81" }],
    });
  });

  it("says when a batch is larger than a Free plan takes", () => {
    const records = Array.from({ length: 201 }, (_, i) => spec(`h${i}.companyb.com. 60 IN A 192.0.2.1`));
    expect(script(emissionOfZone(companyB, records, "z"))).toContain("# These are 201 changes; one batch takes 200");
    expect(script(srv)).not.toContain("changes; one batch");
  });

  it("refuses what no batch holds", () => {
    const records = Array.from({ length: 3501 }, (_, i) => spec(`h${i}.companyb.com. 60 IN A 192.0.2.1`));
    expect(emit(target, [emissionOfZone(companyB, records, "z")])).toEqual({
      texts: [],
      left: ["companyb.com: no change is written, because these are 3501 changes, and a batch takes 3500 at most."],
      isIncomplete: true,
    });
  });

  it("takes a TTL of 1, which is automatic, and no other below 60", () => {
    const limit = (ttl: number) => target.limit?.(spec(`a.companyb.com. ${ttl} IN A 192.0.2.1`), companyB)?.kind;
    expect([1, 59, 60, 86400, 86401].map(limit)).toEqual([undefined, "refused", undefined, undefined, "refused"]);
  });
});
