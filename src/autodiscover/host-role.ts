import type { HostFacts } from "../estate/estate.js";

/**
 * A clause for messages: "the configuration gives 203.0.113.80 the role web", "203.0.113.80 answered as a web server on
 * 2027-01-31".
 */
export function roleOf(host: string, { role, probed }: HostFacts): string {
  if (probed === undefined) return `the configuration gives ${host} the role ${role}`;
  return `${host} answered as ${role === "exchange" ? "Exchange" : "a web server"} on ${probed}`;
}
