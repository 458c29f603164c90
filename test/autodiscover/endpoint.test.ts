import { expect, test } from "vitest";
import { endpointOf } from "../../src/autodiscover/endpoint.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";
const web = "203.0.113.80";

function endpointAt(lines: string, more: Partial<EstateText> = {}) {
  const zones = { "a.example.": hub, "b.example.": `@ MX 10 webmail.a.example.\n${lines}\n` };
  const survey = surveyOf(estateFromText({ zones, certificate: "webmail.a.example *.c.example", ...more }));
  return endpointOf(survey, nameOf("host.b.example."));
}

test.each<[string, string, Partial<EstateText>, string, string]>([
  ["absent", "", {}, "silent certain", "host.b.example does not exist"],
  ["without address", 'host TXT "kept"', {}, "silent certain", "host.b.example has no address"],
  [
    "an alias of nothing",
    "host CNAME gone",
    {},
    "silent certain",
    "host.b.example is an alias of gone.b.example, which does not exist",
  ],
  ["an alias of itself", "host CNAME host", {}, "silent certain", "leads back to itself"],
  ["delegated", "host NS ns.dns.example.", {}, "unknown possible", "is delegated to another zone"],
  [
    "an alias of a name outside",
    "host CNAME mail.elsewhere.example.",
    {},
    "unknown possible",
    "lies in a zone that was not supplied",
  ],
  [
    "an alias of a name outside that a wildcard of the certificate covers",
    "host CNAME mail.c.example.",
    {},
    "exchange possible",
    "is a name of the certificate",
  ],
  ["Exchange", "host A 203.0.113.10", {}, "exchange certain", "webmail.a.example resolves to it"],
  ["another address", `host A ${web}`, {}, "other certain", "no known address of Exchange"],
  [
    "any address, as none of Exchange is known",
    `host A ${web}`,
    { certificate: "" },
    "unknown possible",
    "no address of Exchange is known",
  ],
  [
    "an address that may be one of a name outside",
    `host A ${web}`,
    { certificate: "webmail.a.example mail.elsewhere.example" },
    "unknown possible",
    "may be mail.elsewhere.example",
  ],
  [
    "declared Exchange by its name, whatever its address is declared",
    `host A ${web}`,
    { hosts: { "host.b.example.": { role: "exchange" }, [web]: { role: "web" } } },
    "exchange certain",
    `gives ${web} the role exchange`,
  ],
])("a host that is %s", (_, lines, more, kind, because) => {
  const endpoint = endpointAt(lines, more);
  expect(`${endpoint.class} ${endpoint.certainty}`).toBe(kind);
  expect(endpoint.because).toContain(because);
});

test("what is declared of a name comes before what is declared of its address", () => {
  const hosts = {
    "host.b.example.": { https: "open" },
    [web]: { https: "closed", names: ["*.hoster.example"] },
  } as const;
  expect(endpointAt(`host A ${web}`, { hosts }).facts).toEqual({ https: "open", names: ["*.hoster.example"] });
});

const tag = " ; cf_tags=cf-proxied:true";
const universal = ["b.example", "*.b.example"];

// Cloudflare answers with addresses of its own, and with its own certificate for the zone unless another was ordered.
test.each<[string, string, EstateText["hosts"], string, readonly string[] | undefined]>([
  ["an address", `host A 203.0.113.10${tag}`, {}, "exchange possible", universal],
  ["an alias", `host CNAME webmail.a.example.${tag}`, {}, "exchange possible", universal],
  ["what an alias leads to", `host CNAME here\nhere A 203.0.113.10${tag}`, {}, "exchange possible", universal],
  ["a wildcard", `* A 203.0.113.10${tag}`, {}, "exchange possible", universal],
  ["an alias of a wildcard", `host CNAME any.sub\n*.sub A 203.0.113.10${tag}`, {}, "exchange possible", universal],
  ["nothing", "host A 203.0.113.10", {}, "exchange certain", undefined],
  [
    "an address of which somebody declared the names",
    `host A 203.0.113.10${tag}`,
    { "203.0.113.10": { names: ["host.b.example"] } },
    "exchange certain",
    ["host.b.example"],
  ],
  [
    "an address of which somebody declared the certificate",
    `host A 203.0.113.10${tag}`,
    { "203.0.113.10": { certificate: "edge" } },
    "exchange certain",
    undefined,
  ],
])("behind Cloudflare's proxy is %s", (_, lines, hosts = {}, kind, names) => {
  const endpoint = endpointAt(lines, { hosts });
  expect(`${endpoint.class} ${endpoint.certainty}`).toBe(kind);
  expect(endpoint.facts?.names).toEqual(names);
  expect(endpoint.proxied !== undefined).toBe(lines.includes(tag));
});

test("a proxied alias of a name outside is outside", () => {
  const { proxied, facts, ...endpoint } = endpointAt(`host CNAME mail.elsewhere.example.${tag}`);
  expect([endpoint.class, proxied, facts]).toEqual(["unknown", undefined, undefined]);
});
