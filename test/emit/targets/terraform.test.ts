import { spawnSync } from "node:child_process";
import { parse } from "@cdktf/hcl2json";
import { describe, expect, test } from "vitest";
import { type Emission, emissionOfRecords, emissionOfZone, inverse } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import type { Target } from "../../../src/emit/target.js";
import type { TargetName } from "../../../src/emit/targets/index.js";
import { target as aws } from "../../../src/emit/targets/terraform-aws.js";
import { target as azure } from "../../../src/emit/targets/terraform-azure.js";
import { target as cloudflare } from "../../../src/emit/targets/terraform-cloudflare.js";
import { target as google } from "../../../src/emit/targets/terraform-google.js";
import { hclString } from "../../../src/emit/terraform/hcl.js";
import { type Name, toName } from "../../../src/zone/name.js";
import { folderWith } from "../../cli/folder.js";
import { spec, zoneOf } from "../../fix/zone-text.js";
import { cases, zoneText } from "../cases.js";
import { goldenOf } from "../golden-page.js";
import { evaluated } from "../models/terraform.js";
import { model as awsModel } from "../models/terraform-aws.js";
import { model as googleModel } from "../models/terraform-google.js";

const all: readonly (readonly [string, Target])[] = [
  ["aws", aws],
  ["azure", azure],
  ["cloudflare", cloudflare],
  ["google", google],
];
const companyB = toName("companyB.com") as Name;
const srv = "_autodiscover._tcp.companyb.com. 3600 IN SRV 0 0 443 webmail.companya.com.";

/** What a change between two sets of lines is, where the old ones were read. */
function between(before: readonly string[], after: readonly string[]): Emission {
  return {
    origin: companyB,
    edits: [
      ...before.map((line) => ({ kind: "remove", old: spec(line) }) as const),
      ...after.map((line) => ({ kind: "add", record: spec(line) }) as const),
    ],
    before: before.map(spec),
    notes: [],
  };
}

const textOf = (target: Target, ...emissions: readonly Emission[]) =>
  emit(target, emissions)
    .texts.map(({ text }) => text)
    .join("");

describe("strings of HCL", () => {
  test.each([
    [`\${var.x}`],
    [`$\${var.x}`],
    ["%{ if true }"],
    ["%%{ if true }"],
    ["$$%%{{}}"],
    ['a "quote" and a \\'],
    ["\u0000\u0007\n\r\t\u007f\u2028\u202e"],
    ["é 😀"],
  ])("%j comes back from HashiCorp's parser", async (text) => {
    const { locals } = (await parse("x.tf", `locals {\n  a = ${hclString(text)}\n}\n`)) as { locals: { a: string }[] };
    expect(evaluated(locals[0]?.a)).toBe(text);
  });
});

