import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "ttl-out-of-range",
    scope: "estate",
    severity: "warning",
    summary: "A TTL is over 2147483647 seconds",
    why: "A TTL has 31 bits. What one with the 32nd bit set counts for depends on who meets it: 0, so that every question comes back to the servers, or days. Some tools refuse the file.",
    sources: ["RFC 2181 §8", "RFC 8767 §4"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate }) {
    for (const { slip, at, count = 1 } of estate.notes) {
      if (slip === "huge TTL" && at) yield { at, count };
    }
  },
  message({ count }) {
    const more = count === 1 ? "" : ` The file has ${count} such TTLs; this is the first.`;
    return {
      text: `This TTL is over 2147483647 seconds (68 years), the most there is. BIND serves it as 0, so that resolvers ask for the answer again and again; other servers pass it on, and each resolver cuts it down in its own way.${more}`,
      help: "State the TTL that is meant: 3600 is an hour, 86400 a day.",
    };
  },
});
