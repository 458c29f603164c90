import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConfig } from "../../../src/cli/config/read.js";
import { rules } from "../../../src/rules/index.js";

const page = readFileSync("docs/configuration.md", "utf8");
const schema = JSON.parse(readFileSync("schema/zonewright.schema.json", "utf8"));

test("the example of the documentation is a configuration", () => {
  const [, yaml = ""] = /^```yaml\n(.*?)^```$/ms.exec(page) ?? [];
  const source = { path: "zonewright.yaml", bytes: new TextEncoder().encode(yaml), encoding: "utf-8" as const };
  const config = readConfig(
    source,
    "/project/zonewright.yaml",
    rules.map(({ meta }) => meta.id),
  );
  expect(config).not.toHaveProperty("faults");
  expect(config).toMatchObject({ domains: { length: 3 }, certificates: { length: 2 } });
});

test("every key and every value is explained", () => {
  const keys = (of: Record<string, unknown>): string[] =>
    Object.entries(of).flatMap(([key, value]) => {
      if (typeof value !== "object" || value === null) return [];
      const inside = keys(value as Record<string, unknown>);
      return key === "properties" ? [...Object.keys(value), ...inside] : inside;
    });
  const all = keys(schema).filter((key) => key !== "$schema" && key !== "description");
  expect(all.length).toBeGreaterThan(25);
  expect(all.filter((key) => !page.includes(key))).toEqual([]);
});
