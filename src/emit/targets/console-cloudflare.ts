import type { Box, Form } from "../console/form.js";
import { sheetTarget } from "../console/sheet.js";
import { plainText } from "../console/text-form.js";
import { ttlInWords } from "../console/ttl-form.js";
import type { Target } from "../target.js";

const dnsOnly: Box = ["Proxy status", { always: "DNS only" }];

/**
 * Boxes: Cloudflare's page "DNS record types" and Microsoft's guide to Cloudflare of 2024; since March 2024 an SRV
 * record has one box for its name.
 */
const form: Form = {
  provider: "Cloudflare",
  where: "Sign in at https://dash.cloudflare.com: the domain, DNS, Records.",
  known: "Boxes as in Cloudflare's documentation of 2024.",
  unit: "record",
  add: "Add record",
  types: {
    A: [["Type", "type"], ["Name", "name"], ["IPv4 address", "rdata"], dnsOnly, ["TTL", "ttl"]],
    AAAA: [["Type", "type"], ["Name", "name"], ["IPv6 address", "rdata"], dnsOnly, ["TTL", "ttl"]],
    CNAME: [["Type", "type"], ["Name", "name"], ["Target", "target"], dnsOnly, ["TTL", "ttl"]],
    MX: [
      ["Type", "type"],
      ["Name", "name"],
      ["Mail server", "target"],
      ["TTL", "ttl"],
      ["Priority", "priority"],
    ],
    TXT: [
      ["Type", "type"],
      ["Name", "name"],
      ["TTL", "ttl"],
      ["Content", "text"],
    ],
    SRV: [
      ["Type", "type"],
      ["Name", "name"],
      ["TTL", "ttl"],
      ["Priority", "priority"],
      ["Weight", "weight"],
      ["Port", "port"],
      ["Target", "target"],
    ],
  },
  finalDot: false,
  // "The Content for each TXT record must be 2,048 characters or less"; quotation marks in it are the form's own.
  text: { ...plainText, most: 2048 },
  // Cloudflare's page "Time to Live": 60 seconds to a day; the list has these.
  ttl: {
    least: 60,
    most: 86_400,
    choices: [60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000, 43_200, 86_400],
    text: ttlInWords,
  },
  hints: {
    A: proxyHint(),
    AAAA: proxyHint(),
    CNAME: proxyHint(),
    SRV: "If the form has boxes for Service and Protocol, divide the name among them.",
  },
};

/** A proxied name is answered with Cloudflare's addresses, which speak HTTP alone and show Cloudflare's certificate. */
function proxyHint(): string {
  return "Proxied would send mail clients to Cloudflare and its certificate: switch it off.";
}

export const target: Target = sheetTarget(form, "Cloudflare's dashboard");
