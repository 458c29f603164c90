import { expect, test } from "vitest";
import type { HostFacts } from "../../src/estate/estate.js";
import { withMeasured } from "../../src/estate/measured-hosts.js";

const together = (declared: Record<string, HostFacts>, measured: Record<string, HostFacts>) => {
  const { hosts, remarks } = withMeasured(new Map(Object.entries(declared)), new Map(Object.entries(measured)));
  return { hosts: Object.fromEntries(hosts), remarks };
};
const probed = "2026-11-22";

test("what was found counts, and what nobody looked for stays", () => {
  const { hosts, remarks } = together(
    { "a.example.": { https: "closed", inside: "open", role: "web" }, "203.0.113.1": { https: "dropped" } },
    { "a.example.": { https: "open", probed }, "b.example.": { https: "closed", probed } },
  );
  expect(hosts).toEqual({
    "a.example.": { https: "open", inside: "open", role: "web", probed },
    "203.0.113.1": { https: "dropped" },
    "b.example.": { https: "closed", probed },
  });
  expect(remarks).toEqual([
    "hosts: a.example: https is not as zonewright.yaml declares it: what was found on 2026-11-22 counts.",
  ]);
});

test("a certificate that was seen takes the place of the declared one, by label as by names", () => {
  const { hosts, remarks } = together(
    { "a.example.": { certificate: "old", distrust: "expired" }, "b.example.": { certificate: "mail" } },
    { "a.example.": { names: ["a.example"], probed }, "b.example.": { https: "open", probed } },
  );
  expect(hosts["a.example."]).toEqual({ names: ["a.example"], probed });
  expect(hosts["b.example."]).toEqual({ certificate: "mail", https: "open", probed });
  expect(remarks).toEqual([]);
});

test("the same twice is no contradiction", () => {
  const http = { redirect: "https://a.example/", status: 302 } as const;
  expect(together({ "a.example.": { http: { ...http } } }, { "a.example.": { http } }).remarks).toEqual([]);
});
