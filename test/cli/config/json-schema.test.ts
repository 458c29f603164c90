import { readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { configSchema } from "../../../src/cli/config/schema.js";

interface JsonSchema {
  readonly [keyword: string]: unknown;
}

const schema = JSON.parse(readFileSync("schema/zonewright.schema.json", "utf8")) as JsonSchema;

/** The keywords that the shipped schema uses, after JSON Schema 2020-12; any other one fails the test. */
const keywords: Record<string, (argument: never, value: unknown, at: JsonSchema) => boolean> = {
  $schema: () => true,
  $defs: () => true,
  title: () => true,
  description: () => true,
  $ref: (path: string, value) =>
    fits(
      path
        .slice(2)
        .split("/")
        .reduce((at, step) => at[step] as JsonSchema, schema),
      value,
    ),
  type: (types: string | string[], value) => [types].flat().includes(typeOf(value)),
  enum: (options: unknown[], value) => options.includes(value),
  minItems: (least: number, value) => !Array.isArray(value) || value.length >= least,
  maxItems: (most: number, value) => !Array.isArray(value) || value.length <= most,
  pattern: (pattern: string, value) => typeof value !== "string" || new RegExp(pattern, "u").test(value),
  items: (item: JsonSchema, value) => !Array.isArray(value) || value.every((one) => fits(item, one)),
  required: (keys: string[], value) => !isObject(value) || keys.every((key) => key in value),
  properties: (properties: Record<string, JsonSchema>, value) =>
    !isObject(value) ||
    Object.entries(properties).every(([key, property]) => !(key in value) || fits(property, value[key])),
  additionalProperties: (rest: JsonSchema | false, value, { properties = {} }) =>
    !isObject(value) ||
    Object.entries(value).every(([key, one]) => key in (properties as object) || (rest !== false && fits(rest, one))),
  propertyNames: (names: JsonSchema, value) => !isObject(value) || Object.keys(value).every((key) => fits(names, key)),
  anyOf: (options: JsonSchema[], value) => options.some((option) => fits(option, value)),
  oneOf: (options: JsonSchema[], value) => options.filter((option) => fits(option, value)).length === 1,
};

function fits(at: JsonSchema, value: unknown): boolean {
  return Object.entries(at).every(([keyword, argument]) => {
    const check = keywords[keyword];
    if (!check) throw new Error(`the test does not know ${keyword}`);
    return check(argument as never, value, at);
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeOf(value) === "object";
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

const good: unknown[] = [
  {},
  { $schema: "https://example.org/zonewright.schema.json" },
  {
    certificates: [
      { file: "a.cer", services: ["iis", "smtp"], label: "a", issuer: "public" },
      { names: ["a.example"] },
    ],
  },
  { zones: { public: ["zones", { path: "a.txt", origin: "a.example" }], internal: [] } },
  { views: { internal: "internal", external: "public", guests: "ignore" } },
  { domains: { "a.example": null, "b.example": { mail: "hybrid", federation: false, clients: ["mac"] } } },
  { domains: { "a.example": { federation: { proofs: ["x"] } }, "b.example": { federation: "planned" } } },
  { hosts: { "192.0.2.1": { https: "open", http: { redirect: "https://a.example/" }, names: ["*.a.example"] } } },
  { hosts: { "192.0.2.1": { https: "dropped", http: { redirect: "https://a.example/", status: 302 } } } },
  { hosts: { "2001:db8::1": { http: "closed", role: "proxy", autodiscover: "none", certificate: "a" } } },
  { hosts: { "a.example": { names: ["a.example"], distrust: "self-signed", probed: "2027-01-31" } } },
  { facts: "hosts.yaml" },
  { exchange: { version: 2019, autodiscoverServiceInternalUri: "https://a.example/", urls: ["https://a.example/"] } },
  { exchange: { version: "se" } },
  { exchange: { file: "inventory.json" } },
  { exchange: { file: ["accepted.json", "certificates.json"], version: 2016 } },
  { certificates: [{ file: "a.cer", caa: ["letsencrypt.org"] }] },
  { domains: { "a.example": { m365: { cloud: "gcc-high", mx: "a.example", dkim: ["a.example", "b.example"] } } } },
  { domains: { "a.example": { m365: {} } } },
  { rules: { "srv-missing": "off" } },
  { ignore: [{ rule: "srv-missing", zone: "a.example", owner: "@", type: "A", reason: "r", until: "2027-01-31" }] },
];

const bad: unknown[] = [
  [],
  "zones",
  { zone: {} },
  { certificates: {} },
  { certificates: [{}] },
  { certificates: [{ file: "a", names: [] }] },
  { certificates: [{ file: "a", services: ["IIS"] }] },
  { certificates: [{ file: "a", issuer: "self" }] },
  { zones: [] },
  { zones: { public: "zones" } },
  { zones: { public: [{ origin: "a.example" }] } },
  { zones: { public: [1] } },
  { zones: { internal: [{ path: "a", origin: "a b" }] } },
  { views: ["internal"] },
  { views: { internal: "inside" } },
  { domains: ["a.example"] },
  { domains: { "a b": {} } },
  { domains: { "a.example": { mail: "cloud" } } },
  { domains: { "a.example": { federation: true } } },
  { domains: { "a.example": { federation: {} } } },
  { domains: { "a.example": { clients: ["thunderbird"] } } },
  { hosts: { "a b": {} } },
  { hosts: { "192.0.2.1": null } },
  { hosts: { "192.0.2.1": { https: true } } },
  { hosts: { "192.0.2.1": { http: { redirect: "a.example" } } } },
  { hosts: { "192.0.2.1": { http: { redirect: "https://a.example/", status: 200 } } } },
  { hosts: { "192.0.2.1": { https: "filtered" } } },
  { hosts: { "192.0.2.1": { role: "mx" } } },
  { hosts: { "a.example": { distrust: true } } },
  { hosts: { "a.example": { probed: "yesterday" } } },
  { facts: ["hosts.yaml"] },
  { exchange: { version: 2021 } },
  { exchange: { autodiscoverServiceInternalUri: "a.example" } },
  { exchange: { urls: "https://a.example/" } },
  { exchange: { file: 1 } },
  { exchange: { file: [{ path: "inventory.json" }] } },
  { certificates: [{ file: "a", caa: "letsencrypt.org" }] },
  { certificates: [{ file: "a", caa: ["Let's Encrypt"] }] },
  { domains: { "a.example": { m365: { cloud: "gcc" } } } },
  { domains: { "a.example": { m365: { mx: "a b" } } } },
  { domains: { "a.example": { m365: { dkim: ["a.example"] } } } },
  { domains: { "a.example": { m365: { dkim: ["a.example", "b.example", "c.example"] } } } },
  { domains: { "a.example": { m365: { spf: "v=spf1 -all" } } } },
  { rules: { "srv-missing": "fatal" } },
  { rules: ["srv-missing"] },
  { ignore: [{ rule: "srv-missing" }] },
  { ignore: [{ reason: "r" }] },
  { ignore: [{ rule: "srv-missing", reason: "r", until: "tomorrow" }] },
  { ignore: [{ rule: "srv-missing", reason: "r", rules: [] }] },
];

describe("the schema for editors says what the program says", () => {
  test.each(good)("good: %j", (value) => {
    expect([v.safeParse(configSchema, value).success, fits(schema, value)]).toEqual([true, true]);
  });
  test.each(bad.map((value) => [value]))("bad: %j", (value) => {
    expect([v.safeParse(configSchema, value).success, fits(schema, value)]).toEqual([false, false]);
  });
});
