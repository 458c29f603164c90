import { expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { apexOfControllers } from "../../src/autodiscover/domain-controller.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const dc = "192.168.1.2";
const controllers = `_ldap._tcp SRV 0 100 389 dc1\ndc1 A ${dc}\n`;
const apex = `@ A ${dc}\n`;

function judged(inside: string, more: Partial<EstateText> = {}, name = "a.example"): string | undefined {
  const text = {
    zones: { "a.example.": "@ MX 10 webmail\nwebmail A 203.0.113.10\n" },
    internal: { "a.example.": inside },
  };
  const survey = surveyOf(estateFromText({ certificate: "webmail.a.example mail.a.example", ...text, ...more }));
  const domain = survey.estate.domains.find((one) => one.name === nameOf(name));
  const found = domain && apexOfControllers(assess(survey, domain));
  return found && `${found.kind} ${found.severity} ${found.certainty}`;
}

const at = (facts: NonNullable<EstateText["hosts"]>[string]) => ({ hosts: { [dc]: facts } });
const exchange = "webmail A 192.168.1.2\nmail A 192.168.1.10\n";

// Microsoft KB 2783881; Net Logon registers _ldap._tcp.D, and below _msdcs.D those of controllers alone.
test.each<[string, string, Partial<EstateText>, string | undefined]>([
  ["nobody said anything of", apex + controllers, {}, "unknown info possible"],
  [
    "registered below _msdcs alone",
    `${apex}_ldap._tcp.dc._msdcs SRV 0 100 389 dc1\ndc1 A ${dc}\n`,
    {},
    "unknown info possible",
  ],
  ["declared open", apex + controllers, at({ https: "open" }), "open warning certain"],
  [
    "declared open, and no client shows it",
    apex + controllers,
    { ...at({ https: "open" }), domains: { "a.example": { clients: ["outlook"] } } },
    "open info certain",
  ],
  ["declared closed", apex + controllers, at({ https: "closed" }), undefined],
  ["with a certificate that carries the domain", apex + controllers, at({ names: ["a.example"] }), undefined],
  ["with a certificate of its own", apex + controllers, at({ names: ["dc1.a.example"] }), "open warning certain"],
  ["Exchange too, by one of the access names", apex + controllers + exchange, {}, "exchange warning certain"],
  [
    "Exchange too, and the domain is on the certificate",
    apex + controllers + exchange,
    { certificate: "webmail.a.example a.example" },
    undefined,
  ],
  ["not all that the domain leads to", `${apex}@ A 192.168.1.80\n${controllers}`, {}, undefined],
  ["delegated with its service records", `${apex}_tcp NS dc1\n_msdcs NS dc1\ndc1 A ${dc}\n`, {}, undefined],
  ["not what the domain leads to", controllers, {}, undefined],
  ["of a domain without mailboxes", apex + controllers, { domains: { "a.example": { mail: "none" } } }, undefined],
])("a controller %s", (_, inside, more, said) => {
  expect(judged(inside, more)).toBe(said);
});

test("a domain that only stands in the zone of a directory is not the directory's", () => {
  const inside = `sub A ${dc}\n_ldap._tcp.sub SRV 0 100 389 dc1\ndc1 A ${dc}\n`;
  expect(judged(inside, { domains: { "sub.a.example": {} } }, "sub.a.example")).toBeUndefined();
});

test("an apex that is an alias, which no zone may have (RFC 1034 §3.6.2), has no addresses of its own", () => {
  expect(judged(`@ CNAME dc1\n${controllers}`)).toBeUndefined();
});
