import { isBelow, type Name, toName } from "../zone/name.js";

/**
 * Autodiscover hosts of Microsoft 365: worldwide, GCC High, DoD, 21Vianet, and the secure hosts behind their redirects
 * (Microsoft 365 "External DNS records", "DNS records for GCC High" and "DoD"; the DoD secure host is seen in the field).
 */
const autodiscoverHosts = new Set(
  [
    "autodiscover.outlook.com",
    "autodiscover-s.outlook.com",
    "autodiscover.office365.us",
    "autodiscover-s.office365.us",
    "autodiscover-dod.office365.us",
    "autodiscover-s-dod.office365.us",
  ].map((host) => toName(host)),
);

const partnerSuffix = toName("partner.outlook.cn") as Name;

/** Whether a name is one of Microsoft 365's Autodiscover hosts. */
export function isMicrosoft365(name: Name): boolean {
  return autodiscoverHosts.has(name) || isBelow(name, partnerSuffix);
}
