import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { root } from "../../scripts/paths.mjs";
import { readServiceRecords } from "../../src/exchange/service-records.js";
import { rdataText } from "../../src/zone/rdata.js";
import { sourceFromText } from "../zone-from-text.js";

const graph = readFileSync(join(root, "fixtures/microsoft-365/companya.com.json"), "utf8");

/** The expected records of each domain, and what is at fault. */
function read(value: unknown) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const { domains, faults } = readServiceRecords(sourceFromText(text, "records.json"));
  const lines = domains.map(({ name, m365 }) => [
    name,
    m365?.expected.map(({ record: { owner, type, data } }) => `${owner} ${type} ${rdataText(type, data)}`),
  ]);
  return { domains: Object.fromEntries(lines), faults: faults.map(({ reason }) => reason) };
}

const expected = [
  "companya.com. MX 0 companya-com01c.mail.protection.outlook.com.",
  'companya.com. TXT "v=spf1 include:spf.protection.outlook.com -all"',
  "autodiscover.companya.com. CNAME autodiscover.outlook.com.",
  "_sipfederationtls._tcp.companya.com. SRV 100 1 5061 sipfed.online.lync.com.",
];
const mx = { recordType: "Mx", label: "companya.com", mailExchange: "a.mail.protection.outlook.com", preference: 0 };

describe("what Microsoft Graph answers", () => {
  test("as it answers", () => {
    expect(read(graph)).toEqual({ domains: { "companya.com.": expected }, faults: [] });
  });

  test("the records alone", () => {
    expect(read(JSON.parse(graph).value)).toEqual({ domains: { "companya.com.": expected }, faults: [] });
  });

  test("as PowerShell prints it", () => {
    const items = JSON.parse(graph).value.map(
      ({ isOptional, label, recordType, ttl, ...rest }: Record<string, unknown>) => ({
        IsOptional: isOptional,
        Label: label,
        RecordType: recordType,
        Ttl: ttl,
        AdditionalProperties: rest,
      }),
    );
    expect(read(items)).toEqual({ domains: { "companya.com.": expected }, faults: [] });
  });

  test("several domains in one list, one below the other; those of Microsoft's own are left out", () => {
    const at = (label: string) => ({ ...mx, label });
    const host = {
      recordType: "CName",
      label: "autodiscover.sales.companya.com",
      canonicalName: "autodiscover.outlook.com",
    };
    const { domains } = read([at("companya.com"), at("sales.companya.com"), at("companya.onmicrosoft.com"), host]);
    expect(Object.keys(domains)).toEqual(["companya.com.", "sales.companya.com."]);
    expect(domains["sales.companya.com."]).toHaveLength(2);
  });

  test("the label of an SRV record may be the domain alone", () => {
    const srv = {
      recordType: "Srv",
      label: "companya.com",
      service: "_sip",
      protocol: "_tls",
      nameTarget: "sipdir.online.lync.com",
    };
    const { domains } = read([mx, { ...srv, port: 443, priority: 100, weight: 1 }]);
    expect(domains["companya.com."]?.[1]).toBe("_sip._tls.companya.com. SRV 100 1 443 sipdir.online.lync.com.");
  });
});

describe("what is none", () => {
  test.each([
    ["no JSON", "{", "the JSON ends too early"],
    ["another answer", { value: [] }, "it holds no MX record of a domain: is it an answer of Microsoft Graph?"],
    ["a number", [mx, 7], "it is no record of Microsoft Graph"],
    ["no type", [mx, { label: "a.com" }], "it has no recordType and no label that is a name"],
    [
      "no host",
      [mx, { ...mx, mailExchange: null }],
      "a value of the mx record for companya.com is missing or is not what it has to be",
    ],
    [
      "a port too high",
      [
        mx,
        { recordType: "Srv", label: "_a._tcp.companya.com", nameTarget: "b.com", port: 65536, priority: 0, weight: 0 },
      ],
      "a value of the srv record for _a._tcp.companya.com is missing or is not what it has to be",
    ],
  ])("%s", (_, value, reason) => {
    const { faults } = read(value);
    expect(faults).toHaveLength(1);
    if (typeof value !== "string") expect(faults).toEqual([reason]);
  });

  test("nothing makes it throw", () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant("contoso.com"), fc.boolean());
    const type = fc.constantFrom("Mx", "CName", "Txt", "Srv", "Other", 7, null);
    const keys = [
      "label",
      "mailExchange",
      "canonicalName",
      "text",
      "nameTarget",
      "port",
      "priority",
      "weight",
      "isOptional",
    ];
    const item = fc.record(
      { recordType: type, ...Object.fromEntries(keys.map((key) => [key, value])) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(item, fc.anything())), (items) => {
        read(JSON.stringify({ "@odata.context": "x#domains('%zz')/", value: items }) ?? "");
      }),
    );
  });
});
