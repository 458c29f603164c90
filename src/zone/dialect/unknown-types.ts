import { recordTypes } from "../rr/index.js";
import type { Server } from "./dialect.js";

const unknownToKnot =
  "A6 AMTRELAY ATMA AVC BRID DLV DOA DSYNC EID GID GPOS HHIT HIP ISDN MB MG MR NIMLOC NINFO NSAP NSAP-PTR NULL NXT PX " +
  "RESINFO RKEY SIG SINK TA TALINK UID UINFO UNSPEC WALLET WKS X25";
const unknownToNsd =
  "A6 AMTRELAY ATMA BRID DOA DSYNC EID GID GPOS HHIT HIP NIMLOC NINFO NSAP-PTR RESINFO RKEY SINK TA TALINK UID UINFO " +
  "UNSPEC WALLET";

const lists: Readonly<Partial<Record<Server, string>>> = { knot: unknownToKnot, nsd: unknownToNsd };

/** The types that zonewright reads by their mnemonics and a server does not know, by number: measured, see `forms`. */
export function unknownTypes(server: Server): ReadonlySet<number> {
  const mnemonics = (lists[server]?.split(" ") ?? []) as (keyof typeof recordTypes)[];
  return new Set(mnemonics.map((mnemonic) => recordTypes[mnemonic].code));
}
