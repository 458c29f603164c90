import { gateway } from "../field/gateway.js";
import { discovery, isOtherRelay, relayType } from "../field/relay.js";
import { u8 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** A relay for multicast, RFC 8777 §4.2. */
export const amtrelay = recordType(
  "AMTRELAY",
  260,
  { precedence: u8, discovery, relayType, relay: gateway(1) },
  isOtherRelay,
);
