import { dotless, nameOf, recordForm, secondsOf, textOf } from "./web-form.js";

const choices = [86_400, 43_200, 18_000, 7200, 3600, 1800, 900, 600, 300, 120];

/** Names as values have no dot; what can be proxied says that it is not. */
export const model = recordForm({
  labels: [
    "Type",
    "Name",
    "IPv4 address",
    "IPv6 address",
    "Target",
    "Proxy status",
    "Mail server",
    "Content",
    "Priority",
    "Weight",
    "Port",
    "TTL",
  ],
  type: ({ Type }) => Type as string,
  owner: ({ Name }, _, origin) => nameOf(Name, origin),
  rdata(boxes, type) {
    if (type === "A") return boxes["IPv4 address"] as string;
    if (type === "AAAA") return boxes["IPv6 address"] as string;
    if (type === "TXT") return textOf(boxes.Content);
    if (type === "MX") return `${boxes.Priority} ${dotless(boxes["Mail server"])}`;
    if (type === "SRV") return `${boxes.Priority} ${boxes.Weight} ${boxes.Port} ${dotless(boxes.Target)}`;
    return dotless(boxes.Target);
  },
  entered(boxes, type) {
    const canBeProxied = ["A", "AAAA", "CNAME"].includes(type);
    if (boxes["Proxy status"] !== (canBeProxied ? "DNS only" : undefined)) throw new Error("is proxied");
  },
  ttl: ({ TTL }) => secondsOf(TTL),
  takenTtl: (ttl) => choices.find((choice) => choice <= ttl) ?? 60,
});
