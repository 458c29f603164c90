import { describe, expect, test } from "vitest";
import type { EstateText } from "../estate-from-text.js";
import { good, judge } from "./judged-domain.js";

describe("the SRV record", () => {
  test.each<[string, string, Partial<EstateText>, string[]]>([
    ["good", good, {}, []],
    [
      "target not on the certificate",
      "_autodiscover._tcp SRV 0 0 443 plain.a.example.",
      {},
      ["srv-target-not-on-certificate error certain"],
    ],
    [
      "target outside, not on the certificate",
      "_autodiscover._tcp SRV 0 0 443 mail.hoster.example.",
      {},
      ["srv-target-not-on-certificate warning possible"],
    ],
    [
      "target has no address",
      "_autodiscover._tcp SRV 0 0 443 nothing.a.example.",
      {},
      ["srv-target-unresolvable error certain"],
    ],
    [
      "target is an alias, covered",
      "_autodiscover._tcp SRV 0 0 443 alias.a.example.",
      { certificate: "webmail.a.example alias.a.example" },
      ["srv-target-is-alias warning certain"],
    ],
    [
      "target lost its dot",
      "_autodiscover._tcp SRV 0 0 443 webmail.a.example",
      {},
      ["srv-target-relative error certain"],
    ],
    [
      "a short relative target that exists",
      "_autodiscover._tcp SRV 0 0 443 mail\nmail A 203.0.113.10",
      { certificate: "webmail.a.example mail.b.example" },
      [],
    ],
    ["port 80", "_autodiscover._tcp SRV 0 0 80 webmail.a.example.", {}, ["srv-port-not-443 error certain"]],
    ["target is the root: not offered", "_autodiscover._tcp SRV 0 0 443 .", {}, ["autodiscover-unreachable"]],
    [
      "target is internal",
      "_autodiscover._tcp SRV 0 0 443 corp-sbs.local.",
      { certificate: "webmail.a.example corp-sbs.local" },
      ["public-internal-target error certain"],
    ],
    [
      "below another protocol",
      "_autodiscover._tls SRV 0 0 443 webmail.a.example.",
      {},
      ["srv-wrong-owner error certain"],
    ],
    ["without underscore", "autodiscover._tcp SRV 0 0 443 webmail.a.example.", {}, ["srv-wrong-owner error certain"]],
    [
      "below the host",
      "_autodiscover._tcp.autodiscover SRV 0 0 443 webmail.a.example.",
      {},
      ["srv-wrong-owner error certain"],
    ],
    ["an unrelated service", `_sip._tcp SRV 0 0 5061 sip.a.example.\n${good}`, {}, []],
    [
      "one good and one bad with one priority",
      `${good}\n_autodiscover._tcp SRV 0 0 443 plain.a.example.`,
      {},
      ["srv-target-not-on-certificate error certain"],
    ],
    [
      "target at Microsoft 365, mailboxes declared here",
      "_autodiscover._tcp SRV 0 0 443 autodiscover.outlook.com.",
      { domains: { "b.example": { mail: "on-premises" } } },
      ["srv-target-not-on-certificate error certain"],
    ],
    [
      "target at Microsoft 365, and nobody said where the mailboxes are",
      "_autodiscover._tcp SRV 0 0 443 autodiscover.outlook.com.",
      {},
      [],
    ],
    [
      "one good and one where nobody answers, with one priority",
      `shut A 203.0.113.70\n_autodiscover._tcp SRV 0 0 443 shut\n${good}`,
      { certificate: "webmail.a.example shut.b.example", hosts: { "203.0.113.70": { https: "dropped" } } },
      ["autodiscover-unreachable"],
    ],
    [
      "an alias and a bad one with one priority: the worse counts",
      "_autodiscover._tcp SRV 0 0 443 alias.a.example.\n_autodiscover._tcp SRV 0 0 443 plain.a.example.",
      { certificate: "webmail.a.example alias.a.example" },
      ["srv-target-not-on-certificate error certain"],
    ],
    [
      "target at a host that presents other names",
      "_autodiscover._tcp SRV 0 0 443 mail.hoster.example.",
      {
        zones: {
          "a.example.": "@ MX 10 webmail\nwebmail A 203.0.113.10\n",
          "hoster.example.": "mail A 203.0.113.90\n",
          "b.example.": "@ MX 10 webmail.a.example.\n_autodiscover._tcp SRV 0 0 443 mail.hoster.example.\n",
        },
        hosts: { "203.0.113.90": { names: ["*.elsewhere.example"] } },
      },
      ["srv-target-not-on-certificate error certain"],
    ],
    [
      "one that is not on the certificate, beside another port that nobody takes",
      "_autodiscover._tcp SRV 0 0 443 plain.a.example.\n_autodiscover._tcp SRV 5 0 80 webmail.a.example.",
      {},
      ["srv-target-not-on-certificate error certain"],
    ],
    [
      "an alias of a host that is declared closed: nothing serves, whatever the target is",
      "_autodiscover._tcp SRV 0 0 443 alias.a.example.",
      { certificate: "webmail.a.example alias.a.example", hosts: { "203.0.113.10": { https: "closed" } } },
      ["autodiscover-unreachable"],
    ],
    ["a bad one with a higher number", `${good}\n_autodiscover._tcp SRV 10 0 443 plain.a.example.`, {}, []],
    [
      "an alias of another domain's good record",
      "_autodiscover._tcp CNAME _autodiscover._tcp.a.example.",
      {
        zones: {
          "a.example.": "@ MX 10 webmail\nwebmail A 203.0.113.10\n_autodiscover._tcp SRV 0 0 443 webmail\n",
          "b.example.": "@ MX 10 webmail.a.example.\n_autodiscover._tcp CNAME _autodiscover._tcp.a.example.\n",
        },
      },
      [],
    ],
    [
      "target's port declared closed, and a host that cannot serve",
      `${good}\nautodiscover CNAME plain.a.example.`,
      { hosts: { "webmail.a.example.": { https: "closed" } } },
      ["autodiscover-host-not-on-certificate error certain"],
    ],
    [
      "target on the certificate, but declared a web host",
      good,
      { hosts: { "webmail.a.example.": { role: "web" } } },
      ["srv-target-not-on-certificate warning possible"],
    ],
    [
      "target lost its dot below another origin",
      "$ORIGIN _tcp.b.example.\n_autodiscover SRV 0 0 443 webmail.a.example",
      {},
      ["srv-target-relative error certain"],
    ],
    [
      "bad, but never reached",
      "autodiscover A 203.0.113.10\n_autodiscover._tcp SRV 0 0 80 webmail.a.example.",
      { certificate: "webmail.a.example autodiscover.b.example" },
      ["srv-port-not-443 info certain"],
    ],
  ])("%s", (_, lines, more, said) => {
    expect(judge(lines, more).said).toEqual(said);
  });
});
