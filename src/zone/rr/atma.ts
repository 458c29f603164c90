import { atmAddress } from "../field/atm-address.js";
import { recordType } from "./record-type.js";

/** An address of the ATM Forum's name system (AF-SAA-0069 §5.2). */
export const atma = recordType(
  "ATMA",
  34,
  { address: atmAddress },
  ({ length, 0: format = 0 }) => length > 1 && format > 1,
);
