import type { Client, HostFacts } from "../../src/estate/estate.js";
import type { EstateText } from "../estate-from-text.js";

const exchange = "203.0.113.10";
const web = "203.0.113.80";
const door = "203.0.113.90";

interface Choice {
  readonly lines?: string;
  readonly names?: string;
  readonly hosts?: Readonly<Record<string, HostFacts>>;
  /** Something that only a host or a zone outside could tell is not known. */
  readonly isOpen?: boolean;
}

/** What stands at the apex. */
const apexes: Readonly<Record<string, Choice>> = {
  absent: {},
  "web, open, other names": { lines: `@ A ${web}`, hosts: { [web]: { https: "open", names: ["*.hoster.example"] } } },
  "web, open, right name": {
    lines: `@ A ${web}`,
    hosts: { [web]: { https: "open", names: ["b.example"], autodiscover: "none" } },
  },
  "web, right name, settings of its own": {
    lines: `@ A ${web}`,
    hosts: { [web]: { https: "open", names: ["b.example"], autodiscover: "other" } },
  },
  "web, closed": { lines: `@ A ${web}`, hosts: { [web]: { https: "closed" } } },
  "web, unknown": { lines: `@ A ${web}`, isOpen: true },
  "Exchange, not covered": { lines: `@ A ${exchange}` },
  "Exchange, covered": { lines: `@ A ${exchange}`, names: "b.example" },
};

/** What stands at autodiscover.b.example. */
const hosts: Readonly<Record<string, Choice>> = {
  absent: {},
  "A of Exchange": { lines: `autodiscover A ${exchange}` },
  "alias of a covered name": { lines: "autodiscover CNAME webmail.a.example." },
  "alias of an uncovered name": { lines: "autodiscover CNAME plain.a.example." },
  "Microsoft 365": { lines: "autodiscover CNAME autodiscover.outlook.com." },
  "a name outside": { lines: "autodiscover CNAME host.elsewhere.example.", isOpen: true },
  "a wildcard to Exchange": { lines: `* A ${exchange}` },
  "a wildcard alias": { lines: "* CNAME webmail.a.example." },
  delegated: { lines: "autodiscover NS ns.dns.example.", isOpen: true },
  "a redirect-only host": {
    lines: `autodiscover A ${door}`,
    hosts: {
      [door]: { https: "closed", http: { redirect: "https://webmail.a.example/autodiscover/autodiscover.xml" } },
    },
  },
  "a redirect to plain http": {
    lines: `autodiscover A ${door}`,
    hosts: { [door]: { https: "closed", http: { redirect: "http://webmail.a.example/" } } },
  },
};

/** What stands at _autodiscover._tcp.b.example. */
const services: Readonly<Record<string, Choice>> = {
  absent: {},
  good: { lines: "_autodiscover._tcp SRV 0 0 443 webmail.a.example." },
  uncovered: { lines: "_autodiscover._tcp SRV 0 0 443 plain.a.example." },
  "a covered alias": { lines: "_autodiscover._tcp SRV 0 0 443 alias.a.example.", names: "alias.a.example" },
  relative: { lines: "_autodiscover._tcp SRV 0 0 443 webmail.a.example" },
  "wrong port": { lines: "_autodiscover._tcp SRV 0 0 444 webmail.a.example." },
  "not offered": { lines: "_autodiscover._tcp SRV 0 0 0 ." },
  "two, the first good": {
    lines: "_autodiscover._tcp SRV 0 0 443 webmail.a.example.\n_autodiscover._tcp SRV 5 0 443 plain.a.example.",
  },
  "two of one priority, one uncovered": {
    lines: "_autodiscover._tcp SRV 0 0 443 webmail.a.example.\n_autodiscover._tcp SRV 0 0 443 plain.a.example.",
  },
  "two of one priority, one dropped": {
    lines: "_autodiscover._tcp SRV 0 0 443 webmail.a.example.\n_autodiscover._tcp SRV 0 0 443 shut.a.example.",
    names: "shut.a.example",
    hosts: { "203.0.113.70": { https: "dropped" } },
  },
  "two, Exchange and Microsoft 365": {
    lines:
      "_autodiscover._tcp SRV 5 0 443 webmail.a.example.\n_autodiscover._tcp SRV 0 0 443 autodiscover.outlook.com.",
  },
  "two, the first uncovered": {
    lines: "_autodiscover._tcp SRV 5 0 443 webmail.a.example.\n_autodiscover._tcp SRV 0 0 443 plain.a.example.",
  },
};

/** Whether the certificate carries autodiscover.b.example. */
const coverages: Readonly<Record<string, Choice>> = {
  "by its name": { names: "autodiscover.b.example" },
  "by a wildcard": { names: "*.b.example" },
  "not at all": {},
};

const clientSets: readonly (readonly Client[])[] = [
  ["outlook"],
  ["outlook-legacy"],
  ["mac"],
  ["mobile"],
  ["ews"],
  ["outlook", "outlook-legacy", "mac", "mobile", "ews"],
];

export interface World {
  readonly title: string;
  readonly isOpen: boolean;
  readonly estate: EstateText;
}

const hub = `@ MX 10 webmail
webmail A ${exchange}
plain A ${exchange}
alias CNAME webmail
shut A 203.0.113.70
autodiscover CNAME webmail
`;

/** Every combination. */
export function* worlds(): Iterable<World> {
  for (const [apex, a] of Object.entries(apexes)) {
    for (const [host, h] of Object.entries(hosts)) {
      for (const [service, s] of Object.entries(services)) {
        for (const [coverage, c] of Object.entries(coverages)) {
          for (const clients of clientSets) {
            const choices = [a, h, s, c];
            yield {
              title: `apex ${apex} | host ${host} | SRV ${service} | covered ${coverage} | ${clients.join(" ")}`,
              isOpen: choices.some(({ isOpen }) => isOpen),
              estate: estateOf(choices, clients),
            };
          }
        }
      }
    }
  }
}

function estateOf(choices: readonly Choice[], clients: readonly Client[]): EstateText {
  const lines = choices.flatMap(({ lines = [] }) => lines).join("\n");
  const names = choices.flatMap(({ names = [] }) => names).join(" ");
  return {
    zones: { "a.example.": hub, "b.example.": `@ MX 10 webmail.a.example.\n${lines}\n` },
    certificate: `webmail.a.example autodiscover.a.example ${names}`,
    hosts: Object.assign({}, ...choices.map((choice) => choice.hosts)),
    domains: { "b.example": { clients } },
  };
}
