import { describe, expect, test } from "vitest";
import { byHost, isWithdrawn, needsNoCertificate, uriFaults } from "../../src/autodiscover/exchange-uri.js";
import { scpCommands } from "../../src/autodiscover/scp-command.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf, sourceFromText } from "../zone-from-text.js";

const at = { source: sourceFromText("", "zonewright.yaml"), start: 0, end: 0 };
const base: EstateText = {
  zones: { "a.example.": "@ MX 10 webmail\nwebmail A 203.0.113.10\nautodiscover A 203.0.113.10\n" },
  certificate: "webmail.a.example autodiscover.a.example exch01.a.local *.sites.a.example",
};

function faults(uri: string, more: Partial<EstateText> = {}) {
  const survey = surveyOf(estateFromText({ ...base, ...more }));
  return uriFaults(survey, { uri, at }).map(({ kind, severity }) => `${kind} ${severity}`);
}

describe("faults of an address that Exchange gives to clients", () => {
  test.each<[string, string[]]>([
    ["https://webmail.a.example/Autodiscover/Autodiscover.xml", []],
    ["HTTPS://WebMail.A.Example:443/ews", []],
    ["https://berlin.sites.a.example/ews", []],
    ["https://two.labels.sites.a.example/ews", ["certificate error"]],
    ["https://sites.a.example/ews", ["certificate error"]],
    ["https://exch01.a.local/ews", ["certificate warning"]],
    ["https://exch02.a.local/ews", ["certificate error"]],
    ["https://exch01/ews", ["certificate error"]],
    ["http://webmail.a.example/ews", ["form error"]],
    ["http://exch02/ews", ["form error", "certificate error"]],
    ["https://192.168.1.10/ews", ["certificate error"]],
    ["https://[2001:db8::1]/ews", ["form error"]],
    ["webmail.a.example", ["form error"]],
    ["https://", ["form error"]],
    ["https://autodiscover-s.outlook.com/autodiscover/autodiscover.xml", []],
  ])("%s", (uri, expected) => {
    expect(faults(uri)).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    [
      "an internal zone lacks the name, and nobody else speaks of it",
      "https://berlin.sites.a.example/",
      ["absence error"],
    ],
    ["of a mail access name the split-brain rule speaks", "https://webmail.a.example/", []],
    ["a zone that was not supplied may have it", "https://exch01.a.local/", ["certificate warning"]],
  ])("%s", (_, uri, expected) => {
    expect(faults(uri, { internal: { "a.example.": "dc1 A 192.168.1.2" } })).toEqual(expected);
  });

  test("an address that names no host at all", () => {
    expect(faults(`https://${"x".repeat(64)}.a.example/ews`)).toEqual(["form error"]);
  });

  test.each<[string, string, Partial<EstateText>, string[]]>([
    ["that only the public view lacks, inside", "https://berlin.sites.a.example/", {}, ["absence error"]],
    ["for clients outside", "https://berlin.sites.a.example/", { side: "external" } as never, []],
    [
      "that is there inside",
      "https://berlin.sites.a.example/",
      { internal: { "a.example.": "berlin.sites A 192.168.1.2\n" } },
      [],
    ],
    [
      "without an address inside",
      "https://berlin.sites.a.example/",
      { internal: { "a.example.": 'berlin.sites TXT "kept"\n' } },
      ["absence error"],
    ],
    [
      "of a zone that is not inside, which the public view has",
      "https://webmail.a.example/",
      { internal: { "c.example.": "" } },
      [],
    ],
    [
      "of a zone that is not inside, which the public view lacks",
      "https://berlin.sites.a.example/",
      { internal: { "c.example.": "" } },
      ["absence error"],
    ],
    [
      "of the public view alone that is no access name",
      "https://portal.sites.a.example/",
      { zones: { "a.example.": "@ MX 10 webmail\nwebmail A 203.0.113.10\nportal.sites A 203.0.113.10\n" } },
      ["absence error"],
    ],
    [
      "of one of several access names, of which the split-brain rule speaks",
      "https://webmail.a.example/",
      { certificate: "webmail.a.example mail.a.example" },
      [],
    ],
    [
      "of an access name that both views lack",
      "https://webmail.a.example/",
      { zones: { "a.example.": "@ MX 10 webmail\n" } },
      ["absence error"],
    ],
  ])("a name %s", (_, uri, more, expected) => {
    const { side, ...text } = { internal: { "a.example.": "dc1 A 192.168.1.2" }, ...more } as Partial<EstateText> & {
      side?: "external";
    };
    const survey = surveyOf(estateFromText({ ...base, ...text }));
    expect(
      uriFaults(survey, { uri, at, ...(side && { side }) }).map(({ kind, severity }) => `${kind} ${severity}`),
    ).toEqual(expected);
  });

  test.each([
    ["inside", { "a.example.": "dc1 A 192.168.1.2" }, "in the internal view"],
    ["anywhere", { "c.example.": "" }, "in any zone that was given"],
  ])("says that a name does not exist %s", (_, internal, where) => {
    const survey = surveyOf(estateFromText({ ...base, internal }));
    expect(uriFaults(survey, { uri: "https://berlin.sites.a.example/", at })[0]?.what).toContain(where);
  });

  test("no public authority will renew an internal name", () => {
    const survey = surveyOf(estateFromText(base));
    const [fault] = uriFaults(survey, { uri: "https://exch02.a.local/ews", at });
    expect(fault?.what).toContain("and no public certificate can: ");
    const [other] = uriFaults(survey, { uri: "https://exch02.a.example/ews", at });
    expect(other?.what.endsWith("which the certificate does not carry")).toBe(true);
  });

  test("addresses of one host are one group for each side, in their order", () => {
    const uris = [
      { uri: "https://webmail.a.example/ews", at, side: "internal" },
      { uri: "https://webmail.a.example/oab", at, side: "internal" },
      { uri: "https://webmail.a.example/ews", at, side: "external" },
      { uri: "nonsense", at },
      { uri: "nonsense", at },
      { uri: "other nonsense", at },
    ] as const;
    expect(byHost(uris).map((group) => group.map(({ uri, side = "" }) => `${side} ${uri}`.trim()))).toEqual([
      ["internal https://webmail.a.example/ews", "internal https://webmail.a.example/oab"],
      ["external https://webmail.a.example/ews"],
      ["nonsense", "nonsense"],
      ["other nonsense"],
    ]);
  });

  test("a host with a certificate of its own is held against that", () => {
    const hosts = { "exch02.a.local.": { names: ["exch02.a.local"] } };
    expect(faults("https://exch02.a.local/ews", { hosts })).toEqual([]);
  });
});

