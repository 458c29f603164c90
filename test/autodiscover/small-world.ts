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
  readonly isExpired?: boolean;
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

const covered = "https://webmail.a.example/autodiscover/autodiscover.xml";

/** Where port 80 of a host sends those on who ask for Autodiscover. */
const redirects: Readonly<Record<string, NonNullable<HostFacts["http"]>>> = {
  "no redirect": "closed",
  "to a covered name": { redirect: covered },
  "to an uncovered name": { redirect: covered.replace("webmail", "plain") },
  "to plain http": { redirect: covered.replace("https", "http") },
  "to another path": { redirect: "https://webmail.a.example/owa/" },
  "for good, by a status that Outlook passes over": { redirect: covered, status: 308 },
  "to Microsoft 365": { redirect: covered.replace("webmail.a.example", "autodiscover-s.outlook.com") },
};

/** A record of `autodiscover.b.example`, with what its address does over https, and each thing that port 80 may do. */
function withRedirects(title: string, lines: string, at: string, facts: HostFacts, ways: readonly string[]) {
  return ways.map((way): [string, Choice] => {
    const http = redirects[way] as NonNullable<HostFacts["http"]>;
    return [`${title}, ${way}`, { lines, hosts: { [at]: { ...facts, http } } }];
  });
}

const [none, good] = Object.keys(redirects) as [string, string];

/** What stands at autodiscover.b.example, and what its port 80 does. */
const hosts: Readonly<Record<string, Choice>> = {
  absent: {},
  "Microsoft 365": { lines: "autodiscover CNAME autodiscover.outlook.com." },
  "a name outside": { lines: "autodiscover CNAME host.elsewhere.example.", isOpen: true },
  delegated: { lines: "autodiscover NS ns.dns.example.", isOpen: true },
  "a web host, unknown": { lines: `autodiscover A ${door}`, isOpen: true },
  ...Object.fromEntries([
    ...withRedirects("A of Exchange", `autodiscover A ${exchange}`, exchange, {}, [none, good]),
    ...withRedirects("alias of a covered name", "autodiscover CNAME webmail.a.example.", exchange, {}, [none, good]),
    ...withRedirects("alias of an uncovered name", "autodiscover CNAME plain.a.example.", exchange, {}, [none, good]),
    ...withRedirects("a wildcard to Exchange", `* A ${exchange}`, exchange, {}, [none, good]),
    ...withRedirects("a wildcard alias", "* CNAME webmail.a.example.", exchange, {}, [none, good]),
    ...withRedirects("a web host, closed", `autodiscover A ${door}`, door, { https: "closed" }, Object.keys(redirects)),
    ...withRedirects(
      "a web host, other names",
      `autodiscover A ${door}`,
      door,
      { https: "open", names: ["*.hoster.example"] },
      [none, good],
    ),
    ...withRedirects(
      "a web host, right name",
      `autodiscover A ${door}`,
      door,
      { https: "open", names: ["*.b.example"], autodiscover: "none" },
      [none, good],
    ),
    ...withRedirects(
      "a web host, right name, settings of its own",
      `autodiscover A ${door}`,
      door,
      { https: "open", names: ["*.b.example"], autodiscover: "other" },
      [none],
    ),
  ]),
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

/** Whether the certificate carries autodiscover.b.example, and whether it still counts. */
const coverages: Readonly<Record<string, Choice>> = {
  "by its name": { names: "autodiscover.b.example" },
  "by a wildcard": { names: "*.b.example" },
  "not at all": {},
  "by its name, expired": { names: "autodiscover.b.example", isExpired: true },
};

const everyClient: readonly Client[] = ["outlook", "outlook-legacy", "mac", "mobile", "ews"];
const clientSets: readonly (readonly Client[])[] = [everyClient, ...everyClient.map((client) => [client])];

export interface World {
  readonly title: string;
  readonly clients: readonly Client[];
  readonly isOpen: boolean;
  readonly isExpired: boolean;
  /** The first with these zones: what is judged by the zones alone need not be judged again. */
  readonly isFirst: boolean;
  readonly estate: EstateText;
}

const hub = `@ MX 10 webmail
webmail A ${exchange}
plain A ${exchange}
alias CNAME webmail
shut A 203.0.113.70
autodiscover CNAME webmail
`;

/** Every combination. When a certificate has expired says nothing that depends on which clients are there. */
export function* worlds(): Iterable<World> {
  for (const [apex, a] of Object.entries(apexes)) {
    for (const [host, h] of Object.entries(hosts)) {
      for (const [service, s] of Object.entries(services)) {
        let isFirst = true;
        for (const [coverage, c] of Object.entries(coverages)) {
          for (const clients of c.isExpired ? [everyClient] : clientSets) {
            const choices = [a, h, s, c];
            yield {
              title: `apex ${apex} | host ${host} | SRV ${service} | covered ${coverage} | ${clients.join(" ")}`,
              clients,
              isOpen: choices.some(({ isOpen }) => isOpen),
              isExpired: c.isExpired === true,
              isFirst,
              estate: estateOf(choices, clients),
            };
            isFirst = false;
          }
        }
      }
    }
  }
}

/** What there is of each. */
export const dimensions = [apexes, hosts, services, coverages, clientSets].map((of) => Object.keys(of).length);

function estateOf(choices: readonly Choice[], clients: readonly Client[]): EstateText {
  const lines = choices.flatMap(({ lines = [] }) => lines).join("\n");
  const names = choices.flatMap(({ names = [] }) => names).join(" ");
  return {
    zones: { "a.example.": hub, "b.example.": `@ MX 10 webmail.a.example.\n${lines}\n` },
    certificate: `webmail.a.example autodiscover.a.example ${names}`,
    hosts: Object.assign({}, ...choices.map((choice) => choice.hosts)),
    domains: { "b.example": { clients } },
    ...(choices.some(({ isExpired }) => isExpired) && { notAfter: new Date("2026-11-01T00:00:00Z") }),
  };
}