describe.each(all)("%s", (_, target) => {
  test("makes a record that nobody has read without importing anything", async () => {
    const text = textOf(target, emissionOfRecords(companyB, [spec(srv)], []));
    const file = await parse("x.tf", text);
    expect([file.import, Object.keys(file.resource ?? {}).length]).toEqual([undefined, 1]);
    expect(text).toContain("it must say 1 to add, 0 to change, 0 to destroy");
  });

  test("makes a whole zone of resources, without the provider's own records", async () => {
    const zone = zoneOf(zoneText);
    const text = textOf(target, emissionOfZone(zone.origin, zone.all(), "company.example.zone"));
    const { resource, import: imported, variable } = await parse("x.tf", text);
    expect(imported).toBeUndefined();
    expect(Object.keys(variable)).toHaveLength(1);
    const labels = Object.values(resource as Record<string, object>).flatMap((one) => Object.keys(one));
    expect(new Set(labels).size).toBe(target === cloudflare ? 9 : 8);
    expect(text).not.toMatch(/hostmaster|ns\.provider/);
  });

  test("keeps several zones apart in one text", async () => {
    const other = toName("company-b.com") as Name;
    const text = textOf(
      target,
      emissionOfRecords(companyB, [spec(srv)], []),
      emissionOfRecords(other, [spec(srv.replace("companyb", "company-b"))], []),
    );
    const { variable, resource } = await parse("x.tf", text);
    expect(Object.keys(variable).every((name) => /^company_?b_com_/.test(name))).toBe(true);
    expect(Object.values(resource).flatMap((one) => Object.keys(one as object))).toEqual([
      "company_b_com_autodiscover_tcp_srv",
      "companyb_com_autodiscover_tcp_srv",
    ]);
  });

  test("calls a set the same in a change and in what takes it back", () => {
    for (const { emission } of cases) {
      const labels = (text: string) => [...text.matchAll(/^resource "\w+" "(\w+)"/gm)].map(([, label]) => label).sort();
      expect(labels(textOf(target, inverse(emission)))).toEqual(labels(textOf(target, emission)));
    }
  });

  test("tells apart what would have one label", () => {
    const lines = ["a-b", "a.b", "a_b"].map((name) => `${name}.companyb.com. 60 IN A 192.0.2.1`);
    const text = textOf(target, between([], lines));
    const labels = [...text.matchAll(/^resource "\w+" "(\w+)"/gm)].map(([, label]) => label);
    expect(new Set(labels).size).toBe(3);
    expect(labels.every((label) => /^companyb_com_a_b_a_[0-9a-f]{8}$/.test(label ?? ""))).toBe(true);
  });

  test.each([
    ["a name with an escaped dot", "a\\.b.companyb.com. 60 IN A 192.0.2.1"],
    ["a target that is no host name", 'a.companyb.com. 60 IN CNAME q\\"q.companyb.com.'],
    ["a type that it has not", "a.companyb.com. 60 IN TYPE65280 \\# 1 00"],
  ])("refuses %s", (_what, line) => {
    const { texts, isIncomplete, left } = emit(target, [between([], [line])]);
    expect([texts, isIncomplete, left.length]).toEqual([[], true, 1]);
  });

  test("begins no identifier with a digit", () => {
    const text = textOf(
      target,
      emissionOfRecords(toName("1.example") as Name, [spec("1.example. 60 IN A 192.0.2.1")], []),
    );
    expect(text).toContain('"zone_1_example_apex_a"');
    expect(text).toContain('variable "zone_1_example_');
  });

  test("lets no note leave its comment", async () => {
    const text = textOf(target, emissionOfRecords(companyB, [spec(srv)], ['one\n}\nresource "a" "b" {}\r\u2028x']));
    expect(text).toContain('# one\\u000a}\\u000aresource "a" "b" {}\\u000d\\u2028x');
  });
});

test("Route 53 refuses a second apply of what is there already", async () => {
  const text = textOf(aws, between([], [srv]));
  await expect(async () => awsModel.carryOut(text, [srv], companyB)).rejects.toThrow("is there already");
});

test("an import of what is not there any more fails", async () => {
  const old = "mail.companyb.com. 60 IN A 192.0.2.1";
  const text = textOf(aws, between([old], []));
  await expect(async () => awsModel.carryOut(text, [], companyB)).rejects.toThrow("non-existent");
});

describe("google", () => {
  const [old, fresh] = ["AbC", "abc"].map((proof) => `companyb.com. 3600 IN TXT "${proof}"`) as [string, string];

  test("makes a text anew of which only the case changes, since the provider sees no change there", async () => {
    const change = between([old], [fresh]);
    const text = textOf(google, change);
    expect(text).not.toContain("import {");
    expect(text).toContain("replace_triggered_by = [terraform_data.companyb_com_apex_txt]");
    expect(await googleModel.carryOut(text, [old], companyB)).toEqual([fresh]);
    expect(await googleModel.carryOut(textOf(google, inverse(change)), [fresh], companyB)).toEqual([old]);
  });

  test("asks whether there is nothing yet, where no zone was read", async () => {
    const { variable } = await parse("x.tf", textOf(google, emissionOfRecords(companyB, [spec(fresh)], [])));
    const [question] = variable.companyb_com_nothing_there;
    expect(question.description).toContain("--name=companyb.com. --type=TXT");
    expect(question.default).toBeUndefined();
    expect(question.validation[0].condition).toBe(`\${var.companyb_com_nothing_there}`);
  });
});

