import { nameOf, orRelative, recordForm, textOf } from "./web-form.js";

/** A form that takes its names as a zone file does, and divides texts itself. */
export const model = recordForm({
  labels: ["Type", "Name", "Value", "Service", "Protocol", "Priority", "Weight", "Port", "Target", "TTL"],
  type: ({ Type }) => Type as string,
  owner({ Service, Protocol, Name }, _, origin) {
    const host = nameOf(Name, origin);
    return Service === undefined ? host : `${Service}.${Protocol}.${host}`;
  },
  rdata({ Value, Priority, Weight, Port, Target }, type, origin) {
    if (type === "TXT") return textOf(Value);
    if (type === "MX") return `${Priority} ${orRelative(Value, origin)}`;
    if (Target !== undefined) return `${Priority} ${Weight} ${Port} ${orRelative(Target, origin)}`;
    return ["CNAME", "NS", "PTR"].includes(type) ? orRelative(Value, origin) : (Value as string);
  },
  ttl: ({ TTL }) => Number(TTL),
});
