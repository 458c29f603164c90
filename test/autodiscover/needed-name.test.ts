import { expect, test } from "vitest";
import { accustomedNames, pointedNames } from "../../src/autodiscover/needed-name.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const lines = `@ MX 10 mx
mx A 203.0.113.10
smtp A 203.0.113.10
owa A 203.0.113.10
autodiscover A 203.0.113.10
_autodiscover._tcp SRV 0 0 443 owa
_autodiscover._tcp SRV 5 0 444 mx
`;

/** Names that records point to, and those that people dial by heart, each with the service whose certificate they meet. */
function needed(settings: NonNullable<EstateText["domains"]>[string], name = "a.example"): string[][] {
  const estate = estateFromText({ zones: { "a.example.": lines }, domains: { [name]: settings } });
  const domain = estate.domains.find((one) => one.name === nameOf(name));
  if (!domain) throw new Error(`${name} is no accepted domain`);
  const inWords = (names: Iterable<{ name: string; service: string }>) =>
    Array.from(names, (one) => `${one.name} ${one.service}`);
  return [inWords(pointedNames(domain)), inWords(accustomedNames(estate, domain))];
}

const pointed = ["mx.a.example. smtp", "owa.a.example. iis"];
const accustomed = ["owa.a.example. iis", "smtp.a.example. smtp", "mx.a.example. smtp"];

test.each<[string, NonNullable<EstateText["domains"]>[string], string[][]]>([
  ["of which nobody said anything", {}, [pointed, accustomed]],
  ["here", { mail: "on-premises" }, [pointed, accustomed]],
  ["in Exchange Online", { mail: "exchange-online" }, [[], []]],
  ["that are none", { mail: "none" }, [[], []]],
])("names needed for mailboxes %s", (_, settings, expected) => {
  expect(needed(settings)).toEqual(expected);
});

test("of a domain without a zone nothing points anywhere", () => {
  expect(needed({}, "c.example")).toEqual([[], []]);
});
