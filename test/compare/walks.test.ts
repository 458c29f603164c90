import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { walkSentences } from "../../src/compare/walk-sentences.js";
import { walkDifferences } from "../../src/compare/walks.js";
import type { Estate } from "../../src/estate/estate.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";

const facts = { certificate: "webmail.a.example", hosts: { "192.0.2.80": { https: "closed" } } } as const;
const hub = "@ MX 10 webmail\n@ A 192.0.2.80\nwebmail A 192.0.2.10\n_autodiscover._tcp SRV 0 0 443 webmail\n";
const srv = "_autodiscover._tcp SRV 0 0 443 webmail.a.example.\n";
const other = "@ MX 10 webmail.a.example.\n@ A 192.0.2.80\n";

/** What is said of the change from one set of zones to another, with the direction before it. */
function said(before: EstateText["zones"], after: EstateText["zones"], given: Partial<EstateText> = {}): string[] {
  const side = (zones: EstateText["zones"]) => estateFromText({ ...facts, ...given, zones });
  return walkDifferences(side(before), side(after)).map(({ change, text }) => `${change}: ${text}`);
}

/** The same of a domain beside the hub, which stays as it is, for one client. */
function saidOf(before: string, after: string, client = "outlook", given: Partial<EstateText> = {}): string[] {
  const domains = Object.fromEntries(
    ["a.example.", "b.example."].map((name) => [name, { clients: [client] }]),
  ) as unknown as NonNullable<EstateText["domains"]>;
  return said(
    { "a.example.": hub, "b.example.": other + before },
    { "a.example.": hub, "b.example.": other + after },
    { domains, ...given },
  );
}

it("says nothing of zones that are the same to clients", () => {
  const text = { "a.example.": hub, "b.example.": other + srv };
  expect(said(text, { ...text, "b.example.": `${other}${srv}www A 192.0.2.81\n` })).toEqual([]);
});

test("who fares alike is in one sentence", () => {
  expect(said({ "a.example.": hub, "b.example.": other + srv }, { "a.example.": hub, "b.example.": other })).toEqual([
    "worse: b.example: before, Outlook 2016 and later, Outlook 2007 to 2013, Outlook for Mac and EWS programs were served by the SRV record; after, they find no way to Exchange.",
    "worse: b.example: before, phones (Exchange ActiveSync) may have been served by the SRV record, which not every product is known to ask for; after, they find no way to Exchange.",
  ]);
});

describe("how a search may end", () => {
  const host = "autodiscover A 192.0.2.10\n";
  const b = "b.example: before, Outlook 2016 and later";
  test.each<[string, string, string, string, string, Partial<EstateText>?]>([
    [
      "an SRV record is lost",
      srv,
      "",
      "outlook",
      `worse: ${b} was served by the SRV record; after, it finds no way to Exchange.`,
    ],
    [
      "a host comes before it",
      srv,
      srv + host,
      "outlook",
      `worse: ${b} was served by the SRV record; after, it warns about the certificate of autodiscover.b.example.`,
    ],
    [
      "the host goes",
      srv + host,
      srv,
      "outlook",
      `better: ${b} warned about the certificate of autodiscover.b.example; after, it is served by the SRV record.`,
    ],
    [
      "the SRV record names another host",
      srv,
      "_autodiscover._tcp SRV 0 0 443 webmail.b.example.\nwebmail A 192.0.2.10\n",
      "outlook",
      `worse: ${b} was served by the SRV record; after, it warns about the certificate of webmail.b.example.`,
    ],
    [
      "phones refuse",
      srv,
      srv + host,
      "mobile",
      "worse: b.example: before, phones (Exchange ActiveSync) may have been served by the SRV record, which not every product is known to ask for; after, they refuse the certificate of autodiscover.b.example and are not set up.",
    ],
    [
      "programs pass a host over",
      srv,
      host,
      "ews",
      "worse: b.example: before, EWS programs were served by the SRV record; after, they find no way to Exchange, because the certificate does not carry autodiscover.b.example.",
    ],
    [
      "a stranger's host",
      srv,
      "autodiscover A 192.0.2.99\n",
      "outlook",
      `worse: ${b} was served by the SRV record; after, it warns about the certificate of autodiscover.b.example, and is not set up.`,
      { hosts: { ...facts.hosts, "192.0.2.99": { https: "open", names: ["*.hoster.example"] } } },
    ],
    [
      "a stranger's settings",
      srv,
      `${srv}autodiscover A 192.0.2.99\n`,
      "outlook",
      `worse: ${b} was served by the SRV record; after, it gets settings from autodiscover.b.example that are not Exchange's.`,
      {
        hosts: {
          ...facts.hosts,
          "192.0.2.99": { https: "open", names: ["autodiscover.b.example"], autodiscover: "other" },
        },
      },
    ],
  ])("%s", (_, before, after, client, text, given) => {
    expect(saidOf(before, after, client, given)).toEqual([text]);
  });
});

