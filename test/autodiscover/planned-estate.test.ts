import { expect, test } from "vitest";
import { plannedEstate } from "../../src/autodiscover/planned-estate.js";
import { estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

test("a domain has its zones as they will be, in each view", () => {
  const lines = { "a.example.": "@ MX 10 webmail\nwebmail A 203.0.113.10\n" };
  const estate = estateFromText({ zones: lines, internal: lines });
  const owner = nameOf("new.a.example.");
  const added = { kind: "add", record: { owner, ttl: 60, type: "A", data: { address: "203.0.113.11" } } } as const;
  for (const view of ["public", "internal"] as const) {
    const [zone] = estate.zones(view).zones;
    const planned = plannedEstate(estate, zone ? [{ zone, edit: added }] : []);
    const [domain] = planned.domains;
    const has = [domain?.zone, domain?.internalZone].map((one) => one?.has(owner));
    expect(has).toEqual([view === "public", view === "internal"]);
    expect(planned.zones(view).enclosing(owner)?.has(owner)).toBe(true);
  }
});
