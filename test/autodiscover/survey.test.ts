import { expect, test } from "vitest";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";

const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\nweb A 203.0.113.80\nexch A 203.0.113.20\n";
const certificate = "webmail.a.example";

/** The addresses of Exchange, each with the name that tells it. */
function addresses(hosts: EstateText["hosts"] = {}): string[] {
  const survey = surveyOf(estateFromText({ zones: { "a.example.": hub }, certificate, hosts }));
  return Array.from(survey.exchangeAddresses.values(), ({ address, name, because }) => {
    return `${address} ${name ?? ""} ${because}`;
  });
}

const inferred = "203.0.113.10 webmail.a.example. webmail.a.example resolves to it";
const byRole = (role: string) => `the configuration gives it the role ${role}`;

test.each<[string, EstateText["hosts"], string[]]>([
  ["nothing", {}, [inferred]],
  [
    "a name to be Exchange",
    { "exch.a.example.": { role: "exchange" } },
    [`203.0.113.20 exch.a.example. ${byRole("exchange")}`, inferred],
  ],
  ["an address to be a proxy", { "203.0.113.80": { role: "proxy" } }, [`203.0.113.80  ${byRole("proxy")}`, inferred]],
  [
    "an address of version 6",
    { "2001:db8::1": { role: "exchange" } },
    [`2001:db8::1  ${byRole("exchange")}`, inferred],
  ],
  ["the address of the access name", { "203.0.113.10": { role: "exchange" } }, [`203.0.113.10  ${byRole("exchange")}`]],
  ["it to be a web host", { "203.0.113.10": { role: "web" } }, []],
  ["it to be Microsoft 365", { "203.0.113.10": { role: "m365" } }, []],
  ["the access name to be a web host", { "webmail.a.example.": { role: "web" } }, []],
  ["the access name to be Microsoft 365", { "webmail.a.example.": { role: "m365" } }, []],
  ["something else of its address", { "203.0.113.10": { https: "open" } }, [inferred]],
])("declared is %s", (_, hosts, expected) => {
  expect(addresses(hosts)).toEqual(expected);
});

test.each([
  ["delegated", { "a.example.": "@ MX 10 webmail\nwebmail NS ns.dns.example.\n" }, ["webmail.a.example."]],
  ["not supplied", { "b.example.": "@ MX 10 webmail.a.example.\n" }, ["webmail.a.example."]],
  ["supplied", { "a.example.": hub }, []],
])("access names whose zone is %s", (_, zones, unseen) => {
  expect(surveyOf(estateFromText({ zones, certificate })).unseenAccessNames).toEqual(unseen);
});
