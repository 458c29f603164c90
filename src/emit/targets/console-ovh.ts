import type { Box, Form } from "../console/form.js";
import { sheetTarget } from "../console/sheet.js";
import { plainText } from "../console/text-form.js";
import type { Target } from "../target.js";

const address: readonly Box[] = [
  ["Record type", "type"],
  ["Sub-domain", "nameOrEmpty"],
  ["TTL", "ttl"],
  ["Target", "rdata"],
];

/** Boxes and order: Microsoft's guide to OVH; those of A and AAAA like those of MX. */
const form: Form = {
  provider: "OVHcloud",
  where: "Sign in at https://www.ovh.com/manager: Domain names, the domain, DNS zone.",
  known: "Boxes as in Microsoft's guide to OVH. Each record ends with Next and Confirm.",
  unit: "record",
  add: "Add an entry",
  types: {
    A: address,
    AAAA: address,
    CNAME: [
      ["Record type", "type"],
      ["Sub-domain", "nameOrEmpty"],
      ["Target", "target"],
      ["TTL", "ttl"],
    ],
    MX: [
      ["Record type", "type"],
      ["Sub-domain", "nameOrEmpty"],
      ["TTL", "ttl"],
      ["Priority", "priority"],
      ["Target", "target"],
    ],
    TXT: [
      ["Record type", "type"],
      ["Sub-domain", "nameOrEmpty"],
      ["TTL", "ttl"],
      ["Value", "text"],
    ],
    SRV: [
      ["Record type", "type"],
      ["Sub-domain", "nameOrEmpty"],
      ["Priority", "priority"],
      ["Weight", "weight"],
      ["Port", "port"],
      ["TTL", "ttl"],
      ["Target", "target"],
    ],
  },
  finalDot: true,
  targetHint: "The final dot belongs to it: without it OVHcloud appends the domain.",
  text: plainText,
  // The lowest that OVH's zones take is a minute.
  ttl: { least: 60, most: 0x7fffffff, text: (seconds) => `Custom, ${seconds} seconds` },
};

export const target: Target = sheetTarget(form, "OVHcloud's DNS zone page");
