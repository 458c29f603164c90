import { dotless, nameOf, recordForm, secondsOf, textOf } from "./web-form.js";

/** Service and protocol with their underscores, joined with the name; names as values have no dot. */
export const model = recordForm({
  labels: [
    "Type",
    "Host name or Alias",
    "IP Address",
    "Points to address",
    "Priority",
    "TXT name",
    "TXT value",
    "Service",
    "Protocol",
    "Port",
    "Weight",
    "Name",
    "Target",
    "TTL",
  ],
  type: ({ Type }) => Type?.split(" ")[0] as string,
  owner(boxes, type, origin) {
    if (type === "SRV") return `${boxes.Service}.${boxes.Protocol}.${nameOf(boxes.Name, origin)}`;
    return nameOf(boxes[type === "TXT" ? "TXT name" : "Host name or Alias"], origin);
  },
  rdata(boxes, type) {
    if (type === "TXT") return textOf(boxes["TXT value"]);
    if (type === "A") return boxes["IP Address"] as string;
    if (type === "MX") return `${boxes.Priority} ${dotless(boxes["Points to address"])}`;
    if (type === "SRV") return `${boxes.Priority} ${boxes.Weight} ${boxes.Port} ${dotless(boxes.Target)}`;
    return dotless(boxes["Points to address"]);
  },
  ttl: ({ TTL }) => secondsOf(TTL),
});
