import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readInventory } from "../../src/exchange/read-inventory.js";
import { faultsOf, inventoryFrom } from "./inventory-of.js";

describe("what is wrong ends in a sentence with its place", () => {
  const script = (results: unknown, more: object = {}) => ({ kind: "exchange-inventory", schema: 1, results, ...more });
  test.each<[string, unknown, string[]]>([
    ["nothing", "", ["1:1 this holds nothing that Exchange is known to print"]],
    ["a zone", "$ORIGIN contoso.com.\n@ IN A 192.0.2.1\n", ["1:1 this holds nothing"]],
    ["an empty list", [], ["1:1 this holds nothing"]],
    ["another JSON", { name: "zonewright" }, ["1:1 this holds nothing"]],
    ["cut off", '{"DomainName":"contoso.com",', ["1:29 this is no JSON"]],
    [
      "a newer schema",
      { ...script({}), schema: 2 },
      ["1:39 schema: 2 is not 1, so another version of the script wrote it"],
    ],
    ["no results", script([]), ["1:51 results is no object"]],
    [
      "no objects",
      script({ "Get-AcceptedDomain": ["a.com"] }),
      ["1:73 results.Get-AcceptedDomain is no list of objects"],
    ],
    [
      "no domain name",
      script({ "Get-AcceptedDomain": [{ DomainName: "a.com" }, { DomainName: "a b" }] }),
      ['1:111 results.Get-AcceptedDomain[1].DomainName is "a b", which is no domain name'],
    ],
    [
      "no such type",
      { DomainName: "a.com", DomainType: "Other" },
      ["1:36 DomainType is none of Authoritative, InternalRelay and ExternalRelay"],
    ],
    [
      "a list in place of a text",
      { DomainName: ["a.com"], DomainType: 0 },
      ["1:15 DomainName is a list, and a text is expected"],
    ],
    [
      "truth in place of a text",
      { DomainName: true, DomainType: 0 },
      ["1:15 DomainName is true, and a text is expected"],
    ],
    ["no service", { Thumbprint: "AA", Services: "Toast" }, ["1:31 Services names no service of Exchange"]],
    [
      "a damaged certificate",
      { Thumbprint: "AA", Services: "IIS", RawData: [48, 130, 1] },
      ["1:47 RawData holds no certificate that can be read"],
    ],
  ])("%s", (_, content, expected) => {
    const faults = faultsOf(inventoryFrom(content));
    expect(faults).toEqual(expected.map((start) => expect.stringContaining(start)));
  });

  test("what the script could not ask is told in the server's words, made safe", () => {
    const errors = [{ cmdlet: "Get-PopSettings", server: "EX01", message: "It\r\nfailed\u001b[31m.\r\n" }, 7];
    const source = {
      path: "i.json",
      bytes: Buffer.from(JSON.stringify(script({}, { errors }))),
      encoding: "utf-8" as const,
    };
    expect(readInventory(source).unanswered).toEqual([
      "Get-PopSettings (EX01): It failed\\u001b[31m",
      "a cmdlet: no reason given",
    ]);
  });
});

describe("hostile input", () => {
  const properties = ["DomainName", "DomainType", "Thumbprint", "Services", "CertificateDomains", "RawData", "Subject"];
  const keys = [
    ...properties,
    "InternalUrl",
    "AutoDiscoverServiceInternalUri",
    "Bindings",
    "Fqdn",
    "TlsCertificateName",
  ];
  const more = [
    "X509CertificateName",
    "ProtocolName",
    "Proof",
    "Domains",
    "AccountNamespace",
    "AdminDisplayVersion",
    "value",
    "__proto__",
  ];
  const key = fc.constantFrom(...keys, ...more);
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      tie("list"),
      tie("object"),
    ),
    list: fc.array(tie("tree"), { maxLength: 4 }),
    object: fc.dictionary(key, tie("tree"), { maxKeys: 6 }),
  }));

  test("any JSON is read without throwing, and every place is in it", () => {
    const object = fc.dictionary(key, tree, { maxKeys: 8 });
    fc.assert(
      fc.property(fc.oneof(tree, object, fc.array(object)), (value) => {
        for (const { at } of inventoryFrom(JSON.stringify(value) ?? "").faults) {
          expect(at.start).toBeLessThanOrEqual(at.end);
          expect(at.end).toBeLessThanOrEqual(at.source.bytes.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("so is any listing", () => {
    const line = fc
      .tuple(key, fc.string(), fc.boolean())
      .map(([name, text, isIndented]) => `${isIndented ? "  " : ""}${name} : {${text}}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 12 }), (lines) => {
        inventoryFrom(lines.join("\n"));
      }),
      { numRuns: 200 },
    );
  });

  test("an inventory with an octet changed or cut off is", () => {
    const bytes = readFileSync("fixtures/exchange/2016.json");
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (at, octet, isCut) => {
        const changed = Buffer.from(isCut ? bytes.subarray(0, at) : bytes);
        if (!isCut) changed[at] = octet;
        inventoryFrom(changed);
      }),
      { numRuns: 100 },
    );
  });
});
