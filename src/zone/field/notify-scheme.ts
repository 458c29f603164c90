import { printedMnemonic } from "./mnemonic.js";

/** How a change is told (RFC 9859): NOTIFY, or a number that nobody has defined yet. */
export const notifyScheme = printedMnemonic("scheme", { NOTIFY: 1 });
