import type { Box, Form } from "../console/form.js";
import { sheetTarget } from "../console/sheet.js";
import { quotedText } from "../console/text-form.js";
import { seconds } from "../console/ttl-form.js";
import type { Target } from "../target.js";

/** One box for the whole value, with a line for each value of the set. */
const boxes: readonly Box[] = [
  ["Record name", "nameOrEmpty"],
  ["Record type", "type"],
  ["Value", "rdata"],
  ["TTL (seconds)", "ttl"],
  ["Routing policy", { always: "Simple routing" }],
];

const oneName: readonly Box[] = boxes.map((box) => (box[1] === "rdata" ? ["Value", "target"] : box));
const oneText: readonly Box[] = boxes.map((box) => (box[1] === "rdata" ? ["Value", "text"] : box));

/**
 * Boxes: Microsoft's guide to AWS of 2024; values: Route 53's Developer Guide, "Supported DNS record types". Octets that
 * do not print, and the two that mean something between quotation marks, are written in octal there.
 */
const form: Form = {
  provider: "Route 53",
  where:
    "Open https://console.aws.amazon.com/route53: Hosted zones, the zone. It lists record sets: a name and type stand once, with all values.",
  known: "Boxes as in Microsoft's guide to AWS of 2024; in the box Value, each value has a line of its own.",
  unit: "RRset",
  add: "Create record",
  types: {
    A: boxes,
    AAAA: boxes,
    CAA: boxes,
    CNAME: oneName,
    MX: boxes,
    NS: oneName,
    PTR: oneName,
    SRV: boxes,
    TXT: oneText,
  },
  finalDot: true,
  text: {
    // "A single string can include up to 255 characters", a value 4000.
    ...quotedText((octets) => ({ typed: octets.replace(/[^ !#-[\]-~]/g, octal) })),
    most: 4000,
  },
  ttl: seconds,
  refusals: [{ type: "CNAME", at: "apex", why: "Route 53 takes no CNAME record at the name of the zone" }],
};

function octal(octet: string): string {
  return `\\${octet.charCodeAt(0).toString(8).padStart(3, "0")}`;
}

export const target: Target = sheetTarget(form, "the console of Route 53");
