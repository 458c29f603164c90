import type { Box, Form } from "../console/form.js";
import { sheetTarget } from "../console/sheet.js";
import { anyText } from "../console/text-form.js";
import { seconds } from "../console/ttl-form.js";
import type { Target } from "../target.js";

const named: readonly Box[] = [
  ["Type", "type"],
  ["Name", "name"],
];
const pointing: readonly Box[] = [...named, ["Value", "target"], ["TTL", "ttl"]];

/** Any provider's: forms differ, so that an SRV record stands in both shapes that there are. */
const form: Form = {
  provider: "any web form",
  where: "Open the list of DNS records. @ stands for the zone itself; some forms want the box empty instead.",
  known: "Boxes have other names elsewhere: Host or Sub-domain for Name; Target, Data, Content or Points to for Value.",
  unit: "record",
  types: {
    CNAME: pointing,
    NS: pointing,
    PTR: pointing,
    DNAME: pointing,
    MX: [...named, ["Priority", "priority"], ["Value", "target"], ["TTL", "ttl"]],
    TXT: [...named, ["Value", "text"], ["TTL", "ttl"]],
  },
  otherTypes: [...named, ["Value", "rdata"], ["TTL", "ttl"]],
  otherSrv: {
    first: "If there is one box for the name and one for the value:",
    other: "If every field has a box of its own:",
    boxes: [
      ["Type", "type"],
      ["Service", "service"],
      ["Protocol", "protocol"],
      ["Name", "host"],
      ["Priority", "priority"],
      ["Weight", "weight"],
      ["Port", "port"],
      ["Target", "target"],
      ["TTL", "ttl"],
    ],
  },
  finalDot: true,
  takesRoot: true,
  targetHint:
    "Keep the final dot where the form appends the zone to a name without it; leave it out where it is refused.",
  text: anyText,
  ttl: seconds,
};

export const target: Target = sheetTarget(form, "the web form of any provider");