describe("what nobody knows is said", () => {
  const unknown = { hosts: {} };

  it("on the side that it matters to", () => {
    expect(saidOf(srv, `${srv}autodiscover A 192.0.2.99\n`, "outlook")).toEqual([
      "worse: b.example: before, Outlook 2016 and later was served by the SRV record; after, it is served by the SRV record, unless autodiscover.b.example answers with a certificate for other names.",
    ]);
  });

  it("once, where both sides rest on it", () => {
    const moved = "autodiscover CNAME webmail.a.example.\n";
    const given = { ...unknown, certificate: "webmail.a.example autodiscover.b.example" };
    expect(saidOf(srv, moved, "mac", given)).toEqual([
      "other: b.example: before, Outlook for Mac was served by the SRV record; after, it is served by autodiscover.b.example. On both sides this holds unless https://b.example answers with a certificate for other names.",
    ]);
  });

  it("not where the end is as bad without it", () => {
    expect(saidOf(srv, "autodiscover A 192.0.2.10\n", "outlook-legacy", unknown)).toEqual([
      "worse: b.example: before, Outlook 2007 to 2013 was served by the SRV record, unless https://b.example answers with a certificate for other names; after, it warns about the certificate of autodiscover.b.example.",
    ]);
  });
});

describe("where Exchange is does not get lost with a record", () => {
  const domains = { "b.example.": { clients: ["outlook"] } } as const;

  it("that told its address", () => {
    const gone = hub.replace("webmail A 192.0.2.10\n", "");
    const host = "autodiscover A 192.0.2.10\n";
    const before = { "a.example.": hub, "b.example.": other + host };
    const told = said(before, { "a.example.": gone, "b.example.": other + host }, { domains });
    expect(told.filter((text) => text.includes(" b.example"))).toEqual([]);
    expect(told.filter((text) => text.includes(" a.example"))[0]).toMatch(/were served .* find no way to Exchange/);
  });

  it("and is parked by a wildcard", () => {
    const parked = hub.replace("webmail A 192.0.2.10\n", "* A 192.0.2.99\n");
    const told = said(
      { "a.example.": hub, "b.example.": other + srv },
      { "a.example.": parked, "b.example.": other + srv },
      { domains },
    );
    expect(told.find((text) => text.includes(" b.example"))).toBe(
      "worse: b.example: before, Outlook 2016 and later was served by the SRV record; after, it finds no way to Exchange, unless webmail.a.example leads to Exchange all the same.",
    );
  });

  it("whose zone only one side has", () => {
    const told = said({ "a.example.": hub, "b.example.": other + srv }, { "b.example.": other + srv }, { domains });
    expect(told).toEqual([
      "unjudged: a.example: the new side has no zone for it, so what its clients will find after the change is not known.",
    ]);
    expect(said({ "b.example.": other + srv }, { "a.example.": hub, "b.example.": other + srv }, { domains })).toEqual([
      "unjudged: a.example: the old side has no zone for it, so what its clients find before the change is not known.",
    ]);
  });
});

it("judges a domain that has lost all that told it takes mail", () => {
  const texts = said(
    { "a.example.": hub, "b.example.": other + srv },
    { "a.example.": hub, "b.example.": "www A 192.0.2.80\n" },
  );
  expect(texts.every((text) => /^worse: b\.example: .*; after, they find no way to Exchange\.$/.test(text))).toBe(true);
  expect(texts).toHaveLength(2);
});

it("says of a domain that it takes no mail any more", () => {
  const after = "@ MX 0 .\nautodiscover A 192.0.2.10\n";
  expect(said({ "a.example.": hub, "b.example.": other + srv }, { "a.example.": hub, "b.example.": after })).toEqual([
    "other: b.example: after, its MX record says that it takes no mail (RFC 7505), so there is no mailbox that a client could look for.",
  ]);
});

