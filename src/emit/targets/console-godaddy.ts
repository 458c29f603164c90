import type { Box, Form } from "../console/form.js";
import { sheetTarget } from "../console/sheet.js";
import { plainText } from "../console/text-form.js";
import type { Target } from "../target.js";

const address: readonly Box[] = [
  ["Type", "type"],
  ["Host", "name"],
  ["Points to", "rdata"],
  ["TTL", "ttl"],
];

/** Boxes and order: Microsoft's guide to GoDaddy; those of A and AAAA like those of CNAME. */
const form: Form = {
  provider: "GoDaddy",
  where: "Sign in at https://account.godaddy.com/products; under Domains, choose DNS of the domain.",
  known:
    "Boxes as in Microsoft's guide to GoDaddy; newer pages call Host Name, and Points to, TXT Value and Target Value or Data.",
  unit: "record",
  add: "Add",
  types: {
    A: address,
    AAAA: address,
    CNAME: [
      ["Type", "type"],
      ["Host", "name"],
      ["Points to", "target"],
      ["TTL", "ttl"],
    ],
    MX: [
      ["Type", "type"],
      ["Host", "name"],
      ["Points to", "target"],
      ["Priority", "priority"],
      ["TTL", "ttl"],
    ],
    TXT: [
      ["Type", "type"],
      ["Host", "name"],
      ["TXT Value", "text"],
      ["TTL", "ttl"],
    ],
    SRV: [
      ["Type", "type"],
      ["Name", "host"],
      ["Target", "target"],
      ["Protocol", "protocol"],
      ["Service", "service"],
      ["Priority", "priority"],
      ["Weight", "weight"],
      ["Port", "port"],
      ["TTL", "ttl"],
    ],
  },
  finalDot: false,
  text: plainText,
  // GoDaddy's API takes 600 to 604800 seconds; the list of the page has an hour, and Custom for the rest.
  ttl: {
    least: 600,
    most: 604_800,
    text: (seconds) => (seconds === 3600 ? "1 hour" : `Custom, ${seconds} seconds`),
  },
  hints: {
    SRV: "The list may show the name as _service._protocol.@ in one piece. If the form has no boxes for Service and Protocol, put both before the name.",
  },
};

export const target: Target = sheetTarget(form, "GoDaddy's DNS page");