describe("azure", () => {
  test.each([
    ["a TTL of 0", "a.companyb.com. 0 IN A 192.0.2.1", "Azure DNS has no TTL of 0"],
    ["a null MX", "companyb.com. 60 IN MX 0 .", "no empty target"],
    ["a text over 4,096 characters", `a.companyb.com. 60 IN TXT ${`"${"x".repeat(255)}" `.repeat(17)}`, "4096"],
    ["a text beyond ASCII", 'a.companyb.com. 60 IN TXT "\\195\\169"', "printable ASCII"],
    ["a CAA tag that azurerm does not know", 'companyb.com. 60 IN CAA 0 issuemail "ca.example"', "alone"],
  ])("refuses %s", (_, line, why) => {
    expect(emit(azure, [between([], [line])]).left[0]).toContain(why);
  });

  test("says that azurerm cuts a text of 255 octets, and not one of 254", () => {
    const left = (length: number) =>
      emit(azure, [between([], [`a.companyb.com. 60 IN TXT "${"x".repeat(length)}"`])]).left.length;
    expect([left(254), left(255)]).toEqual([0, 1]);
  });
});

describe("cloudflare", () => {
  test("keeps one resource where a record changes in its own place", async () => {
    const change = cases.find(({ name }) => name === "replace")?.emission as Emission;
    const file = await parse("x.tf", textOf(cloudflare, change));
    expect([file.import.length, Object.keys(file.resource.cloudflare_dns_record).length]).toEqual([1, 1]);
  });

  test("changes the TTL of a record that is taken away and made again", () => {
    const text = textOf(cloudflare, between([srv], [srv.replace("3600", "300")]));
    expect(text.match(/^resource /gm)).toHaveLength(1);
    expect(text).toContain("# changed: SRV");
  });

  test("makes two resources of a record that gets another name", async () => {
    const record = spec(srv);
    const old = { ...record, owner: toName("_autodiscovr._tcp.companyb.com") as Name };
    const emission: Emission = {
      origin: companyB,
      edits: [{ kind: "replace", old, record }],
      before: [old],
      notes: [],
    };
    const text = textOf(cloudflare, emission);
    expect(text).toMatch(/# deleted: SRV of _autodiscovr.*# new: SRV of _autodiscover/s);
  });

  test.each([
    [59, 1],
    [60, 0],
    [86400, 0],
    [86401, 1],
  ])("a TTL of %d is refused: %d", (ttl, refused) => {
    expect(emit(cloudflare, [between([], [`a.companyb.com. ${ttl} IN A 192.0.2.1`])]).left).toHaveLength(refused);
  });

  test("leaves the proxy setting of what it changes, and everything of what it deletes", () => {
    const text = textOf(
      cloudflare,
      between(
        ["a.companyb.com. 60 IN A 192.0.2.1", "b.companyb.com. 60 IN A 192.0.2.1"],
        ["a.companyb.com. 300 IN A 192.0.2.1"],
      ),
    );
    expect(text.match(/ignore_changes = .*/g)).toEqual(["ignore_changes = [proxied]", "ignore_changes = all"]);
  });
});

/** Terraform itself, with nobody's settings. */
const terraform = (...words: readonly string[]) =>
  spawnSync("terraform", words, { encoding: "utf8", env: { ...process.env, TF_CLI_CONFIG_FILE: "/dev/null" } });

test.skipIf(terraform("version").status !== 0).each(all)("terraform fmt finds nothing to do for %s", (name) => {
  const folder = folderWith(
    Object.fromEntries(cases.map(({ name: of }) => [`${of}.tf`, goldenOf(`terraform-${name}` as TargetName, of)])),
  );
  const { stdout, status } = terraform("fmt", "-check", folder);
  expect([stdout, status]).toEqual(["", 0]);
});
