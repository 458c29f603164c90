import { describe, expect, test } from "vitest";
import type { EstateText } from "../estate-from-text.js";
import { hub, probeOf, stepOf } from "./step-of.js";

const service = (target: string, rest = "0 0 443") => `_autodiscover._tcp SRV ${rest} ${target}\n`;
const good = service("webmail.a.example.");

describe("the SRV step", () => {
  test.each<[string, string, Partial<EstateText>, string]>([
    ["good", good, {}, "covered certain"],
    ["absent", "", {}, "silent certain"],
    ["in another zone", "_tcp NS ns.dns.example.", {}, "unknown possible"],
    [
      "absent from a zone for service records alone",
      "",
      {
        zones: { "a.example.": hub, "_tcp.b.example.": "_sip SRV 0 0 5061 sip.a.example.\n" },
        domains: { "b.example": {} },
      },
      "silent certain",
    ],
    ["without a certificate to hold it against", good, { certificate: "" }, "unknown possible"],
    ["not offered", service("."), {}, "silent certain"],
    ["to an internal name", service("mail.corp.local."), {}, "silent certain"],
    ["to a name that lost its dot", service("webmail.a.example"), {}, "silent certain"],
    ["to another port, which no client takes", service("webmail.a.example.", "0 0 444"), {}, "silent certain"],
    ["to a name without address", service("nowhere.a.example."), {}, "silent certain"],
    ["to an address that nobody outside reaches", `inside A 10.0.0.5\n${service("inside")}`, {}, "silent certain"],
    ["to a name that is not on the certificate", service("plain.a.example."), {}, "mismatch certain"],
    [
      "to a host that presents other names",
      service("foreign.a.example."),
      { hosts: { "203.0.113.90": { names: ["*.hoster.example"] } } },
      "foreign-mismatch certain",
    ],
    ["to a host of which nothing is known", service("foreign.a.example."), {}, "possible possible"],
    ["to a zone that was not supplied", service("host.elsewhere.example."), {}, "possible possible"],
    [
      "to Microsoft 365, and the mailboxes are here",
      service("autodiscover.outlook.com."),
      { domains: { "b.example": { mail: "on-premises" } } },
      "m365 certain",
    ],
    [
      "twice: the lowest number on port 443 counts, as other ports are passed over (ews-managed-api)",
      `${service("plain.a.example.", "0 0 444")}${service("webmail.a.example.", "10 0 443")}`,
      {},
      "covered certain",
    ],
  ])("%s", (_, lines, more, expected) => {
    expect(stepOf("srv", lines, more)).toBe(expected);
  });

  test.each([
    ["none", "", "has no SRV record"],
    ["one that says no (RFC 2782)", service("."), 'says that there is no such service (target ".")'],
  ])("says of %s what there is", (_, lines, because) => {
    expect(probeOf("srv", lines)?.because).toContain(because);
  });

  // Of one priority a client may take any (RFC 2782), and an RRset has no order (RFC 2181 §5).
  test.each([
    ["what is certain before what is possible", "mail.hoster.example.", "plain.a.example.", "plain.a.example."],
    ["a wrong name before an alias", "alias.a.example.", "plain.a.example.", "plain.a.example."],
    ["a host where nobody answers before a good one", "webmail.a.example.", "z.a.example.", "z.a.example."],
    ["of two alike the same, whatever stands first", "plain.a.example.", "too.a.example.", "plain.a.example."],
    ["of two alike the same, whatever stands first", "too.a.example.", "plain.a.example.", "plain.a.example."],
  ])("of two records the worse counts: %s", (_, one, other, worse) => {
    const zone = `${hub}alias CNAME webmail\ntoo A 203.0.113.10\nz A 203.0.113.70\n`;
    const more = {
      certificate: "webmail.a.example alias.a.example z.a.example",
      hosts: { "203.0.113.70": { https: "dropped" } },
    } as const;
    for (const lines of [service(one) + service(other), service(other) + service(one)]) {
      const zones = { "a.example.": zone, "b.example.": `@ MX 10 webmail.a.example.\n${lines}` };
      const { record } = probeOf("srv", "", { ...more, zones }) ?? {};
      expect(record?.type === "SRV" && record.data).toMatchObject({ target: worse });
    }
  });

  test("records are offered in one order: by target, priority and port", () => {
    const some = [
      service("plain.a.example.", "1 0 443"),
      service("webmail.a.example.", "0 0 444"),
      good,
      service("webmail.a.example.", "1 0 443"),
    ];
    const order = (lines: readonly string[]) =>
      probeOf("srv", lines.join(""))?.offered?.map(({ data }) => `${data.priority} ${data.port} ${data.target}`);
    const expected = [
      "1 443 plain.a.example.",
      "0 443 webmail.a.example.",
      "0 444 webmail.a.example.",
      "1 443 webmail.a.example.",
    ];
    expect(order(some)).toEqual(expected);
    expect(order(some.toReversed())).toEqual(expected);
  });
});
