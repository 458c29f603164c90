import { describe, expect, test } from "vitest";
import { uncoveredLegacyNames } from "../../src/autodiscover/legacy-name.js";
import type { EstateText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";
import { at, judged, mail, moved, none } from "./certified-domains.js";

describe("the name of an older server", () => {
  const found = (
    lines: string,
    given: readonly string[],
    names: readonly string[] = [],
    more: Partial<EstateText> = {},
  ) => {
    const legacyNames = names.map((text) => ({ name: nameOf(text), at }));
    const { estate, assessments } = judged(lines, given, { exchange: { urls: [], legacyNames }, ...more });
    return [...uncoveredLegacyNames(estate, assessments)].map(({ name, declared, record }) =>
      [name, declared ? "declared" : "", record?.type ?? ""].filter(Boolean).join(" "),
    );
  };
  const legacy = "legacy A 203.0.113.10\n";
  const known = "webmail.a.example autodiscover.a.example";
  const at10 = "203.0.113.10";
  test.each<[string, string, string[], string[], Partial<EstateText>, string[]]>([
    ["called so", legacy, [known], [], {}, ["legacy.a.example. A"]],
    ["called so, at another host", "legacy A 203.0.113.11\n", [known], [], {}, ["legacy.a.example. A"]],
    [
      "called so, at a web host",
      "legacy A 203.0.113.11\n",
      [known],
      [],
      { hosts: { "203.0.113.11": { role: "web" } } },
      [],
    ],
    ["called so, on the certificate", legacy, [`${known} legacy.a.example`], [], {}, []],
    [
      "called so, out of a wildcard's reach",
      "",
      ["webmail.a.example *.a.example"],
      [],
      { zones: { "a.example.": mail, "sub.a.example.": "@ MX 10 webmail.a.example.\nlegacy A 203.0.113.10\n" } },
      [],
    ],
    ["called so, closed", legacy, [known], [], { hosts: { [at10]: { https: "closed" } } }, []],
    ["called so, without addresses", 'legacy TXT "kept"\n', [known], [], {}, []],
    [
      "called so, delegated like the access name beside it",
      "",
      [known],
      [],
      { zones: { "a.example.": "@ MX 10 webmail\nwebmail NS ns.dns.example.\nlegacy NS ns.dns.example.\n" } },
      [],
    ],
    ["called so, in a domain without mailboxes", legacy, [known], [], none, []],
    ["called so, in a domain in Exchange Online", legacy, [known], [], moved, []],
    ["nowhere", "", [known], [], {}, []],
    ["declared", "old A 203.0.113.11\n", [known], ["old.a.example"], {}, ["old.a.example. declared A"]],
    ["declared, and called so", legacy, [known], ["legacy.a.example"], {}, ["legacy.a.example. declared A"]],
    ["declared, in a zone that was not supplied", "", [known], ["old.c.example"], {}, ["old.c.example. declared"]],
    ["declared, on the certificate", "", [`${known} old.c.example`], ["old.c.example"], {}, []],
    [
      "declared, with a certificate of its own",
      "old A 203.0.113.11\n",
      [known],
      ["old.a.example"],
      { hosts: { "203.0.113.11": { names: ["old.a.example"] } } },
      [],
    ],
    [
      "declared, at Microsoft 365",
      "old CNAME outlook.office365.com.\n",
      [known],
      ["old.a.example"],
      { hosts: { "old.a.example.": { role: "m365" } } },
      [],
    ],
  ])("%s", (_, lines, given, names, more, said) => {
    expect(found(lines, given, names, more)).toEqual(said);
  });

  test("is judged where no domain is", () => {
    const estate = {
      ...judged("", [known]).estate,
      exchange: { urls: [], legacyNames: [{ name: nameOf("old.c.example"), at }] },
    };
    expect([...uncoveredLegacyNames(estate, [])]).toHaveLength(1);
  });
});
