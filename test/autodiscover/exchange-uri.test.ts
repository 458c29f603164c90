import { describe, expect, test } from "vitest";
import { isWithdrawn, needsNoCertificate, uriFaults } from "../../src/autodiscover/exchange-uri.js";
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
