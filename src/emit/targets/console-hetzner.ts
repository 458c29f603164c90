import type { Box, Form } from "../console/form.js";
import { sheetTarget } from "../console/sheet.js";
import { quotedText } from "../console/text-form.js";
import type { Target } from "../target.js";

const boxes: readonly Box[] = [
  ["Type", "type"],
  ["Name", "name"],
  ["Value", "rdata"],
  ["TTL", "ttl"],
];
const oneName: readonly Box[] = boxes.map((box) => (box[1] === "rdata" ? ["Value", "target"] : box));

/**
 * Names: Hetzner's page "Records" of its DNS documentation (the zone is appended to what has no final dot); quotation
 * marks and the least TTL: its API for RRsets, which the console fills.
 */
const form: Form = {
  provider: "Hetzner",
  where:
    "Open https://console.hetzner.com: DNS, the zone. A name and type have one TTL; each value is a record of its own in that set.",
  known:
    "Values as Hetzner's DNS takes them. Where the form has boxes for priority, weight and port, divide the value among them.",
  unit: "RRset",
  add: "Add record",
  types: {
    A: boxes,
    AAAA: boxes,
    CNAME: oneName,
    MX: boxes,
    NS: oneName,
    SRV: boxes,
    TXT: boxes.map((box) => (box[1] === "rdata" ? ["Value", "text"] : box)),
  },
  finalDot: true,
  targetHint: "The final dot belongs to it: without it Hetzner appends the zone.",
  text: quotedText((octets) => (/^[ !#-[\]-~]*$/.test(octets) ? { typed: octets } : { why: notPlain })),
  ttl: { least: 60, most: 0x7fffffff, text: String },
  hints: { TXT: "The quotation marks belong to it; if the form sets them itself, leave them out." },
};

const notPlain = "it has octets whose form between quotation marks Hetzner does not document";

export const target: Target = sheetTarget(form, "the DNS of the Hetzner Console");
