import { nameOf, orRelative, recordForm, textOf } from "./web-form.js";

/** A name without its dot is below the domain. */
export const model = recordForm({
  labels: ["Record type", "Sub-domain", "TTL", "Target", "Priority", "Weight", "Port", "Value"],
  type: (boxes) => boxes["Record type"] as string,
  owner: (boxes, _, origin) => nameOf(boxes["Sub-domain"], origin),
  rdata({ Target, Priority, Weight, Port, Value }, type, origin) {
    if (type === "TXT") return textOf(Value);
    if (type === "CNAME") return orRelative(Target, origin);
    if (type === "MX") return `${Priority} ${orRelative(Target, origin)}`;
    return type === "SRV" ? `${Priority} ${Weight} ${Port} ${orRelative(Target, origin)}` : (Target as string);
  },
  ttl: ({ TTL }) => Number(/^Custom, (\d+) seconds$/.exec(TTL ?? "")?.[1] ?? "none"),
  takenTtl: (ttl) => Math.max(ttl, 60),
});
