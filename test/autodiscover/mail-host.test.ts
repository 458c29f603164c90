import { describe, expect, test } from "vitest";
import { uncoveredMailHosts } from "../../src/autodiscover/mail-host.js";
import type { EstateText } from "../estate-from-text.js";
import { judged, mail } from "./certified-domains.js";

describe("an MX host that no certificate for mail transport carries", () => {
  const found = (...asked: Parameters<typeof judged>) =>
    uncoveredMailHosts(judged(...asked).assessments).map(({ name, uses, isStated, certainty, promised }) =>
      [name, certainty, isStated ? "stated" : "", promised ?? "", uses.length].filter(Boolean).join(" "),
    );
  const iis = "webmail.a.example autodiscover.a.example for iis";
  const policy = '_mta-sts TXT "v=STSv1; id=1;"\n';
  const two = {
    zones: { "a.example.": `${mail}@ MX 20 mx\nmx A 203.0.113.10\n`, "b.example.": "@ MX 20 mx.a.example.\n" },
  };
  const mx = "@ MX 20 mx\nmx A 203.0.113.10\n";
  test.each<[string, string, string[], Partial<EstateText>, string[]]>([
    ["another one is said to", mx, ["webmail.a.example for smtp", iis], {}, ["mx.a.example. certain stated 1"]],
    ["one does", mx, ["mx.a.example webmail.a.example for smtp", iis], {}, []],
    ["nobody said which", mx, ["webmail.a.example autodiscover.a.example"], {}, []],
    [
      "nobody said which, and a valid one was promised (RFC 8461)",
      mx + policy,
      ["webmail.a.example autodiscover.a.example"],
      {},
      ["mx.a.example. possible a.example. 1"],
    ],
    [
      "a valid one was promised, and another one is said to",
      mx + policy,
      ["webmail.a.example for smtp", iis],
      {},
      ["mx.a.example. certain stated a.example. 1"],
    ],
    [
      "none was given, of a host that was declared Exchange",
      mx + policy,
      [],
      { hosts: { "203.0.113.10": { role: "exchange" } } },
      [],
    ],
    [
      "one of two is said to",
      mx,
      ["webmail.a.example for smtp", "webmail.a.example autodiscover.a.example"],
      {},
      ["mx.a.example. certain stated 1"],
    ],
    [
      "and the host is deep below a zone behind a proxy",
      "@ MX 20 mx.deep\nmx.deep A 203.0.113.10 ; cf_tags=cf-proxied:true\n",
      ["webmail.a.example for smtp", iis],
      {},
      [],
    ],
    [
      "and the host is where clients are well served",
      "@ MX 20 srv\n_autodiscover._tcp SRV 0 0 443 srv\nsrv A 203.0.113.10\n",
      ["webmail.a.example for smtp", "webmail.a.example srv.a.example for iis"],
      {},
      ["srv.a.example. certain stated 1"],
    ],
    ["none was given", mx + policy, [], {}, []],
    [
      "and the host takes mail for two domains",
      "",
      ["webmail.a.example for smtp", iis],
      two,
      ["mx.a.example. certain stated 2"],
    ],
    [
      "and the host is an alias, of which another rule speaks",
      "@ MX 20 mx\nmx CNAME webmail\n",
      ["webmail.a.example for smtp", iis],
      {},
      [],
    ],
    [
      "and the host is behind a proxy",
      "@ MX 20 mx\nmx A 203.0.113.10 ; cf_tags=cf-proxied:true\n",
      ["webmail.a.example for smtp", iis],
      {},
      [],
    ],
    ["and the host is a filter", "@ MX 20 mx\nmx A 203.0.113.60\n", ["webmail.a.example for smtp", iis], {}, []],
    [
      "and the host has one of its own",
      mx,
      ["webmail.a.example for smtp", iis],
      { hosts: { "mx.a.example.": { names: ["mx.a.example"] } } },
      [],
    ],
    [
      "and the walk speaks of the host",
      "@ MX 20 autodiscover\nautodiscover A 203.0.113.10\n",
      ["webmail.a.example for smtp", "webmail.a.example for iis"],
      {},
      [],
    ],
    [
      "and a wildcard stands above the host, of which another rule speaks",
      "@ MX 20 mx.deep\nmx.deep A 203.0.113.10\n",
      ["*.a.example webmail.a.example for smtp", iis],
      {},
      [],
    ],
    [
      "and the host is where clients are sent too, by a record that mail does not use",
      "_autodiscover._tcp SRV 0 0 443 srv\nsrv A 203.0.113.10\n",
      ["webmail.a.example for smtp", "webmail.a.example srv.a.example for iis"],
      {},
      [],
    ],
  ])("%s", (_, lines, given, more, said) => {
    expect(found(lines, given, more)).toEqual(said);
  });

  test("nothing without domains", () => {
    expect(uncoveredMailHosts([])).toEqual([]);
  });
});
