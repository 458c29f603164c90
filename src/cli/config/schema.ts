import ipaddr from "ipaddr.js";
import * as v from "valibot";
import { dialects } from "../../zone/dialect/dialect.js";
import { toDomainName } from "../domain-name.js";
import { list, mapping, mappingOf, oneOf, text } from "./schema-words.js";

const severities = ["error", "warning", "info", "off"] as const;
const clients = ["outlook", "outlook-legacy", "mac", "mobile", "ews"] as const;
const services = ["iis", "smtp", "pop", "imap", "um", "federation"] as const;
const versions = ["2007", "2010", "2013", "2016", "2019", "se"] as const;

const domainName = v.pipe(
  text("a domain name"),
  v.check(isName, ({ input }) => `${quote(input)} is not a domain name`),
);

/** A name as certificates carry it, `*.contoso.com` included. */
const hostName = v.pipe(
  text("a host name"),
  v.check(
    (name) => isName(name.replace(/^\*\./, "")),
    ({ input }) => `${quote(input)} is not a host name`,
  ),
);

const hostKey = v.pipe(
  text("a host name or an address"),
  v.check(
    (key) => ipaddr.isValid(key) || isName(key),
    ({ input }) => `${quote(input)} is neither a host name nor an address`,
  ),
);

const url = v.pipe(
  text("a URL"),
  v.check(
    (value) => URL.canParse(value),
    ({ input }) => `${quote(input)} is not a URL; write it whole, with https://`,
  ),
);

const day = v.pipe(
  text("a date such as 2027-01-31"),
  v.check(
    (value) => /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value),
    ({ input }) => `${quote(input)} is not a date; write it as 2027-01-31`,
  ),
);

const certificate = v.pipe(
  mapping({
    file: v.optional(text("the path of a file")),
    names: v.optional(list(text("a name"))),
    label: v.optional(text("a label")),
    services: v.optional(list(oneOf(services))),
    issuer: v.optional(oneOf(["public", "private"])),
    caa: v.optional(list(domainName)),
  }),
  v.check(
    ({ file, names }) => (file === undefined) !== (names === undefined),
    "a certificate needs either `file`, or `names` while it is planned",
  ),
);

const zone = v.union(
  [text("the path of a zone file or folder"), mapping({ path: text("a path"), origin: v.optional(domainName) })],
  "must be a path, or a mapping of `path` and `origin`",
);

const microsoft365 = mapping({
  cloud: v.optional(oneOf(["worldwide", "gcc-high", "dod", "china"])),
  mx: v.optional(domainName),
  dkim: v.optional(v.pipe(list(domainName), v.length(2, "must be the two names Selector1CNAME and Selector2CNAME"))),
});

const domain = v.nullable(
  mapping({
    mail: v.optional(oneOf(["on-premises", "exchange-online", "hybrid", "none"])),
    federation: v.optional(
      v.union(
        [v.literal(false), v.literal("planned"), mapping({ proofs: list(text("a proof")) })],
        "must be false, planned, or a mapping of `proofs`",
      ),
    ),
    clients: v.optional(list(oneOf(clients))),
    m365: v.optional(microsoft365),
  }),
);

const redirectStatus = v.picklist([301, 302, 303, 307, 308], "must be 301, 302, 303, 307 or 308");

const host = mapping({
  https: v.optional(oneOf(["open", "closed", "dropped"])),
  http: v.optional(
    v.union(
      [v.picklist(["open", "closed"]), mapping({ redirect: url, status: v.optional(redirectStatus) })],
      "must be open, closed, or a mapping of `redirect` and `status`",
    ),
  ),
  inside: v.optional(oneOf(["open", "closed"])),
  names: v.optional(list(hostName)),
  role: v.optional(oneOf(["exchange", "web", "proxy", "m365"])),
  autodiscover: v.optional(oneOf(["none", "exchange", "other"])),
  certificate: v.optional(text("the label of a certificate")),
  distrust: v.optional(oneOf(["expired", "not-yet-valid", "self-signed"])),
  probed: v.optional(day),
});

const exchange = mapping({
  file: v.optional(
    v.union([text("a path"), list(text("the path of a file"))], "must be the path of a file, or a list of paths"),
  ),
  version: v.optional(v.pipe(v.union([v.number(), v.string()]), v.transform(String), oneOf(versions))),
  autodiscoverServiceInternalUri: v.optional(url),
  urls: v.optional(list(url)),
  legacyNames: v.optional(list(domainName)),
});

const ignored = mapping({
  rule: text("the id of a rule"),
  zone: v.optional(domainName),
  owner: v.optional(text("an owner name")),
  type: v.optional(text("a record type")),
  reason: text("why it is ignored"),
  until: v.optional(day),
});

const hosts = v.optional(mappingOf("host names and addresses", hostKey, host));

/** What `--save-facts` writes, which may also stand in zonewright.yaml. */
export const factsSchema = mapping({ hosts });

/** zonewright.yaml; schema/zonewright.schema.json says the same to editors. */
export const configSchema = mapping({
  $schema: v.optional(text("the URL of a schema")),
  certificates: v.optional(list(certificate)),
  zones: v.optional(mapping({ public: v.optional(list(zone)), internal: v.optional(list(zone)) })),
  views: v.optional(mappingOf("view names", text("the name of a view"), oneOf(["public", "internal", "ignore"]))),
  domains: v.optional(mappingOf("domain names", domainName, domain)),
  hosts,
  facts: v.optional(text("the path of a file")),
  exchange: v.optional(exchange),
  dialect: v.optional(oneOf(dialects)),
  rules: v.optional(mappingOf("rule ids", text("the id of a rule"), oneOf(severities))),
  ignore: v.optional(list(ignored)),
});

export type ConfigValue = v.InferOutput<typeof configSchema>;

function isName(text: string): boolean {
  return toDomainName(text) !== undefined;
}

function quote(text: string): string {
  return JSON.stringify(text);
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
