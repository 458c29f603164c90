import { describe, expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { hostLedTo } from "../../src/autodiscover/cure.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { lint } from "../../src/lint.js";
import { recordText } from "../../src/zone/canonical.js";
import type { ResourceRecord } from "../../src/zone/record.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";
const certificate = "webmail.a.example";

/** The edits of b.example's cure, and the advice where there is none. */
function cureFor(lines: string, more: Partial<EstateText> = {}) {
  const zones = { "a.example.": hub, "b.example.": `@ MX 10 webmail.a.example.\n${lines}\n` };
  const report = lint(estateFromText({ zones, certificate, ...more }));
  const correction = report.corrections.find(({ domain }) => domain === nameOf("b.example"));
  const text = (record: ResourceRecord) => recordText(record);
  const edits = (correction?.steps ?? []).map(({ edits }) =>
    edits.map(({ edit }) => {
      if (edit.kind === "add") return `+ ${recordText(edit.record)}`;
      return edit.kind === "remove" ? `- ${text(edit.old)}` : `~ ${text(edit.old)} => ${recordText(edit.record)}`;
    }),
  );
  return { edits, waits: correction?.steps.map(({ wait }) => wait) ?? [], advice: correction?.advice.join("\n") ?? "" };
}

const srv = "_autodiscover._tcp.b.example. 3600 IN SRV 0 0 443 webmail.a.example.";

describe("the cure of a domain", () => {
  test.each<[string, string, Partial<EstateText>, string[][]]>([
    [
      "SRV first, then the host goes",
      "autodiscover 600 A 203.0.113.10",
      {},
      [[`+ ${srv.replace("3600", "600")}`], ["- autodiscover.b.example. 600 IN A 203.0.113.10"]],
    ],
    ["nothing there: the SRV record alone", "", {}, [[`+ ${srv}`]]],
    [
      "a good SRV stays, only the host goes",
      `${srv}\nautodiscover A 203.0.113.10`,
      {},
      [["- autodiscover.b.example. 3600 IN A 203.0.113.10"]],
    ],
    [
      "a wildcard is blocked by a TXT record once the SRV record is seen",
      "* A 203.0.113.10",
      {},
      [
        [`+ ${srv}`],
        ['+ autodiscover.b.example. 3600 IN TXT "No host: Autodiscover is found by the SRV record _autodiscover._tcp"'],
      ],
    ],
    [
      "host and wildcard, and a text that stays: the name exists, and nothing is to be blocked",
      '* A 203.0.113.10\nautodiscover A 203.0.113.10\nautodiscover TXT "kept"',
      {},
      [[`+ ${srv}`], ["- autodiscover.b.example. 3600 IN A 203.0.113.10"]],
    ],
    [
      "host and wildcard: the host goes and is blocked in one step",
      "* A 203.0.113.10\nautodiscover A 203.0.113.10",
      {},
      [
        [`+ ${srv}`],
        [
          "- autodiscover.b.example. 3600 IN A 203.0.113.10",
          '+ autodiscover.b.example. 3600 IN TXT "No host: Autodiscover is found by the SRV record _autodiscover._tcp"',
        ],
      ],
    ],
    [
      "the name is on the certificate: the host is added",
      "",
      { certificate: "webmail.a.example autodiscover.b.example" },
      [["+ autodiscover.b.example. 3600 IN CNAME webmail.a.example."]],
    ],
    [
      "the name is on the certificate, the host elsewhere: it is replaced",
      "autodiscover A 203.0.113.80",
      { certificate: "webmail.a.example autodiscover.b.example", hosts: { "203.0.113.80": { role: "web" } } },
      [
        [
          "~ autodiscover.b.example. 3600 IN A 203.0.113.80 => autodiscover.b.example. 3600 IN CNAME webmail.a.example.",
        ],
      ],
    ],
    [
      "a dead letter moves to the right owner",
      "_autodiscover._tls SRV 0 0 443 webmail.a.example.",
      {},
      [[`+ ${srv}`], ["- _autodiscover._tls.b.example. 3600 IN SRV 0 0 443 webmail.a.example."]],
    ],
    [
      "port and target are set right in place",
      "_autodiscover._tcp SRV 5 5 80 webmail.a.example.",
      {},
      [[`~ _autodiscover._tcp.b.example. 3600 IN SRV 5 5 80 webmail.a.example. => ${srv}`]],
    ],
    [
      "a second good SRV record stays beside the first",
      `${srv}\n_autodiscover._tcp SRV 0 0 443 mail2.a.example.\nautodiscover A 203.0.113.10`,
      {
        certificate: "webmail.a.example mail2.a.example",
        zones: {
          "a.example.": `${hub}mail2 A 203.0.113.11\n`,
          "b.example.": `@ MX 10 webmail.a.example.\n${srv}\n_autodiscover._tcp SRV 0 0 443 mail2.a.example.\nautodiscover A 203.0.113.10\n`,
        },
      },
      [["- autodiscover.b.example. 3600 IN A 203.0.113.10"]],
    ],
    [
      "of two records the bad one goes",
      `${srv}\n_autodiscover._tcp SRV 0 0 443 nothing.a.example.`,
      {},
      [["- _autodiscover._tcp.b.example. 3600 IN SRV 0 0 443 nothing.a.example."]],
    ],
    [
      "a good SRV record that is an alias stays",
      "",
      {
        zones: {
          "a.example.": `${hub}_autodiscover._tcp SRV 0 0 443 webmail\n`,
          "b.example.":
            "@ MX 10 webmail.a.example.\n_autodiscover._tcp CNAME _autodiscover._tcp.a.example.\nautodiscover A 203.0.113.10\n",
        },
      },
      [["- autodiscover.b.example. 3600 IN A 203.0.113.10"]],
    ],
    [
      "the SRV record alone is at fault: the host that the certificate carries is not added",
      "_autodiscover._tcp SRV 0 0 443 webmail.a.example",
      { certificate: "webmail.a.example autodiscover.b.example" },
      [[`~ _autodiscover._tcp.b.example. 3600 IN SRV 0 0 443 webmail.a.example.b.example. => ${srv}`]],
    ],
    [
      "a misspelt host that leads to Exchange is renamed",
      "autdiscover 600 A 203.0.113.10",
      { certificate: "webmail.a.example autodiscover.b.example" },
      [["~ autdiscover.b.example. 600 IN A 203.0.113.10 => autodiscover.b.example. 600 IN A 203.0.113.10"]],
    ],
    [
      "a misspelt host to which something points is not renamed",
      "autdiscover A 203.0.113.10\nowa CNAME autdiscover",
      { certificate: "webmail.a.example autodiscover.b.example" },
      [],
    ],
    [
      "a misspelt host that stands beside the right one stays",
      "autdiscover A 203.0.113.10\nautodiscover A 203.0.113.80",
      { certificate: "webmail.a.example autodiscover.b.example", hosts: { "203.0.113.80": { role: "web" } } },
      [
        [
          "~ autodiscover.b.example. 3600 IN A 203.0.113.80 => autodiscover.b.example. 3600 IN CNAME webmail.a.example.",
        ],
      ],
    ],
    [
      "the name is on the certificate, and the host may be a proxy that nobody declared: nothing is offered",
      "autodiscover A 203.0.113.80",
      { certificate: "webmail.a.example autodiscover.b.example" },
      [],
    ],
    [
      "other data at the host: addresses instead of an alias",
      'autodiscover TXT "Exchange"',
      { certificate: "webmail.a.example autodiscover.b.example" },
      [["+ autodiscover.b.example. 3600 IN A 203.0.113.10"]],
    ],
    [
      "an alias of the internal view points to the host: nothing is offered",
      "autodiscover A 203.0.113.10",
      { internal: { "corp.example.": "exchange CNAME autodiscover.b.example.\n" } },
      [],
    ],
    [
      "a misspelt host leads to Microsoft 365 and the mail to Exchange: nothing is offered",
      "autdiscover CNAME autodiscover.outlook.com.",
      {},
      [],
    ],
    [
      "the mail goes to Microsoft 365, and nobody said where the mailboxes are: nothing is offered",
      "",
      { zones: { "a.example.": hub, "b.example.": "@ MX 0 b-example.mail.protection.outlook.com.\n" } },
      [],
    ],
    [
      "the branch of the service records is delegated: nothing is offered",
      "autodiscover A 203.0.113.10\n_tcp NS ns.dc.example.",
      {},
      [],
    ],
    [
      "port 443 of the only target is declared closed: nothing is offered",
      "",
      { hosts: { "203.0.113.10": { https: "closed" } } },
      [],
    ],
    [
      "another alias points to the host: nothing is offered",
      "autodiscover A 203.0.113.10\nowa CNAME autodiscover",
      {},
      [],
    ],
    [
      "the apex answers with settings of its own, which is a person's decision: nothing is offered",
      `@ A 203.0.113.80\n${srv}`,
      { hosts: { "203.0.113.80": { names: ["b.example"], autodiscover: "other" } } },
      [],
    ],
    [
      "a misspelt host leads to Microsoft 365, and the mailboxes are declared to be here: SRV, and it goes",
      "autdiscover CNAME autodiscover.outlook.com.",
      { domains: { "b.example": { mail: "on-premises" } } },
      [[`+ ${srv}`], ["- autdiscover.b.example. 3600 IN CNAME autodiscover.outlook.com."]],
    ],
    [
      "of two misspelt hosts the first is renamed, the other goes",
      "autdiscover A 203.0.113.10\nautodicover A 203.0.113.10",
      { certificate: "webmail.a.example autodiscover.b.example" },
      [
        ["~ autdiscover.b.example. 3600 IN A 203.0.113.10 => autodiscover.b.example. 3600 IN A 203.0.113.10"],
        ["- autodicover.b.example. 3600 IN A 203.0.113.10"],
      ],
    ],
    [
      "a misspelt host at an address that nobody outside reaches is not renamed but replaced",
      "autdiscover A 10.0.0.5",
      { certificate: "webmail.a.example autodiscover.b.example", hosts: { "10.0.0.5": { role: "exchange" } } },
      [["+ autodiscover.b.example. 3600 IN CNAME webmail.a.example."], ["- autdiscover.b.example. 3600 IN A 10.0.0.5"]],
    ],
    [
      "a misspelt host that may lead to Exchange, by a name outside, is replaced too",
      "autdiscover CNAME mail.c.example.",
      { certificate: "webmail.a.example autodiscover.b.example mail.c.example" },
      [
        ["+ autodiscover.b.example. 3600 IN CNAME webmail.a.example."],
        ["- autdiscover.b.example. 3600 IN CNAME mail.c.example."],
      ],
    ],
    [
      "beside other data the first address takes the place of the old one, and the rest are added",
      'autodiscover TXT "kept"\nautodiscover A 203.0.113.80',
      {
        zones: {
          "a.example.": `${hub}webmail AAAA 2001:db8::10\n`,
          "b.example.": '@ MX 10 webmail.a.example.\nautodiscover TXT "kept"\nautodiscover A 203.0.113.80\n',
        },
        certificate: "webmail.a.example autodiscover.b.example",
        hosts: { "203.0.113.80": { role: "web" } },
      },
      [
        [
          "~ autodiscover.b.example. 3600 IN A 203.0.113.80 => autodiscover.b.example. 3600 IN A 203.0.113.10",
          "+ autodiscover.b.example. 3600 IN AAAA 2001:db8::10",
        ],
      ],
    ],
    [
      "a record at the right owner is set right; one at a wrong owner, where nobody looks, stays",
      "_autodiscover._tcp SRV 0 0 444 webmail.a.example.\n_autodiscover._tls SRV 0 0 443 webmail.a.example.",
      {},
      [[`~ _autodiscover._tcp.b.example. 3600 IN SRV 0 0 444 webmail.a.example. => ${srv}`]],
    ],
    [
      "a misspelt host stays where the host has a zone of its own",
      "",
      {
        zones: {
          "a.example.": hub,
          "b.example.": "@ MX 10 webmail.a.example.\nautdiscover A 203.0.113.10\n",
          "autodiscover.b.example.": "@ A 203.0.113.10\n",
        },
      },
      [[`+ ${srv}`], ["- autodiscover.b.example. 3600 IN A 203.0.113.10"]],
    ],
    [
      "Microsoft 365 holds the mailboxes: nothing is offered",
      "autodiscover CNAME autodiscover.outlook.com.",
      { domains: { "b.example": { mail: "exchange-online" } } },
      [],
    ],
  ])("%s", (_, lines, more, edits) => {
    expect(cureFor(lines, more).edits).toEqual(edits);
  });

  test("says why nothing on the certificate can be pointed at", () => {
    const { edits, advice } = cureFor("autodiscover A 203.0.113.10", { certificate: "corp-sbs.local gone.a.example" });
    expect(edits).toEqual([]);
    expect(advice).toContain("corp-sbs.local");
    expect(advice).toContain("gone.a.example does not exist");
  });

  test.each([
    ["the host", "_tcp.b.example.", "_autodiscover SRV 0 0 444 webmail.a.example.\n"],
    ["the SRV record", "autodiscover.b.example.", "@ A 203.0.113.10\n"],
  ])("says so where the zone of %s was not supplied", (_, origin, lines) => {
    const zones = { "a.example.": hub, [origin]: lines };
    const { edits, advice } = cureFor("", { zones, domains: { "b.example": {} } });
    expect(edits).toEqual([]);
    expect(advice).toContain("zone that was not supplied");
  });

  test.each<[string, string, string[] | undefined]>([
    ["is there", "autodiscover A 203.0.113.80\n", ["replace"]],
    ["is not", "", ["add"]],
    ["is in another zone", "autodiscover NS ns.dns.example.\n", undefined],
    ["is in a zone that was not supplied", "none", undefined],
  ])("leads the host to a target, where it %s", (_, lines, kinds) => {
    const zones = {
      "a.example.": hub,
      ...(lines !== "none" && { "b.example.": `@ MX 10 webmail.a.example.\n${lines}` }),
    };
    const survey = surveyOf(estateFromText({ zones, certificate, domains: { "b.example": {} } }));
    const domain = survey.estate.domains.find(({ name }) => name === nameOf("b.example"));
    const edits = domain && hostLedTo(assess(survey, domain), nameOf("webmail.a.example"));
    expect(edits?.map(({ edit }) => edit.kind)).toEqual(kinds);
  });

  test("says that a certificate without names comes first", () => {
    const { edits, advice } = cureFor("autodiscover A 203.0.113.10", { certificate: "192.0.2.1" });
    expect(edits).toEqual([]);
    expect(advice).toMatch(/^No name on \S+ is one that records could lead to: /);
  });

  test("a wildcard's answers are kept as long as its TTL says", () => {
    expect(cureFor("* 7200 A 203.0.113.10").waits).toEqual([900, 7200]);
    // An alias answers for the SRV record too (RFC 4592 §3.3.3).
    expect(cureFor("* 7200 CNAME webmail.a.example.").waits).toEqual([7200, 7200]);
  });

  test("says that Outlook asks only where the target lies outside of the domain", () => {
    const asks = "Outlook asks once whether webmail.a.example may configure the account";
    expect(cureFor("").advice).toContain(asks);
    const { corrections } = lint(estateFromText({ zones: { "a.example.": hub }, certificate }));
    expect(corrections.flatMap(({ advice }) => advice).join("\n")).not.toContain(asks);
  });

  test("waits for the negative answers, then for what was removed", () => {
    expect(cureFor("autodiscover 600 A 203.0.113.10").waits).toEqual([900, 600]);
  });

  test("waits for the negative answers of a name that a record is renamed to", () => {
    const more = { certificate: "webmail.a.example autodiscover.b.example" };
    expect(cureFor("autdiscover 600 A 203.0.113.10", more).waits).toEqual([900]);
  });

  test("two domains whose hosts are aliases of each other are planned together", () => {
    const zones = {
      "a.example.": `${hub}autodiscover A 203.0.113.10\n`,
      "b.example.": "@ MX 10 webmail.a.example.\nautodiscover CNAME autodiscover.a.example.\n",
    };
    const { corrections } = lint(estateFromText({ zones, certificate }));
    expect(corrections.map(({ steps }) => steps.length)).toEqual([2, 2]);
  });

  test("what else a domain needs comes after its cure, with its wait", () => {
    const proof = `${"A".repeat(86)}==`;
    const zones = { "a.example.": hub, "b.example.": "@ MX 10 webmail.a.example.\nautodiscover 600 A 203.0.113.10\n" };
    const domains = { "b.example": { federation: { proofs: [proof] } } };
    const { corrections } = lint(estateFromText({ zones, certificate, domains }));
    const steps = corrections.find(({ domain }) => domain === nameOf("b.example"))?.steps ?? [];
    expect(steps.map(({ answers, wait }) => [answers.includes("federation-proof-missing"), wait])).toEqual([
      [false, 900],
      [false, 600],
      [true, 900],
    ]);
  });
});
