import { expect, test } from "vitest";
import { asAlias } from "../../src/autodiscover/host-alias.js";
import { recordText } from "../../src/zone/canonical.js";
import { estateFromText } from "../estate-from-text.js";
import { nameOf, zoneFromText } from "../zone-from-text.js";

const alias = "IN CNAME autodiscover.outlook.com.";

test("the apex is no alias, whatever else its file lacks", () => {
  const bare = (text: string, origin: string, view?: "public" | "internal") =>
    zoneFromText(text.replace(/^@ (?:SOA|NS).*\n/gm, ""), origin, view);
  const estate = estateFromText({ zones: { "b.example.": "@ A 192.0.2.1\n" } }, bare);
  expect(asAlias(estate, nameOf("b.example"), nameOf("autodiscover.outlook.com"))).toEqual([]);
});

test.each([
  ["absent", "", "host.b.example", [`+ host.b.example. 3600 ${alias}`]],
  ["an address", "host 60 A 192.0.2.1\n", "host.b.example", [`~ host.b.example. 60 ${alias}`]],
  ["an alias", "host 60 CNAME www\n", "host.b.example", [`~ host.b.example. 60 ${alias}`]],
  [
    "addresses of both families",
    "host 60 A 192.0.2.1\nhost 60 AAAA 2001:db8::1\n",
    "host.b.example",
    [`~ host.b.example. 60 ${alias}`, "- host.b.example. 60 IN AAAA 2001:db8::1"],
  ],
  // RFC 2181 §10.1: beside an alias nothing else may stand.
  ["an address and a text", 'host 60 A 192.0.2.1\nhost 60 TXT "kept"\n', "host.b.example", []],
  ["the apex", "@ A 192.0.2.1\n", "b.example", []],
  ["the apex of a zone that has nothing there", "", "b.example", []],
  ["in a zone that was not supplied", "", "host.c.example", []],
])("a host that is %s", (_, lines, host, expected) => {
  const edits = asAlias(
    estateFromText({ zones: { "b.example.": lines } }),
    nameOf(host),
    nameOf("autodiscover.outlook.com"),
  );
  const text = edits.map(({ edit }) => {
    if (edit.kind === "remove") return `- ${recordText(edit.old)}`;
    return `${edit.kind === "add" ? "+" : "~"} ${recordText(edit.record)}`;
  });
  expect(text).toEqual(expected);
});
