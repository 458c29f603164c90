import { describe, expect, test } from "vitest";
import { covered, gaps, host, hub, inside, service, uncovered } from "./internal-gaps.js";

describe("what an internal zone hides", () => {
  test.each<[string, string, string, string, string[]]>([
    ["nothing", host, `${inside}autodiscover A 192.168.1.10`, covered, []],
    [
      "the host",
      host,
      inside,
      covered,
      ["autodiscover.a.example. A error certain", "+ autodiscover.a.example. 3600 IN A 192.168.1.10"],
    ],
    [
      "the SRV record",
      service,
      inside,
      uncovered,
      [
        "_autodiscover._tcp.a.example. SRV error certain",
        "+ _autodiscover._tcp.a.example. 3600 IN SRV 0 0 443 webmail.a.example.",
      ],
    ],
    [
      "the host and the SRV record: one gap, of the step that serves",
      `${host}_autodiscover._tcp SRV 0 0 443 webmail`,
      inside,
      covered,
      ["autodiscover.a.example. A error certain", "+ autodiscover.a.example. 3600 IN A 192.168.1.10"],
    ],
    [
      "the SRV record behind a host that serves",
      `${host}_autodiscover._tcp SRV 0 0 443 webmail`,
      `${inside}autodiscover A 192.168.1.10`,
      covered,
      [],
    ],
    [
      "the host, with an SRV record inside",
      host,
      `${inside}_autodiscover._tcp SRV 0 0 443 webmail`,
      covered,
      ["autodiscover.a.example. A error possible", "+ autodiscover.a.example. 3600 IN A 192.168.1.10"],
    ],
    [
      "a host that is wrong outside, in front of a good SRV record: the SRV record alone",
      `${service}autodiscover A 203.0.113.10`,
      inside,
      uncovered,
      [
        "_autodiscover._tcp.a.example. SRV error certain",
        "+ _autodiscover._tcp.a.example. 3600 IN SRV 0 0 443 webmail.a.example.",
      ],
    ],
    [
      "a host that is wrong outside, and has no SRV record: inside the cure, not the host",
      host,
      inside,
      uncovered,
      [
        "autodiscover.a.example. A error certain",
        "+ _autodiscover._tcp.a.example. 3600 IN SRV 0 0 443 webmail.a.example.",
      ],
    ],
    [
      "a web host, which nobody inside needs",
      `${service}autodiscover A 203.0.113.80`,
      `${inside}_autodiscover._tcp SRV 0 0 443 webmail`,
      uncovered,
      [],
    ],
    [
      "an SRV record that is not offered",
      `${host}_autodiscover._tcp SRV 0 0 443 .`,
      `${inside}autodiscover A 192.168.1.10`,
      covered,
      [],
    ],
    [
      "the client access name: then its aliases wait for it",
      host,
      "@ MX 10 mail\nmail A 192.168.1.25\nautodiscover CNAME webmail",
      covered,
      ["webmail.a.example. A error certain"],
    ],
    [
      "mail transport",
      host,
      "webmail A 192.168.1.10\nautodiscover A 192.168.1.10",
      covered,
      ["a.example. MX warning certain", "+ a.example. 3600 IN MX 10 webmail.a.example."],
    ],
    [
      "the SRV record, where the host inside leads out of the supplied zones",
      `${host}_autodiscover._tcp SRV 0 0 443 webmail`,
      `${inside}autodiscover CNAME exch01.ad.test.`,
      covered,
      [],
    ],
    ["a web host without an SRV record", `${hub}autodiscover A 203.0.113.80`, inside, uncovered, []],
    [
      "an SRV record beside a host that the certificate does not carry",
      service,
      `${inside}autodiscover A 192.168.1.10`,
      uncovered,
      [
        "_autodiscover._tcp.a.example. SRV error certain",
        "+ _autodiscover._tcp.a.example. 3600 IN SRV 0 0 443 webmail.a.example.",
      ],
    ],
    ["an SRV record beside a host that serves inside", service, `${inside}autodiscover A 192.168.1.10`, covered, []],
    [
      "an SRV record, where the certificate carries a host that is nowhere",
      service,
      inside,
      covered,
      [
        "_autodiscover._tcp.a.example. SRV error certain",
        "+ _autodiscover._tcp.a.example. 3600 IN SRV 0 0 443 webmail.a.example.",
      ],
    ],
    [
      "an SRV record that is wrong outside: inside the cure",
      service.replace("443", "444"),
      inside,
      uncovered,
      [
        "_autodiscover._tcp.a.example. SRV error certain",
        "+ _autodiscover._tcp.a.example. 3600 IN SRV 0 0 443 webmail.a.example.",
      ],
    ],
    [
      "an SRV record that is wrong outside, and the certificate carries the host: inside the cure",
      service.replace("443", "444"),
      inside,
      covered,
      ["_autodiscover._tcp.a.example. SRV error certain", "+ autodiscover.a.example. 3600 IN CNAME webmail.a.example."],
    ],
    [
      "the same beside other data inside, which must not stand beside an alias (RFC 2181 §10.1)",
      service.replace("443", "444"),
      `${inside}autodiscover TXT "kept"`,
      covered,
      ["_autodiscover._tcp.a.example. SRV error certain"],
    ],
    ["what only a wildcard outside answers for", `${hub}* A 203.0.113.10`, inside, uncovered, []],
    [
      "the host, by a text inside",
      host,
      `${inside}autodiscover TXT "kept"`,
      covered,
      ["autodiscover.a.example. A error certain", "+ autodiscover.a.example. 3600 IN A 192.168.1.10"],
    ],
    ["the SRV record, whose alias inside leads on", service, `${inside}_autodiscover._tcp CNAME gone`, uncovered, []],
    [
      "the SRV record and the host that it names",
      service,
      "@ MX 10 mail\nmail A 192.168.1.25",
      uncovered,
      ["_autodiscover._tcp.a.example. SRV error certain", "webmail.a.example. A error certain"],
    ],
    ["service records that are delegated outside", `${hub}_tcp NS ns.dns.example.`, inside, uncovered, []],
    [
      "the SRV record beside a host that is delegated outside",
      `${service}autodiscover NS ns.dns.example.`,
      inside,
      uncovered,
      [
        "_autodiscover._tcp.a.example. SRV error certain",
        "+ _autodiscover._tcp.a.example. 3600 IN SRV 0 0 443 webmail.a.example.",
      ],
    ],
    [
      "the host, an alias outside whose target is inside",
      `${hub}autodiscover CNAME webmail`,
      inside,
      covered,
      ["autodiscover.a.example. A error certain", "+ autodiscover.a.example. 3600 IN CNAME webmail.a.example."],
    ],
    [
      "the host, an alias outside whose target is not inside",
      `${hub}mail A 203.0.113.10\nautodiscover CNAME mail`,
      inside,
      covered,
      ["autodiscover.a.example. A error certain"],
    ],
    [
      "the host, an alias outside, beside other data inside",
      `${hub}autodiscover CNAME webmail`,
      `${inside}autodiscover TXT "kept"`,
      covered,
      ["autodiscover.a.example. A error certain", "+ autodiscover.a.example. 3600 IN A 192.168.1.10"],
    ],
    [
      "the host, for which an alias of a wildcard answers outside",
      `${hub}* CNAME webmail`,
      inside,
      covered,
      ["autodiscover.a.example. A error certain", "+ autodiscover.a.example. 3600 IN A 192.168.1.10"],
    ],
    [
      "the host, of which another name of the machine has two addresses outside",
      `${host}webmail A 203.0.113.11`,
      inside,
      covered,
      ["autodiscover.a.example. A error certain", "+ autodiscover.a.example. 3600 IN A 192.168.1.10"],
    ],
    [
      "the host, and the first other name of the machine",
      `${host}mail A 203.0.113.10`,
      "@ MX 10 mail\nmail A 192.168.1.10",
      `${covered} mail.a.example`,
      [
        "autodiscover.a.example. A error certain",
        "+ autodiscover.a.example. 3600 IN A 192.168.1.10",
        "webmail.a.example. A error certain",
        "+ webmail.a.example. 3600 IN A 192.168.1.10",
      ],
    ],
    [
      "a wrong host, where the first name of the certificate is hidden too: the next one",
      `${host}mail A 203.0.113.10`,
      "@ MX 10 mail\nmail A 192.168.1.10",
      `${uncovered} mail.a.example`,
      [
        "autodiscover.a.example. A error certain",
        "+ _autodiscover._tcp.a.example. 3600 IN SRV 0 0 443 mail.a.example.",
        "webmail.a.example. A error certain",
        "+ webmail.a.example. 3600 IN A 192.168.1.10",
      ],
    ],
    [
      "a wrong host, where no name of the certificate qualifies",
      `${host}alias CNAME webmail`,
      `${inside}alias CNAME webmail`,
      "alias.a.example",
      ["autodiscover.a.example. A error certain"],
    ],
    ["an alias that leads out of the supplied zones", host, `${inside}autodiscover CNAME exch01.ad.test.`, covered, []],
  ])("%s", (_, outside, internal, certificate, expected) => {
    expect(gaps({ zones: { "a.example.": outside }, internal: { "a.example.": internal }, certificate })).toEqual(
      expected,
    );
  });

  test("nothing where no internal zone answers for the domain", () => {
    const zones = { "a.example.": host };
    expect(gaps({ zones, internal: { "ad.a.example.": "dc1 A 192.168.1.2" }, certificate: covered })).toEqual([]);
    expect(gaps({ zones, internal: { "autodiscover.a.example.": "@ A 192.168.1.10" }, certificate: covered })).toEqual(
      [],
    );
  });

  test("nothing for a domain without mailboxes", () => {
    const domains = { "a.example": { mail: "none" } as const };
    expect(
      gaps({
        zones: { "a.example.": host },
        internal: { "a.example.": "webmail A 192.168.1.10" },
        certificate: covered,
        domains,
      }),
    ).toEqual([]);
  });

  test("what is inside in a zone of its own is not missing", () => {
    const internal = { "a.example.": inside, "autodiscover.a.example.": "@ A 192.168.1.10" };
    expect(gaps({ zones: { "a.example.": host }, internal, certificate: covered })).toEqual([]);
  });
});