test.each([
  ["", true],
  ["  ", true],
  ["$null", true],
  ["$NULL ", true],
  ["https://$null/", false],
  ["null", false],
])("withdrawn: %j", (uri, expected) => {
  expect(isWithdrawn({ uri, at })).toBe(expected);
});

test.each([
  ["http://exch01.a.local/PowerShell", true],
  ["https://exch01.a.local/powershell/", true],
  ["http://exch01.a.local/OAB", true],
  ["https://exch01.a.local/OAB", false],
  ["https://exch01.a.local/ews", false],
  ["/PowerShell", false],
])("no certificate in play: %s", (uri, expected) => {
  expect(needsNoCertificate({ uri, at })).toBe(expected);
});

test.each([
  ["2007", ["ClientAccessServer"]],
  ["2013", ["ClientAccessServer"]],
  ["2016", ["ClientAccessService"]],
  ["se", ["ClientAccessService"]],
  [undefined, ["ClientAccessService", "ClientAccessServer"]],
] as const)("the cmdlet of Exchange %s", (version, nouns) => {
  expect(scpCommands(nameOf("webmail.a.example"), version).map(({ text }) => text)).toEqual(
    nouns.map(
      (noun) =>
        `Get-${noun} | Set-${noun} -AutoDiscoverServiceInternalUri 'https://webmail.a.example/Autodiscover/Autodiscover.xml'`,
    ),
  );
});

// Microsoft, Set-ClientAccessServer and Set-ClientAccessService: the cmdlet was renamed with Exchange 2016.
test.each([
  ["2007", "ClientAccessServer"],
  ["2010", "ClientAccessServer"],
  ["2013", "ClientAccessServer"],
  ["2016", "ClientAccessService"],
  ["se", "ClientAccessService"],
] as const)("Exchange %s is told by Set-%s", (version, noun) => {
  const [command, ...others] = scpCommands(nameOf("webmail.a.example"), version);
  expect([command?.shell, others]).toEqual(["exchange", []]);
  expect(command?.text).toMatch(new RegExp(`^Get-${noun} \\| Set-${noun} -`));
});
