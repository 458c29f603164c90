import { describe, expect, test } from "vitest";
import type { EstateText } from "../estate-from-text.js";
import { cureFor, hub, srv } from "./cure-for.js";

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
});
