import { dotless, nameOf, recordForm, textOf } from "./web-form.js";

/** Names as values have no dot; a service is joined with the name that it is for. */
export const model = recordForm({
  labels: [
    "Type",
    "Host",
    "Name",
    "Points to",
    "TXT Value",
    "Target",
    "Protocol",
    "Service",
    "Priority",
    "Weight",
    "Port",
    "TTL",
  ],
  type: ({ Type }) => Type as string,
  owner: ({ Host, Name, Service, Protocol }, type, origin) =>
    type === "SRV" ? `${Service}.${Protocol}.${nameOf(Name, origin)}` : nameOf(Host, origin),
  rdata(boxes, type) {
    if (type === "TXT") return textOf(boxes["TXT Value"]);
    if (type === "CNAME") return dotless(boxes["Points to"]);
    if (type === "MX") return `${boxes.Priority} ${dotless(boxes["Points to"])}`;
    if (type === "SRV") return `${boxes.Priority} ${boxes.Weight} ${boxes.Port} ${dotless(boxes.Target)}`;
    return boxes["Points to"] as string;
  },
  ttl({ TTL }) {
    return TTL === "1 hour" ? 3600 : Number(/^Custom, (\d+) seconds$/.exec(TTL ?? "")?.[1] ?? "none");
  },
  takenTtl: (ttl) => Math.max(ttl, 600),
});
