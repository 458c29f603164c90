import { checkNames } from "../dynamic-update/check-names.js";
import { updateExcess, updateLimit } from "../dynamic-update/update-limit.js";
import { updateText } from "../dynamic-update/update-text.js";
import type { Target } from "../target.js";

/** Dynamic updates (RFC 2136) in the language of BIND's nsupdate: its manual page, "Input format". */
export const target: Target = {
  title: "any server that takes dynamic updates, with BIND's nsupdate",
  unit: "RRset",
  language: "nsupdate",
  extension: "nsupdate",
  holdsZones: "many",
  isTransaction: true,
  keepsApex: true,
  use: [
    "`nsupdate -k KEYFILE FILE`, where KEYFILE holds the TSIG key that the zone's `allow-update` or `update-policy` names.",
    "Try it first: `grep -v '^send$' FILE | nsupdate` prints each message and sends none.",
    "The `prereq` lines are the zone as it was read: when it has changed since, or the update was made already, the server refuses it all, and nsupdate exits with 2.",
    "Each zone is sent by itself, and nsupdate goes on with the next one when a server refuses one.",
    "The server raises the serial. A zone that is also kept by hand has to be frozen for that (`rndc freeze`), or the file changed instead: `--to bind`.",
    "A whole zone goes into one that is there already, with its SOA and NS records; what no message holds is sent in several.",
  ],
  limit: updateLimit,
  excess: updateExcess,
  emit: (emissions) =>
    updateText(emissions, {
      server:
        "Add a line `server ADDRESS [PORT]` above the first zone when the primary is not the server that the zone's SOA record names.",
      settings: checkNames,
    }),
};
