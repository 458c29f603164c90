import { expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { publicInside } from "../../src/autodiscover/public-inside.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";

const exchange = "203.0.113.10";
const hub = `@ MX 10 webmail\nwebmail A ${exchange}\n`;

/** Each address with the names that have it in both views, and the name that shows what it should be. */
function found(
  outside: string,
  inside: string | NonNullable<EstateText["internal"]>,
  more: Partial<EstateText> = {},
): string[] {
  const internal = typeof inside === "string" ? { "a.example.": inside } : inside;
  const text = { zones: { "a.example.": outside }, internal, certificate: "webmail.a.example mail.a.example" };
  const survey = surveyOf(estateFromText({ ...text, ...more }));
  return publicInside(survey.estate.domains.map((domain) => assess(survey, domain))).map(
    ({ address, records, severity, sibling, isClosed }) =>
      [
        address,
        ...records.map(({ record }) => record.owner.split(".")[0]),
        severity,
        sibling?.name ?? "",
        isClosed ? "closed" : "",
      ]
        .join(" ")
        .trim(),
  );
}

const host = `autodiscover A ${exchange}\n`;
const at = (inside: "open" | "closed") => ({ hosts: { [exchange]: { inside } } });

test.each<[string, string, string | NonNullable<EstateText["internal"]>, Partial<EstateText>, string[]]>([
  ["the autodiscover host", hub + host, host, {}, [`${exchange} autodiscover info`]],
  ["a host with an address of its own inside", hub + host, "autodiscover A 192.168.1.10\n", {}, []],
  ["a host with another public address inside", hub + host, "autodiscover A 203.0.113.11\n", {}, []],
  ["a host that is private in both", `${hub}autodiscover A 192.168.1.10\n`, "autodiscover A 192.168.1.10\n", {}, []],
  ["an access name", hub, `webmail A ${exchange}\n`, {}, [`${exchange} webmail info`]],
  [
    "the host of the mail",
    `@ MX 10 mx\nmx A ${exchange}\n`,
    `@ MX 10 mx\nmx A ${exchange}\n`,
    {},
    [`${exchange} mx info`],
  ],
  [
    "the host of the SRV record",
    `${hub}srv A ${exchange}\n`,
    `_autodiscover._tcp SRV 0 0 443 srv\nsrv A ${exchange}\n`,
    {},
    [`${exchange} srv info`],
  ],
  ["two names", hub + host, `${host}webmail A ${exchange}\n`, {}, [`${exchange} autodiscover webmail info`]],
  [
    "two names by one record",
    hub + host,
    `autodiscover CNAME webmail\nwebmail A ${exchange}\n`,
    {},
    [`${exchange} webmail info`],
  ],
  [
    "a name, and another one of the machine has an address inside",
    `${hub + host}mail A ${exchange}\n`,
    `${host}mail A 192.168.1.10\n`,
    {},
    [`${exchange} autodiscover warning mail.a.example.`],
  ],
  [
    "a name, and one of another machine has an address inside",
    `${hub + host}mail A 203.0.113.11\n`,
    `${host}mail A 192.168.1.10\n`,
    {},
    [`${exchange} autodiscover info`],
  ],
  [
    "a name, and another one of the machine has none inside",
    `${hub + host}mail A ${exchange}\n`,
    `${host}mail TXT "kept"\n`,
    {},
    [`${exchange} autodiscover info`],
  ],
  [
    "a name, and another one of the machine has one of each kind",
    `${hub + host}mail A ${exchange}\n`,
    `${host}mail A 192.168.1.10\nmail A 203.0.113.12\n`,
    {},
    [`${exchange} autodiscover info`],
  ],
  [
    "a name that is declared closed from inside",
    hub + host,
    host,
    at("closed"),
    [`${exchange} autodiscover error  closed`],
  ],
  ["a name that is declared open from inside", hub + host, host, at("open"), []],
  ["a host of a domain without mailboxes", hub + host, host, { domains: { "a.example": { mail: "none" } } }, []],
  [
    "the host alone, in a zone of its own",
    hub + host,
    { "autodiscover.a.example.": `@ A ${exchange}\n` },
    {},
    [`${exchange} autodiscover info`],
  ],
  [
    "the service records alone, in a zone of their own",
    `${hub}srv A ${exchange}\n`,
    { "_tcp.a.example.": "_autodiscover SRV 0 0 443 srv.a.example.\n", "srv.a.example.": `@ A ${exchange}\n` },
    {},
    [`${exchange} srv info`],
  ],
  [
    "a name server of delegated service records, which is no host of mail",
    `${hub}dc1 A 203.0.113.53\n`,
    "_tcp NS dc1\ndc1 A 203.0.113.53\n",
    {},
    [],
  ],
  [
    "a name server of a delegated domain",
    `${hub}dc1 A 203.0.113.53\n`,
    "sub NS dc1\ndc1 A 203.0.113.53\n",
    { domains: { "sub.a.example": {} } },
    [],
  ],
  ["a domain that takes no mail inside", hub, "@ MX 0 .\n_autodiscover._tcp SRV 0 0 0 .\n", {}, []],
  ["nothing, without zones inside", hub + host, {}, {}, []],
])("%s", (_, outside, inside, more, said) => {
  expect(found(outside, inside, more)).toEqual(said);
});
