import type { Box, Form } from "../console/form.js";
import { sheetTarget } from "../console/sheet.js";
import { plainText } from "../console/text-form.js";
import { ttlInWords } from "../console/ttl-form.js";
import type { Target } from "../target.js";

const address: readonly Box[] = [
  ["Type", "type"],
  ["Host name", "name"],
  ["Points to", "rdata"],
  ["TTL", "ttl"],
];

/** Boxes and order: Microsoft's guide to IONOS of 2024; those of A and AAAA like those of MX. */
const form: Form = {
  provider: "IONOS",
  where: "Sign in at https://login.ionos.com: Menu, Domains and SSL, the gear of the domain, DNS.",
  known:
    "Boxes as in Microsoft's guide to IONOS of 2024. Where the list of TTLs does not have the one named, take the next shorter.",
  unit: "record",
  add: "Add record",
  types: {
    A: address,
    AAAA: address,
    CNAME: [
      ["Type", "type"],
      ["Host name", "name"],
      ["Alias", "target"],
      ["TTL", "ttl"],
    ],
    MX: [
      ["Type", "type"],
      ["Host name", "name"],
      ["Points to", "target"],
      ["Priority", "priority"],
      ["TTL", "ttl"],
    ],
    TXT: [
      ["Type", "type"],
      ["Host name", "nameOrEmpty"],
      ["Value", "text"],
      ["TTL", "ttl"],
    ],
    SRV: [
      ["Type", "type"],
      ["Service", "service"],
      ["Protocol", "bareProtocol"],
      ["Host name", "hostOrEmpty"],
      ["Points to", "target"],
      ["Priority", "priority"],
      ["Weight", "weight"],
      ["Port", "port"],
      ["TTL", "ttl"],
    ],
  },
  finalDot: false,
  text: plainText,
  ttl: { least: 60, most: 0x7fffffff, text: ttlInWords },
  hints: {
    CNAME:
      "If it is refused: Subdomains, Add subdomain with the host name, then DNS of that subdomain, Add record, CNAME, and the alias alone.",
    SRV: "The protocol is typed without its underscore.",
    TXT: "A text that begins with v=spf1 goes into the section SPF (TXT).",
  },
};

export const target: Target = sheetTarget(form, "the DNS page of IONOS");
