import { dotless, nameOf, recordForm, secondsOf, textOf } from "./web-form.js";

/** The underscore of the protocol is the form's; that of the service is not. */
export const model = recordForm({
  labels: [
    "Type",
    "Host name",
    "Points to",
    "Alias",
    "Value",
    "Service",
    "Protocol",
    "Priority",
    "Weight",
    "Port",
    "TTL",
  ],
  type: ({ Type }) => Type as string,
  owner(boxes, type, origin) {
    const host = nameOf(boxes["Host name"], origin);
    return type === "SRV" ? `${boxes.Service}._${boxes.Protocol}.${host}` : host;
  },
  rdata(boxes, type) {
    if (type === "TXT") return textOf(boxes.Value);
    if (type === "CNAME") return dotless(boxes.Alias);
    if (type === "MX") return `${boxes.Priority} ${dotless(boxes["Points to"])}`;
    if (type === "SRV") return `${boxes.Priority} ${boxes.Weight} ${boxes.Port} ${dotless(boxes["Points to"])}`;
    return boxes["Points to"] as string;
  },
  ttl: ({ TTL }) => secondsOf(TTL),
  takenTtl: (ttl) => Math.max(ttl, 60),
});
