import { expect, test } from "vitest";
import { addressSplits } from "../../src/autodiscover/address-split.js";
import { assess } from "../../src/autodiscover/assessment.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { rule } from "../../src/rules/autodiscover/autodiscover-address-split.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { findingsOf } from "../rules/findings.js";

const [exchange, web, other] = ["203.0.113.10", "203.0.113.80", "203.0.113.81"];
const both = `autodiscover A ${exchange}\nautodiscover A ${web}\n`;
const certificate = "webmail.a.example autodiscover.b.example autodiscover.c.example";

function estate(lines: string, { zones, ...more }: Partial<EstateText> = {}): EstateText {
  const texts = {
    "a.example.": "@ MX 10 webmail\nwebmail A 203.0.113.10\n",
    "b.example.": `@ MX 10 webmail.a.example.\n${lines}`,
  };
  return { zones: { ...texts, ...zones }, certificate, ...more };
}

function splits(lines: string, more: Partial<EstateText> = {}): string[] {
  const survey = surveyOf(estateFromText(estate(lines, more)));
  return addressSplits(survey.estate.domains.map((domain) => assess(survey, domain))).map(
    ({ strays, certainty, domains }) =>
      `${strays.map(({ data }) => data.address).join(" ")} ${certainty} ${domains.map(({ name }) => name).join(" ")}`,
  );
}

const at = (facts: NonNullable<EstateText["hosts"]>[string]) => ({ hosts: { [web]: facts } });

test.each<[string, string, Partial<EstateText>, string[]]>([
  ["of which nothing is known", both, {}, [`${web} possible b.example.`]],
  ["declared a web host", both, at({ role: "web" }), [`${web} certain b.example.`]],
  ["declared Exchange", both, at({ role: "exchange" }), []],
  ["declared to answer as Exchange does", both, at({ autodiscover: "exchange" }), []],
  ["declared to know no Autodiscover", both, at({ autodiscover: "none" }), [`${web} certain b.example.`]],
  [
    "that presents other names than the first",
    both,
    { hosts: { [exchange]: { names: ["*.b.example"] }, [web]: { names: ["*.hoster.example"] } } },
    [`${web} certain b.example.`],
  ],
  ["that presents the name", both, at({ names: ["autodiscover.b.example"] }), [`${web} possible b.example.`]],
  ["closed, so that clients take the other one", both, at({ https: "closed" }), []],
  ["private, of which another rule speaks", both.replace(web, "10.0.0.5"), {}, []],
  [
    "that may be one of an access name whose zone was not supplied",
    both,
    { certificate: `${certificate} mail.elsewhere.example` },
    [],
  ],
  [
    "with a third, of which more is known",
    `${both}autodiscover A ${other}\n`,
    at({ role: "web" }),
    [`${web} ${other} possible b.example.`],
  ],
  ["of a host that is wrong as a whole", both, { certificate: "webmail.a.example" }, []],
  ["of a host that was declared a web host", both, { hosts: { "autodiscover.b.example.": { role: "web" } } }, []],
  [
    "of a host that was declared a web host with the name, and without Autodiscover",
    both,
    { hosts: { "autodiscover.b.example.": { role: "web", names: ["*.b.example"], autodiscover: "none" } } },
    [],
  ],
  [
    "of a host that was declared Exchange, where no address is",
    `autodiscover A ${web}\nautodiscover A ${other}\n`,
    { hosts: { "autodiscover.b.example.": { role: "exchange" }, [web]: { role: "web" }, [other]: { role: "web" } } },
    [],
  ],
  [
    "of a host that two domains are led to",
    both,
    { zones: { "c.example.": "@ MX 10 webmail.a.example.\nautodiscover CNAME autodiscover.b.example.\n" } },
    [`${web} possible b.example. c.example.`],
  ],
])("a second address %s", (_, lines, more, said) => {
  expect(splits(lines, more)).toEqual(said);
});

// Other names may share a wildcard's addresses.
test.each<[string, string, Partial<EstateText>, number | undefined]>([
  ["declared", both, at({ role: "web" }), 1],
  ["not declared", both, {}, undefined],
  ["of a wildcard", both.replaceAll("autodiscover", "*"), at({ role: "web" }), undefined],
])("what is no Exchange is removed where it is %s", (_, lines, more, count) => {
  const [found] = findingsOf(rule, estate(lines, more));
  expect(found?.domain).toBe("b.example.");
  expect(found?.fix?.edits.length).toBe(count);
});
