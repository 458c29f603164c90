import type { RecordSpec } from "../../zone/record.js";
import { updateExcess, updateLimit } from "../dynamic-update/update-limit.js";
import { updateText } from "../dynamic-update/update-text.js";
import { namesIn } from "../names-in.js";
import { type Limit, refused, type Target } from "../target.js";

/** Dynamic updates (RFC 2136) in the language of Knot's knsupdate: its manual page, "Commands". */
export const target: Target = {
  title: "any server that takes dynamic updates, with Knot's knsupdate",
  unit: "RRset",
  language: "nsupdate",
  extension: "knsupdate",
  holdsZones: "many",
  isTransaction: true,
  keepsApex: true,
  use: [
    "`knsupdate -k KEYFILE FILE`, where KEYFILE holds the TSIG key that an `acl` of the zone allows to `update`, as `ALGORITHM:NAME:SECRET`.",
    "Unless the primary is the server on this machine, put `server ADDRESS` above the first zone: knsupdate does not look for it.",
    "Try it first: `grep -v '^send$' FILE | knsupdate` prints each message and sends none.",
    "The `prereq` lines are the zone as it was read: when it has changed since, or the update was made already, the server refuses it all, and knsupdate exits with 1 and sends no further zone.",
    "A whole zone goes into one that is there already, with its SOA and NS records; what no message holds is sent in several.",
  ],
  limit: (record) => updateLimit(record) ?? knotLimit(record),
  excess: updateExcess,
  emit: (emissions) =>
    updateText(emissions, {
      server: "Add a line `server ADDRESS [PORT]` above the first zone: without it knsupdate asks 127.0.0.1.",
    }),
};

/** What Knot 3.2 reads in the form that canonical text has; of others it wants another one, or knows none. */
const known: ReadonlySet<string> = new Set(
  (
    "A AAAA AFSDB APL CAA CDNSKEY CDS CNAME CSYNC DHCID DNAME DNSKEY DS EUI48 EUI64 HINFO HTTPS KX L32 LOC LP MINFO " +
    "MX NAPTR NS OPENPGPKEY PTR RP RT SMIMEA SPF SRV SSHFP SVCB TLSA TXT URI ZONEMD"
  ).split(" "),
);

/** In a name everything else has to be escaped there, and is in canonical text only where every server needs it. */
const takenAsName = /^(?:[\w*/.-]|\\.)*$/s;

function knotLimit(record: RecordSpec): Limit | undefined {
  if (!known.has(record.type) && !/^TYPE\d/.test(record.type))
    return refused("knsupdate does not know the type in this form");
  if (!namesIn(record).every((name) => takenAsName.test(name)))
    return refused("knsupdate takes no such character in a name");
  return undefined;
}
