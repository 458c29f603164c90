import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { certificatesOf, domainsOf, faultsOf, inventoryFrom } from "./inventory-of.js";

const tls = "<I>CN=Example Issuing CA, O=Example Trust, C=XX<S>CN=webmail.companya.com, O=Company A, C=XX";
const names = "webmail.companya.com autodiscover.companya.com";

function read(version: string) {
  return inventoryFrom(readFileSync(`fixtures/exchange/${version}.json`));
}

function urlsOf({ facts }: ReturnType<typeof read>) {
  return facts.urls.map(({ uri, side, of }) => `${side} ${uri} (${of})`);
}

/** What is not looked at in detail: the same for all directories of one server. */
function hostsOf({ facts }: ReturnType<typeof read>) {
  return [...new Set(facts.urls.map(({ uri, side }) => `${side} ${new URL(uri).host}`))];
}

test.each(["2010", "2013", "2016", "2019", "se"])("Exchange %s: the version, and no fault", (version) => {
  const inventory = read(version);
  expect(inventory.facts.version).toBe(version);
  expect(faultsOf(inventory)).toEqual([]);
});

test("2010: what no public zone serves is left out, and so is what Exchange made for itself", () => {
  const inventory = read("2010");
  expect(domainsOf(inventory)).toEqual(["companya.com. unknown false", "companyb.com. unknown false"]);
  expect(inventory.remarks).toEqual([
    "Accepted domains that no public zone serves, not judged: companya.local (internal), *.companya.com (stands for many).",
  ]);
  expect(certificatesOf(inventory)).toEqual([`Mail 2026: imap pop iis smtp: ${names}`]);
  expect(inventory.facts.installed).toMatchObject([
    { friendlyName: "Mail 2026", servers: ["EXCH01"], selfSigned: false, status: "Valid" },
    { friendlyName: "Microsoft Exchange", services: ["iis", "smtp"], selfSigned: true },
  ]);
  expect(inventory.facts.autodiscoverServiceInternalUri).toMatchObject({
    uri: "https://exch01.companya.local/Autodiscover/Autodiscover.xml",
    of: "EXCH01",
  });
  expect(hostsOf(inventory)).toEqual(["internal exch01.companya.local", "external webmail.companya.com"]);
  expect(urlsOf(inventory)).toContain("external https://webmail.companya.com/rpc (Outlook Anywhere of EXCH01)");
  expect(urlsOf(inventory)).toContain("internal http://exch01.companya.local/OAB (OAB of EXCH01)");
  expect(inventory.facts.connectors).toMatchObject([
    { direction: "receive", name: "EXCH01\\Default EXCH01", bindings: ["[::]:25", "0.0.0.0:25"], enabled: true },
    { direction: "receive", name: "EXCH01\\Client EXCH01", fqdn: "webmail.companya.com" },
    { direction: "send", name: "Internet" },
  ]);
  expect(inventory.facts.connectors?.[0]).not.toHaveProperty("tlsCertificateName");
  expect(inventory.facts.mailProtocols).toMatchObject([
    { protocol: "pop", server: "EXCH01", certificateName: "EXCH01" },
    { protocol: "imap", server: "EXCH01", certificateName: "EXCH01" },
  ]);
});

test("2013: the successor of a renewed certificate; Outlook Anywhere without TLS meets none", () => {
  const inventory = read("2013");
  expect(domainsOf(inventory)).toEqual(["companya.com. on-premises false", "companyb.com. unknown false"]);
  expect(certificatesOf(inventory)).toEqual([`Mail 2026: imap pop iis smtp: ${names}`]);
  expect(inventory.facts.installed?.map(({ status }) => status)).toEqual([
    "DateInvalid",
    "Valid",
    "Valid",
    "PendingRequest",
  ]);
  expect(urlsOf(inventory).filter((url) => url.includes("/rpc"))).toEqual([
    "external https://webmail.companya.com/rpc (Outlook Anywhere of EXCH01)",
  ]);
  expect(inventory.facts.connectors).toMatchObject([{ tlsCertificateName: tls }]);
});

test("2016: hybrid and federated domains, and the proofs of those alone", () => {
  const inventory = read("2016");
  expect(domainsOf(inventory)).toEqual([
    "companya.com. hybrid 1 proofs",
    // Not in the hybrid configuration; but there is a tenant, and its mailboxes may be there.
    "companyb.com. unknown false",
    "companyc.com. none false",
  ]);
  expect(inventory.remarks.join()).toContain("companya.mail.onmicrosoft.com (of Microsoft 365)");
  expect(certificatesOf(inventory)).toEqual([
    `Mail 2026: iis smtp: ${names}`,
    "Exchange Delegation Federation: federation: ",
  ]);
  expect(inventory.facts.connectors).toMatchObject([
    { direction: "receive", tlsCertificateName: tls },
    { direction: "send", tlsCertificateName: tls },
  ]);
});

test("2019: what a server did not answer is unknown, and a second service connection point is kept apart", () => {
  const inventory = read("2019");
  // Nobody could ask for a federation trust.
  expect(domainsOf(inventory)).toEqual([
    "companya.com. on-premises undefined",
    "xn--mller-kva.example. on-premises undefined",
  ]);
  expect(certificatesOf(inventory)).toEqual(["Wildcard: iis smtp: *.companya.com"]);
  expect(inventory.facts.autodiscoverServiceInternalUri?.uri).toContain("webmail.companya.com");
  expect(inventory.facts.otherServiceUris).toMatchObject([
    { uri: "https://exch02.companya.local/Autodiscover/Autodiscover.xml", of: "EXCH02" },
  ]);
});

test("SE: one certificate of two servers is one, with the services of both", () => {
  const inventory = read("se");
  expect(certificatesOf(inventory)).toEqual([`Mail 2026: iis smtp imap pop: ${names}`]);
  expect(inventory.facts.installed?.[0]?.servers).toEqual(["EXCH01", "EXCH02"]);
  expect(inventory.facts).not.toHaveProperty("autodiscoverServiceInternalUri");
});

describe("the version is that of the newest server", () => {
  const server = (AdminDisplayVersion: unknown, ServerRole = "Mailbox") => ({
    Name: "X",
    ServerRole,
    AdminDisplayVersion,
  });
  test.each([
    [[server("Version 8.3 (Build 83.6)")], "2007"],
    [[server("Version 14.3 (Build 123.4)"), server("Version 15.0 (Build 1497.2)")], "2013"],
    [[server("Version 15.2 (Build 2562.17)")], "se"],
    [[server("Version 15.2 (Build 2561.99)")], "2019"],
    [[server({ Major: 15, Minor: 1, Build: 2507, Revision: 6 })], "2016"],
    [[server("Version 15.1 (Build 1.1)"), server("Version 15.2 (Build 1.1)", "Edge")], "2016"],
    [[server("Version 16.0 (Build 1.1)")], undefined],
    [[server("")], undefined],
  ])("%j", (servers, version) => {
    expect(inventoryFrom(servers).facts.version).toBe(version);
  });
});
