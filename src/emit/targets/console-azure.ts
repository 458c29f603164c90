import type { Box, Form } from "../console/form.js";
import { sheetTarget } from "../console/sheet.js";
import { plainText } from "../console/text-form.js";
import type { Target } from "../target.js";

/** The boxes of a set, and those of each of its values below them. */
function boxes(...values: readonly Box[]): readonly Box[] {
  return [["Name", "name"], ["Type", "type"], ["TTL", "ttlCount"], ["TTL unit", "ttlUnit"], ...values];
}

/** Boxes: Microsoft's guide to Azure DNS zones; limits: Azure's "Overview of DNS zones and records". */
const form: Form = {
  provider: "Azure DNS",
  where:
    "Open https://portal.azure.com: DNS zones, the zone. It lists record sets: a name and type stand once, with all values.",
  known: "Boxes as in Microsoft's guide to Azure DNS zones; Save or OK ends each step.",
  unit: "RRset",
  add: "+ Record set",
  types: {
    A: boxes(["IP address", "rdata"]),
    AAAA: boxes(["IPv6 address", "rdata"]),
    CAA: boxes(["Flags", "flags"], ["Tag", "tag"], ["Value", "issuer"]),
    CNAME: boxes(["Alias", "target"]),
    MX: boxes(["Preference", "priority"], ["Mail exchange", "target"]),
    NS: boxes(["Name server", "target"]),
    SRV: boxes(["Priority", "priority"], ["Weight", "weight"], ["Port", "port"], ["Target", "target"]),
    TXT: boxes(["Value", "text"]),
  },
  finalDot: false,
  // "This string is automatically divided into 255-character segments"; a set holds 4096 characters.
  text: { ...plainText, most: 4096 },
  ttl: { least: 1, most: 0x7fffffff, text: String },
  refusals: [
    { type: "CNAME", at: "apex", why: "Azure DNS takes no CNAME record set at the name of the zone" },
    { type: "NS", at: "wildcard", why: "Azure DNS takes no wildcard record sets of NS records" },
  ],
};

export const target: Target = sheetTarget(form, "the Azure portal's DNS zones");
