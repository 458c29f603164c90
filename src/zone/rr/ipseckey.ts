import { base64 } from "../field/base64.js";
import { gateway, gatewayType } from "../field/gateway.js";
import { u8 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** A key for IPsec and the gateway to go by, RFC 4025 §2; BIND wants a key even where the RFC allows none. */
export const ipseckey = recordType("IPSECKEY", 45, {
  precedence: u8,
  gatewayType,
  algorithm: u8,
  gateway: gateway(2),
  publicKey: base64,
});
