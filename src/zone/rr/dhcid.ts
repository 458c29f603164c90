import { base64 } from "../field/base64.js";
import { recordType } from "./record-type.js";

/** Which DHCP client a name belongs to, RFC 4701 §3. */
export const dhcid = recordType("DHCID", 49, { identifier: base64 });
