import type { Box, Form } from "../console/form.js";
import { sheetTarget } from "../console/sheet.js";
import { plainText } from "../console/text-form.js";
import type { Target } from "../target.js";

const address: readonly Box[] = [
  ["Type", "type"],
  ["Host", "name"],
  ["Value", "rdata"],
  ["TTL", "ttl"],
];

/** Boxes and order: Microsoft's guide to Namecheap; those of A and AAAA like those of CNAME. */
const form: Form = {
  provider: "Namecheap",
  where: "Sign in at https://www.namecheap.com: Domain List, Manage of the domain, Advanced DNS.",
  known: "Boxes as in Microsoft's guide to Namecheap. Save each record with its check mark.",
  unit: "record",
  add: "ADD NEW RECORD",
  types: {
    A: address,
    AAAA: address,
    CNAME: [
      ["Type", "type"],
      ["Host", "name"],
      ["Value", "target"],
      ["TTL", "ttl"],
    ],
    MX: [
      ["Type", "type"],
      ["Host", "name"],
      ["Value", "target"],
      ["Priority", "priority"],
      ["TTL", "ttl"],
    ],
    TXT: [
      ["Type", "type"],
      ["Host", "name"],
      ["Value", "text"],
      ["TTL", "ttl"],
    ],
    SRV: [
      ["Type", "type"],
      ["Service", "service"],
      ["Protocol", "protocol"],
      ["Priority", "priority"],
      ["Weight", "weight"],
      ["Port", "port"],
      ["Target", "target"],
      ["TTL", "ttl"],
    ],
  },
  typeNames: {
    A: "A Record",
    AAAA: "AAAA Record",
    CNAME: "CNAME Record",
    MX: "MX Record",
    TXT: "TXT Record",
    SRV: "SRV Record",
  },
  finalDot: true,
  targetHint: "The final dot belongs to it.",
  text: plainText,
  // Minutes of its drop-down list; "Automatic" is whatever Namecheap likes.
  ttl: {
    least: 60,
    most: 3600,
    choices: [60, 300, 1200, 1800, 3600],
    text: (seconds) => `${seconds / 60} min`,
  },
  hints: {
    MX: 'MX records stand under Mail Settings: choose "Custom MX" there first. The box without a name beside Value is the priority.',
  },
  refusals: [
    { type: "SRV", at: "below apex", why: "Namecheap's form for SRV records has no box for a name below the domain" },
  ],
};

export const target: Target = sheetTarget(form, "Namecheap's Advanced DNS page");
