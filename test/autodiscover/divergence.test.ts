import { describe, expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { type Divergence, divergences } from "../../src/autodiscover/divergence.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";

const mx = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";
const certificate = "webmail.a.example autodiscover.a.example";
const office = "192.168.1.80";
const web = { [office]: { role: "web" } } as const;
const cloud = "autodiscover CNAME autodiscover.outlook.com.\n";
const here = "autodiscover A 203.0.113.10\n";

/** What the names of a.example lead to, by these lines outside and those inside beside the mail records of both. */
function found(outside: string, inside: string, { zones, internal, ...more }: Partial<EstateText> = {}): Divergence[] {
  const text = { zones: { "a.example.": mx + outside, ...zones }, internal: internal ?? { "a.example.": inside } };
  const survey = surveyOf(estateFromText({ certificate, ...more, ...text }));
  return divergences(survey.estate.domains.map((domain) => assess(survey, domain)));
}

const inWords = (all: readonly Divergence[]) =>
  all.map(({ kind, name, cure }) => `${kind} ${name}${cure ? " cured" : ""}`);
const mail = (home: "on-premises" | "exchange-online" | "hybrid") => ({ domains: { "a.example": { mail: home } } });

describe("the autodiscover host", () => {
  const elsewhere = { zones: { "c.example.": "mail A 203.0.113.90\n" } };
  test.each<[string, string, string, Partial<EstateText>, string[]]>([
    [
      "moved outside alone",
      cloud,
      "autodiscover A 192.168.1.10\n",
      mail("exchange-online"),
      ["left behind autodiscover.a.example."],
    ],
    ["moved outside, in a hybrid organisation", cloud, "autodiscover A 192.168.1.10\n", mail("hybrid"), []],
    ["moved in both", cloud, cloud, mail("exchange-online"), []],
    ["moved outside, and absent inside", cloud, "www A 192.168.1.80\n", mail("exchange-online"), []],
    [
      "moved outside, and inside an alias of a name that the public zones have",
      cloud,
      "autodiscover CNAME mail.c.example.\n",
      { ...mail("exchange-online"), ...elsewhere },
      ["left behind autodiscover.a.example."],
    ],
    [
      "moved outside, and inside an alias of a name that nobody has",
      cloud,
      "autodiscover CNAME mail.d.example.\n",
      mail("exchange-online"),
      [],
    ],
    [
      "declared Microsoft 365 outside, and no zone inside holds it",
      "autodiscover A 203.0.113.80\n",
      "",
      { ...mail("exchange-online"), internal: { "c.example.": "" }, hosts: { "203.0.113.80": { role: "m365" } } },
      [],
    ],
    ["moved outside, which is wrong in itself", cloud, "autodiscover A 192.168.1.10\n", mail("on-premises"), []],
    ["moved inside alone", here, cloud, {}, ["moved autodiscover.a.example."]],
    ["moved inside, where the mailboxes are declared to be", here, cloud, mail("exchange-online"), []],
    ["moved inside, and closed outside", here, cloud, { hosts: { "203.0.113.10": { https: "closed" } } }, []],
    ["a web host inside", here, `autodiscover A ${office}\n`, { hosts: web }, ["other host autodiscover.a.example."]],
    [
      "a web host inside, and closed outside",
      here,
      `autodiscover A ${office}\n`,
      { hosts: { ...web, "203.0.113.10": { https: "closed" } } },
      [],
    ],
    ["another address inside, of which nobody said anything", here, `autodiscover A ${office}\n`, {}, []],
    [
      "closed inside",
      here,
      `autodiscover A ${office}\n`,
      { hosts: { [office]: { https: "closed" } } },
      ["other host autodiscover.a.example."],
    ],
    [
      "one of two addresses inside a web host",
      here,
      `autodiscover A ${office}\nautodiscover A 192.168.1.10\n`,
      { hosts: web },
      [],
    ],
    [
      "an access name too, said once",
      here,
      `autodiscover A ${office}\n`,
      { certificate: "autodiscover.a.example", hosts: { ...web, "203.0.113.10": { role: "exchange" } } },
      ["other host autodiscover.a.example."],
    ],
    [
      "wrong outside, of which the walk speaks",
      here,
      `autodiscover A ${office}\n`,
      { certificate: "webmail.a.example", hosts: web },
      [],
    ],
  ])("%s", (_, outside, inside, more, said) => {
    expect(inWords(found(outside, inside, more))).toEqual(said);
  });
});

describe("an access name", () => {
  test("that leads to a web host inside", () => {
    const [one] = found("", `webmail A ${office}\n`, { hosts: web });
    expect([one?.name, one?.domain]).toEqual(["webmail.a.example.", undefined]);
    expect(one?.because).toEqual({
      inside: `${office} is declared a web host`,
      outside: "203.0.113.10 is Exchange: webmail.a.example resolves to it",
    });
  });

  test("that nobody finds outside leads to nothing else there", () => {
    const more = { certificate: `${certificate} mail.a.example`, hosts: web };
    expect(found("", `mail A ${office}\n`, more)).toEqual([]);
  });

  test("that leads to a shut port inside, at one address at least", () => {
    const hosts = { ...web, "192.168.1.81": { https: "closed" } } as const;
    const [one] = found("", `webmail A ${office}\nwebmail A 192.168.1.81\n`, { hosts });
    expect(one?.because.inside).toBe(`port 443 of ${office}, 192.168.1.81 is declared shut`);
  });
});

describe("the SRV record", () => {
  const service = (target: string) => `_autodiscover._tcp SRV 0 0 443 ${target}\n`;
  const good = service("webmail");
  const server = `${service("exch01")}exch01 A 192.168.1.10\nwebmail A 192.168.1.10\n`;
  const only = { certificate: "webmail.a.example" };
  test.each<[string, string, string, Partial<EstateText>, string[]]>([
    ["names a server inside", good, server, only, ["SRV _autodiscover._tcp.a.example. cured"]],
    ["names one beside the right one inside", good, server + good, only, ["SRV _autodiscover._tcp.a.example."]],
    [
      "names one, and the right one is not found inside",
      good,
      `${service("exch01")}exch01 A 192.168.1.10\n`,
      only,
      ["SRV _autodiscover._tcp.a.example."],
    ],
    [
      "names one, and the right one has no address inside",
      good,
      `${service("exch01")}exch01 A 192.168.1.10\nwebmail TXT "kept"\n`,
      only,
      ["SRV _autodiscover._tcp.a.example."],
    ],
    ["names the same in both", good, `${good}webmail A 192.168.1.10\n`, only, []],
    ["is not offered inside", good, service("."), only, []],
    ["names Microsoft 365 inside", good, service("autodiscover.outlook.com."), only, []],
    [
      "names a server inside that presents its own name",
      good,
      server,
      { ...only, hosts: { "exch01.a.example.": { names: ["exch01.a.example"] } } },
      [],
    ],
    ["is delegated inside", good, "_tcp NS dc1\ndc1 A 192.168.1.2\n", only, []],
    ["names a server inside, behind a host that serves there", good, `${server}autodiscover A 192.168.1.10\n`, {}, []],
    [
      "names a server inside, behind a host that the certificate does not carry",
      good,
      `${server}autodiscover A 192.168.1.10\n`,
      only,
      ["SRV _autodiscover._tcp.a.example. cured"],
    ],
    [
      "names a server inside, where the certificate carries a host that is not there",
      good,
      server,
      {},
      ["SRV _autodiscover._tcp.a.example. cured"],
    ],
    [
      "is wrong outside, of which the walk speaks",
      `${service("alias")}alias CNAME webmail\n`,
      server,
      { certificate: "webmail.a.example alias.a.example" },
      [],
    ],
    ["leads to a closed port outside", good, server, { ...only, hosts: { "203.0.113.10": { https: "closed" } } }, []],
    ["names a server inside, and nobody gave a certificate", good, server, { certificate: "" }, []],
    [
      "names a server inside, and nobody has mailboxes",
      good,
      server,
      { ...only, domains: { "a.example": { mail: "none" } } },
      [],
    ],
  ])("%s", (_, outside, inside, more, said) => {
    expect(inWords(found(outside, inside, more))).toEqual(said);
  });
});
