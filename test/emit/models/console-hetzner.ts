import { setForm } from "./set-form.js";
import { nameOf, orRelative } from "./web-form.js";

/** Values as a zone file has them: texts in quotation marks, names without their dot below the zone. */
export const model = setForm({
  labels: ["Type", "Name", "Value", "TTL"],
  keepsStrings: true,
  values: () => ["Value"],
  type: ({ Type }) => Type as string,
  owner: ({ Name }, _, origin) => nameOf(Name, origin),
  rdata({ Value = "" }, type, origin) {
    if (!["CNAME", "MX", "NS", "SRV"].includes(type)) return Value;
    const words = Value.split(" ");
    return [...words.slice(0, -1), orRelative(words.at(-1), origin)].join(" ");
  },
  ttl: ({ TTL }) => Number(TTL ?? "none"),
});
