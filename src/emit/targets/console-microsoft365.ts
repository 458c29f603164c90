import type { Box, Form } from "../console/form.js";
import { sheetTarget } from "../console/sheet.js";
import { plainText } from "../console/text-form.js";
import { ttlInWords } from "../console/ttl-form.js";
import type { Target } from "../target.js";

const address: readonly Box[] = [
  ["Type", "type"],
  ["Host name or Alias", "name"],
  ["IP Address", "rdata"],
  ["TTL", "ttl"],
];

/**
 * Boxes of A and CNAME: Microsoft's page on keeping a website elsewhere; of SRV: what its admin center shows to copy
 * and Graph's domainDnsSrvRecord, both with the underscores.
 */
const form: Form = {
  provider: "Microsoft 365",
  where:
    "For domains whose name servers are Microsoft's alone. At https://admin.microsoft.com: Settings, Domains, the domain, DNS records.",
  known: "Boxes of A and CNAME as in Microsoft's documentation; in the others, names may differ.",
  unit: "record",
  add: "Add record",
  types: {
    A: address,
    CNAME: [
      ["Type", "type"],
      ["Host name or Alias", "name"],
      ["Points to address", "target"],
      ["TTL", "ttl"],
    ],
    MX: [
      ["Type", "type"],
      ["Host name or Alias", "name"],
      ["Points to address", "target"],
      ["Priority", "priority"],
      ["TTL", "ttl"],
    ],
    TXT: [
      ["Type", "type"],
      ["TXT name", "name"],
      ["TXT value", "text"],
      ["TTL", "ttl"],
    ],
    SRV: [
      ["Type", "type"],
      ["Service", "service"],
      ["Protocol", "protocol"],
      ["Port", "port"],
      ["Weight", "weight"],
      ["Priority", "priority"],
      ["Name", "host"],
      ["Target", "target"],
      ["TTL", "ttl"],
    ],
  },
  typeNames: {
    A: "A (Address)",
    CNAME: "CNAME (Alias)",
    MX: "MX (Mail Exchanger)",
    TXT: "TXT (Text)",
    SRV: "SRV (Service)",
  },
  finalDot: false,
  text: plainText,
  ttl: { least: 1, most: 0x7fffffff, text: ttlInWords },
  hints: {
    CNAME: "Records that Microsoft 365 keeps itself, autodiscover among them, are not to be changed here.",
  },
};

export const target: Target = sheetTarget(form, "the custom records of the Microsoft 365 admin center");
