import { describe, expect, test } from "vitest";
import type { EstateText } from "../estate-from-text.js";
import { good, hub, judge, web } from "./judged-domain.js";

describe("the apex", () => {
  const apex = `@ A ${web}\n${good}`;
  test.each<[string, Partial<EstateText>, string[]]>([
    ["nothing known", {}, ["apex-https-name-mismatch warning possible"]],
    [
      "a certificate of its own, and settings of its own",
      { hosts: { [web]: { names: ["b.example"], autodiscover: "other" } } },
      ["apex-answers-autodiscover error certain"],
    ],
    [
      "settings of its own, and nobody said what its certificate carries",
      { hosts: { [web]: { autodiscover: "other" } } },
      ["apex-answers-autodiscover warning possible"],
    ],
    [
      "settings of its own behind a certificate for others, which ends the step before",
      { hosts: { [web]: { names: ["*.hoster.example"], autodiscover: "other" } } },
      ["apex-https-name-mismatch error certain"],
    ],
    ["settings of its own behind a firewall", { hosts: { [web]: { https: "dropped", autodiscover: "other" } } }, []],
    [
      "open with other names",
      { hosts: { [web]: { https: "open", names: ["*.hoster.example"] } } },
      ["apex-https-name-mismatch error certain"],
    ],
    ["open with the name", { hosts: { [web]: { https: "open", names: ["b.example"] } } }, []],
    ["closed", { hosts: { [web]: { https: "closed" } } }, []],
    [
      "nothing known, only clients that hide it",
      { domains: { "b.example": { clients: ["outlook", "ews"] } } },
      ["apex-https-name-mismatch info possible"],
    ],
    [
      "open with other names, only current Outlook",
      { hosts: { [web]: { https: "open", names: ["x.example"] } }, domains: { "b.example": { clients: ["outlook"] } } },
      ["apex-https-name-mismatch info certain"],
    ],
  ])("%s", (_, more, said) => {
    expect(judge(apex, more).said).toEqual(said);
  });

  test.each<[string, string]>([
    ["private, so that nobody outside gets an answer", `@ A 10.0.0.5\n${good}`],
    ["of a domain that is led to Microsoft 365", `@ A ${web}\nautodiscover CNAME autodiscover.outlook.com.`],
  ])("%s", (_, lines) => {
    const zones = { ...hub, "b.example.": `@ MX 0 b-example.mail.protection.outlook.com.\n${lines}\n` };
    expect(judge("", { zones }).said).toEqual([]);
  });

  test.each<[string, EstateText["hosts"], string[]]>([
    [
      "with other names for certain",
      { [web]: { names: ["*.hoster.example"] } },
      ["apex-https-name-mismatch error certain"],
    ],
    [
      "with settings of its own, perhaps",
      { [web]: { autodiscover: "other" } },
      ["apex-answers-autodiscover warning possible"],
    ],
  ])("of a domain that is led to Microsoft 365, %s", (_, hosts = {}, said) => {
    const lines = `@ MX 0 b-example.mail.protection.outlook.com.\n@ A ${web}\nautodiscover CNAME autodiscover.outlook.com.\n`;
    expect(judge("", { zones: { ...hub, "b.example.": lines }, hosts }).said).toEqual(said);
  });

  test("on Exchange and covered, it serves everybody at the first step", () => {
    const { said, walks } = judge("@ A 203.0.113.10", { certificate: "webmail.a.example b.example" });
    expect(said).toEqual([]);
    expect(new Set(Object.values(walks))).toEqual(new Set(["served"]));
  });
});

describe("what each client gets", () => {
  test("settings of another service at the apex end every search, whatever stands behind it", () => {
    const { walks } = judge(`@ A ${web}\n${good}`, {
      hosts: { [web]: { names: ["b.example"], autodiscover: "other" } },
    });
    expect(new Set(Object.values(walks))).toEqual(new Set(["fails"]));
  });

  test("a good SRV record alone: everybody but phones, which may not ask for it", () => {
    const served = { outlook: "served", "outlook-legacy": "served", mac: "served", ews: "served", mobile: "unknown" };
    expect(judge(good).walks).toEqual(served);
  });
  test("the host not on the certificate: a warning, a refusal on phones, nothing for programs", () => {
    const walks = { outlook: "warns", "outlook-legacy": "warns", mac: "warns", mobile: "fails", ews: "fails" };
    expect(judge("autodiscover A 203.0.113.10").walks).toEqual(walks);
  });
  test("a host with a valid certificate that gives settings of its own ends every search", () => {
    const hosts = { [web]: { names: ["autodiscover.b.example"], autodiscover: "other" } } as const;
    const { walks } = judge(`autodiscover A ${web}\n${good}`, { hosts });
    expect(new Set(Object.values(walks))).toEqual(new Set(["fails"]));
  });
  test.each([
    ["an address that may be the hub's", "autodiscover A 203.0.113.10"],
    ["an alias beside the hub", "autodiscover CNAME autodiscover.a.example."],
  ])("the hub's zone not supplied, %s: the mismatch is possible", (_, lines) => {
    const zones = { "b.example.": `@ MX 10 webmail.a.example.\n${lines}\n` };
    expect(judge("", { zones }).said).toEqual(["autodiscover-host-not-on-certificate warning possible", "srv-missing"]);
  });
});
