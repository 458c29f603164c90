import { full } from "./zones.js";

/** A change of the zone on its way to the server, and what has to be found: rule, owner and type; nothing else. */
export interface Altered {
  readonly name: string;
  readonly alter: (text: string) => string;
  readonly found: readonly string[];
}

const without = (line: string) => (text: string) => replaced(text, `${line}\n`, "");
const instead = (line: string, other: string) => (text: string) => replaced(text, `${line}\n`, `${other}\n`);
const beside = (line: string) => (text: string) => `${text}${line}\n`;

function replaced(text: string, old: string, fresh: string): string {
  if (!text.includes(`\n${old}`)) throw new Error(`no line ${old}`);
  return text.replace(`\n${old}`, `\n${fresh}`);
}

export const altered: readonly Altered[] = [
  { name: "same", alter: (text) => text, found: [] },
  {
    name: "order",
    alter: (text) =>
      replaced(
        replaced(text, "mail A 192.0.2.10\n", ""),
        "mail A 192.0.2.11\n",
        "mail A 192.0.2.11\nmail A 192.0.2.10\n",
      ),
    found: [],
  },
  { name: "case", alter: instead("UPPER A 192.0.2.77", "upper A 192.0.2.77"), found: [] },
  { name: "text-split", alter: instead('@ TXT "v=spf1 mx -all"', '@ TXT "v=spf1 " "mx -all"'), found: [] },
  { name: "one-of-two", alter: without("mail A 192.0.2.11"), found: ["answer-differs mail A"] },
  { name: "priority", alter: instead("@ MX 10 mail", "@ MX 20 mail"), found: ["answer-differs @ MX"] },
  {
    name: "no-srv",
    alter: without("_autodiscover._tcp SRV 0 0 443 mail"),
    found: ["answer-missing _autodiscover._tcp SRV"],
  },
  { name: "no-type", alter: without('@ TXT "v=spf1 mx -all"'), found: ["answer-missing @ TXT"] },
  {
    name: "flattened",
    alter: instead("far CNAME autodiscover", "far A 192.0.2.10"),
    found: ["answer-differs far CNAME"],
  },
  {
    name: "alias-now",
    alter: instead("a.b.c.deep A 192.0.2.44", "a.b.c.deep CNAME mail"),
    found: ["answer-differs a.b.c.deep A"],
  },
  {
    name: "other-alias",
    alter: instead("www CNAME web.hoster.example.", "www CNAME web.hoster.example"),
    found: ["answer-differs www CNAME"],
  },
  { name: "no-wildcard", alter: without("*.wild A 192.0.2.80"), found: ["answer-missing *.wild A"] },
  {
    name: "no-wildcards",
    alter: (text) => without('*.wild TXT "anything"')(without("*.wild A 192.0.2.80")(text)),
    found: ["answer-missing *.wild A", "answer-missing *.wild TXT"],
  },
  {
    name: "wildcard-alias",
    alter: instead("*.alias CNAME mail", "*.alias CNAME www"),
    found: ["answer-differs *.alias CNAME"],
  },
  {
    name: "other-dname",
    alter: instead("old DNAME new.contoso.example.", "old DNAME newer.contoso.example."),
    found: ["answer-differs old DNAME"],
  },
  { name: "fewer-ns", alter: without("child NS ns.elsewhere.example."), found: ["answer-differs child NS"] },
  {
    name: "other-glue",
    alter: instead("ns.child A 192.0.2.99", "ns.child A 192.0.2.98"),
    found: ["answer-differs child NS"],
  },
  { name: "no-ds", alter: (text) => text.replace(/^child DS.*\n/m, ""), found: ["answer-missing child DS"] },
  {
    name: "other-ds",
    alter: (text) => text.replace("child DS 12345", "child DS 12346"),
    found: ["answer-differs child DS"],
  },
  {
    name: "cut",
    alter: beside("deep NS ns.elsewhere.example."),
    found: ["answer-differs a.b.c.deep A", "answer-unexpected deep NS"],
  },
  { name: "long-text", alter: (text) => text.replace("ccc", "ccd"), found: ["answer-differs long TXT"] },
  {
    name: "backslash",
    alter: instead('strange\\.dot TXT "a;b\\"c\\\\d"', 'strange\\.dot TXT "a;b\\"c\\\\\\\\d"'),
    found: ["answer-differs strange\\.dot TXT"],
  },
  {
    name: "caa",
    alter: instead('@ CAA 0 issue "ca.example"', '@ CAA 0 issue "other.example"'),
    found: ["answer-differs @ CAA"],
  },
  { name: "extra", alter: beside("extra A 192.0.2.200"), found: ["answer-unexpected extra A"] },
  { name: "extra-usual", alter: beside('_dmarc TXT "v=DMARC1; p=none"'), found: ["answer-unexpected _dmarc TXT"] },
  { name: "extra-type", alter: beside("@ AAAA 2001:db8::1"), found: ["answer-unexpected @ AAAA"] },
  { name: "extra-wildcard", alter: beside("* A 192.0.2.201"), found: ["answer-unexpected * A"] },
  { name: "serial", alter: (text) => text.replace("2026010101", "2026010102"), found: ["serial-differs @ SOA"] },
  { name: "servers", alter: without("@ NS ns2"), found: ["name-servers-differ @ NS"] },
  { name: "ttl", alter: instead("@ A 192.0.2.1", "@ 60 A 192.0.2.1"), found: ["ttl-differs @ A"] },
];

/** The zone under another name. */
export function fullAs(origin: string, text = full): string {
  return text.replaceAll("contoso.example.", origin);
}
