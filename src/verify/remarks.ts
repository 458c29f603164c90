import { plural } from "../report/duration.js";
import type { Verification } from "./verification.js";

/** What servers are like, and what could not be asked for that reason: a sentence for each, however often it was met. */
export function remarksOn({ clients, zones }: Verification): string[] {
  return [...clients.flatMap(({ server, habits }) => habitsOf(server.label, habits)), ...transferRemarks(zones)];
}

function habitsOf(label: string, { keepsCase, takesEdns }: Verification["clients"][number]["habits"]): string[] {
  return [
    ...(keepsCase
      ? []
      : [
          `${label} does not repeat the letters of a question as they were asked: answers from it are easier to forge.`,
        ]),
    ...(takesEdns ? [] : [`${label} does not know EDNS (RFC 6891): what is over 512 octets comes over TCP.`]),
  ];
}

function transferRemarks(zones: Verification["zones"]): string[] {
  const refused = new Map<string, number>();
  for (const { server, transferred } of zones.flatMap(({ transfers }) => transfers)) {
    if (transferred.outcome === "whole") continue;
    const what = transferred.outcome === "refused" ? "gives no transfer" : "broke a transfer off";
    const key = `${server.label} ${what} of %: ${transferred.why}`;
    refused.set(key, (refused.get(key) ?? 0) + 1);
  }
  return Array.from(
    refused,
    ([text, count]) =>
      `${text.replace("%", plural(count, "zone"))}. What it has beyond the file is known for usual names alone.`,
  );
}
