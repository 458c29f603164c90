import { describe, expect, test } from "vitest";
import { mailServiceFaults } from "../../src/autodiscover/mail-service.js";
import type { EstateText } from "../estate-from-text.js";
import { judged, mail, none } from "./certified-domains.js";

describe("an SRV record for mail programs (RFC 6186)", () => {
  const found = (...asked: Parameters<typeof judged>) =>
    judged(...asked).assessments.flatMap((assessment) =>
      [...mailServiceFaults(assessment)].map(
        ({ record, kind, certainty }) => `${record.data.target} ${kind} ${certainty}`,
      ),
    );
  const imap = "_imaps._tcp SRV 0 0 993 imap\nimap A 203.0.113.10\n";
  const known = "webmail.a.example autodiscover.a.example";
  test.each<[string, string, string[], Partial<EstateText>, string[]]>([
    ["to a name that is not on the certificate", imap, [known], {}, ["imap.a.example. not on certificate possible"]],
    [
      "to one that is not on the certificate that is said to serve it",
      imap,
      [`${known} for iis`, "webmail.a.example for imap"],
      {},
      ["imap.a.example. not on certificate certain"],
    ],
    [
      "where one of several certificates is said to serve it",
      imap,
      [known, "webmail.a.example for imap"],
      {},
      ["imap.a.example. not on certificate certain"],
    ],
    ["to a name on the certificate", imap, [`${known} imap.a.example`], {}, []],
    ["where the certificate carries the mail domain (RFC 7817 §3)", imap, [`${known} a.example`], {}, []],
    ["without a certificate", imap, [], {}, []],
    [
      "without a certificate, to a host that was declared Exchange",
      imap,
      [],
      { hosts: { "203.0.113.10": { role: "exchange" } } },
      [],
    ],
    [
      "to a host deep below a zone behind a proxy",
      "_imaps._tcp SRV 0 0 993 imap.deep\nimap.deep A 203.0.113.10 ; cf_tags=cf-proxied:true\n",
      [known],
      {},
      [],
    ],
    ["to another host", "_imaps._tcp SRV 0 0 993 imap\nimap A 203.0.113.60\n", [known], {}, []],
    [
      "to an alias, of which another rule speaks",
      "_imaps._tcp SRV 0 0 993 imap\nimap CNAME webmail\n",
      [known],
      {},
      [],
    ],
    [
      "to a host behind a proxy",
      "_imaps._tcp SRV 0 0 993 imap\nimap A 203.0.113.10 ; cf_tags=cf-proxied:true\n",
      [known],
      {},
      [],
    ],
    [
      "to a host with a certificate of its own",
      imap,
      [known],
      { hosts: { "imap.a.example.": { names: ["imap.a.example"] } } },
      [],
    ],
    [
      "that says no beside one that says yes",
      `${imap}_imaps._tcp SRV 0 0 0 .\n`,
      [`${known} imap.a.example`],
      {},
      [". refused certain"],
    ],
    ["that says no alone", "_imaps._tcp SRV 0 0 0 .\n", [known], {}, []],
    ["of a domain without mailboxes", imap, [known], none, []],
    ["of a delegated branch", `${imap}_tcp NS ns.dns.example.\n`, [known], {}, []],
  ])("%s", (_, lines, given, more, said) => {
    expect(found(lines, given, more)).toEqual(said);
  });

  test("nothing of a domain without a zone", () => {
    const text = { zones: { "a.example.": mail }, domains: { "c.example": {} } };
    expect(found("", [known], text)).toEqual([]);
  });
});
