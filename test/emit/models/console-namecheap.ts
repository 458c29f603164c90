import { nameOf, orRelative, recordForm, secondsOf, textOf } from "./web-form.js";

/** SRV records are those of the domain itself; a name without its dot is below the domain. */
export const model = recordForm({
  labels: ["Type", "Host", "Value", "Priority", "Service", "Protocol", "Weight", "Port", "Target", "TTL"],
  type: ({ Type = "" }) => Type.replace(/ Record$/, ""),
  owner: ({ Host, Service, Protocol }, type, origin) =>
    type === "SRV" ? `${Service}.${Protocol}.${origin}` : nameOf(Host, origin),
  rdata({ Value, Priority, Weight, Port, Target }, type, origin) {
    if (type === "TXT") return textOf(Value);
    if (type === "CNAME") return orRelative(Value, origin);
    if (type === "MX") return `${Priority} ${orRelative(Value, origin)}`;
    return type === "SRV" ? `${Priority} ${Weight} ${Port} ${orRelative(Target, origin)}` : (Value as string);
  },
  ttl: ({ TTL }) => secondsOf(TTL),
  takenTtl: (ttl) => [3600, 1800, 1200, 300].find((choice) => choice <= ttl) ?? 60,
});