it("names Microsoft 365, by whatever step it is found", () => {
  const [cloud, served] = [
    "autodiscover CNAME autodiscover.outlook.com.\n",
    "before, Outlook 2016 and later was served by",
  ];
  expect([...saidOf(srv, cloud), ...saidOf(cloud, ""), ...saidOf(cloud, `${cloud}www A 192.0.2.1\n`)]).toEqual([
    `other: b.example: ${served} the SRV record; after, it is served by Microsoft 365.`,
    `worse: b.example: ${served} Microsoft 365; after, it finds no way to Exchange.`,
  ]);
});

it("says when Outlook begins to ask", () => {
  const inside = "_autodiscover._tcp SRV 0 0 443 webmail\nwebmail A 192.0.2.10\n";
  expect(saidOf(inside, srv, "outlook", { certificate: "webmail.a.example webmail.b.example" })).toEqual([
    "worse: b.example: before, Outlook 2016 and later was served by the SRV record; after, it is served by the SRV record, and asks once whether webmail.a.example may configure it.",
  ]);
});

it("puts what gets better behind what gets worse", () => {
  const before = { "a.example.": hub, "b.example.": other, "c.example.": other + srv };
  const after = { "a.example.": hub, "b.example.": other + srv, "c.example.": other };
  expect(said(before, after).map((text) => text.slice(0, text.indexOf(": before")))).toEqual([
    ...["worse: c.example", "worse: c.example"],
    ...["better: b.example", "better: b.example"],
  ]);
});

test("domains that fare alike are in one sentence", () => {
  const names = ["b", "c", "d", "e", "f"];
  const side = (text: string) => ({
    "a.example.": hub,
    ...Object.fromEntries(names.map((name) => [`${name}.example.`, other + text])),
  });
  const domains = Object.fromEntries(names.map((name) => [`${name}.example.`, { clients: ["outlook"] as const }]));
  const estates = [srv, `${srv}autodiscover A 192.0.2.10\n`].map((text) =>
    estateFromText({ ...facts, domains, zones: side(text) }),
  );
  const [before, after] = estates as [Estate, Estate];
  expect(walkSentences(walkDifferences(before, after))).toEqual([
    "b.example: before, Outlook 2016 and later was served by the SRV record; after, it warns about the certificate of autodiscover.b.example. The same goes for c.example, d.example, e.example and f.example.",
  ]);
});

describe("over zones of chance", () => {
  const pool = [
    ...[srv, "autodiscover A 192.0.2.10\n", "autodiscover A 192.0.2.99\n", "autodiscover CNAME webmail.a.example.\n"],
    ...["autodiscover CNAME autodiscover.outlook.com.\n", "* A 192.0.2.80\n", "@ MX 5 webmail.a.example.\n"],
    ...["_autodiscover._tcp SRV 0 0 443 gone\n", "@ A 192.0.2.10\n"],
  ];
  const zones = fc
    .tuple(fc.subarray(pool), fc.boolean())
    .map(([records, hasHub]) => ({ ...(hasHub && { "a.example.": hub }), "b.example.": records.join("") }));
  const hosts = fc.constantFrom<EstateText["hosts"]>({}, facts.hosts);

  test("nothing is said of what is the same, and the way back is the other way round", () => {
    const opposite = { worse: "better", better: "worse", other: "other", unjudged: "unjudged" };
    fc.assert(
      fc.property(zones, zones, hosts, (one, two, known = {}) => {
        const [before, after] = [one, two].map((texts) => estateFromText({ ...facts, hosts: known, zones: texts })) as [
          Estate,
          Estate,
        ];
        expect(walkDifferences(before, before)).toEqual([]);
        const keyed = (
          differences: ReturnType<typeof walkDifferences>,
          named: (change: keyof typeof opposite) => string,
        ) => differences.map(({ domain, clients, change }) => `${domain} ${clients} ${named(change)}`).sort();
        const there = keyed(walkDifferences(before, after), (change) => change);
        expect(keyed(walkDifferences(after, before), (change) => opposite[change])).toEqual(there);
      }),
      { numRuns: 150 },
    );
  });
});
