import { below, labelsOf, type Name, parentOf, root, toName } from "../../zone/name.js";
import type { OwnerMangling } from "./mangling.js";

/** Damage to the name that a record belongs to; its rdata is as it was. */
export const ownerManglings: readonly OwnerMangling[] = [
  {
    what: "the name of the zone was appended to its own name, which ends in it already",
    mangled: (owner, origin) => (origin === root ? undefined : toName(`${owner}${origin}`)),
  },
  {
    // GoDaddy writes SRV records so (azure-cli#2917); to everybody else it is a label.
    what: "its name has a label @ now",
    mangled: (owner, origin) => toName(`${owner === origin ? "" : owner.slice(0, -origin.length)}\\@.${origin}`),
  },
  {
    what: "its labels have lost their underscores",
    mangled: (owner) => (/(?:^|\.)_/.test(owner) ? toName(owner.replace(/(^|\.)_/g, "$1")) : undefined),
  },
  // `\052` is the asterisk in octal, as Route 53 writes it; in a master file it is the decimal code of the digit 4.
  ...["4", "052", "\\\\052", "%2a"].map((label) => ({
    what: "its asterisk was taken for something else",
    mangled: (owner: Name) => (labelsOf(owner)[0] === "*" ? below(label, parentOf(owner)) : undefined),
  })),
];
