import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import type { Emission } from "../emission.js";
import { namesIn } from "../names-in.js";
import { type RRsetChange, rrsetChanges } from "../rrset-change.js";
import { removedBySet, setKey } from "../set-guard.js";
import { type Limit, refused, type Target } from "../target.js";

/**
 * The body of a PATCH of one zone: https://doc.powerdns.com/authoritative/http-api/zone.html. Sets that were read are
 * written whole or deleted; where nothing was read, single records come and go (EXTEND, PRUNE: PowerDNS/pdns#16589).
 */
export const target: Target = {
  title: "PowerDNS Authoritative Server, by its HTTP API",
  unit: "RRset",
  language: "json",
  extension: "json",
  holdsZones: "one",
  isTransaction: true,
  keepsApex: true,
  holdsNoNotes: true,
  use: [
    "`curl --fail -X PATCH -H @HEADER --data @FILE http://127.0.0.1:8081/api/v1/servers/localhost/zones/ZONE.`, where HEADER is a file with the line `X-API-Key: KEY`: arguments can be seen by everybody on the machine.",
    "The API knows no guard: it writes each set as it stands in the text, whatever is there, and drops disabled records of it. Look at the sets first: the same address without `-X PATCH` and `--data` prints the zone.",
    "What `generate` makes is added to sets that nobody has read (`EXTEND`; `PRUNE` takes it back), which needs PowerDNS 5.0.2; an older one refuses it all.",
    "A whole zone needs one of its name that is empty: `pdnsutil create-zone ZONE`.",
    "All sets are changed in one transaction, and the serial rises as the zone's `soa_edit_api` says. Secondaries learn of it at the next refresh, or at once with `PUT …/zones/ZONE./notify`.",
  ],
  limit: (record) => typeLimit(record) ?? nameLimit(record),
  emit: (emissions) => `${JSON.stringify({ rrsets: emissions.flatMap(rrsets) }, undefined, 2)}\n`,
};

interface RRset {
  readonly name: string;
  readonly type: string;
  readonly ttl?: number;
  readonly changetype: "REPLACE" | "DELETE" | "EXTEND" | "PRUNE";
  readonly records?: readonly { readonly content: string; readonly disabled: false }[];
}

/** In the order of the list each is held against what is there already: an alias has to find its name free. */
function rrsets(emission: Emission): RRset[] {
  const changes = rrsetChanges(emission);
  const removed = removedBySet(emission.edits);
  const all = changes.flatMap((change) =>
    change.before ? [whole(change)] : single(change, removed.get(setKey(change)) ?? []),
  );
  const goes = ({ changetype }: RRset) => changetype === "DELETE" || changetype === "PRUNE";
  return [...all.filter(goes), ...all.filter((rrset) => !goes(rrset))];
}

function whole({ owner, type, after }: RRsetChange): RRset {
  const [first] = after;
  if (!first) return { name: owner, type, changetype: "DELETE" };
  return { name: owner, type, ttl: first.ttl, changetype: "REPLACE", records: after.map(content) };
}

function single({ owner, type, after }: RRsetChange, removed: readonly RecordSpec[]): RRset[] {
  const one = (changetype: "EXTEND" | "PRUNE") => (record: RecordSpec) => ({
    name: owner,
    type,
    ttl: record.ttl,
    changetype,
    records: [content(record)],
  });
  return [...removed.map(one("PRUNE")), ...after.map(one("EXTEND"))];
}

function content(record: RecordSpec) {
  return { content: rdataText(record.type, withShortStrings(record).data), disabled: false } as const;
}

/** The types that PowerDNS takes in the form of canonical text; it compares what it read with what was written. */
const known: ReadonlySet<string> = new Set(
  (
    "A AAAA AFSDB CAA CNAME DHCID DNAME DS EUI48 EUI64 HINFO KX L32 LP MX NAPTR NS OPENPGPKEY PTR RP SMIMEA " +
    "SPF SRV SSHFP TLSA TXT URI"
  ).split(" "),
);

function typeLimit({ type, data }: RecordSpec): Limit | undefined {
  if (type === "AAAA" && data.address.includes("."))
    return refused("PowerDNS takes no IPv6 address that ends like IPv4");
  if (known.has(type) || /^TYPE\d/.test(type)) return undefined;
  return refused("the API of PowerDNS does not take the type in a form that is known");
}

// pdns/ws-api.cc, apiCheckQNameAllowedCharacters.
const owner = /^(?:\*\.)?[a-z0-9_/.-]+$/;
const hostName = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+$/i;

/** pdns/dnsrecords.cc, checkHostnameCorrectness: none of MX and SRV may be the root. */
function isHost(type: string, name: string): boolean {
  return hostName.test(name) || (name === "." && type !== "NS");
}

const namingHosts: ReadonlySet<string> = new Set(["MX", "NS", "SRV"]);

function nameLimit(record: RecordSpec): Limit | undefined {
  const [own = "", ...named] = namesIn(record);
  if (!owner.test(own) || !named.every((name) => owner.test(name.toLowerCase())))
    return refused("the API of PowerDNS takes no such character in a name");
  if (namingHosts.has(record.type) && !named.every((name) => isHost(record.type, name)))
    return refused("the API of PowerDNS takes nothing but the name of a host there");
  return undefined;
}
