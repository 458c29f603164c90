import type { DeclaredDomain } from "../estate/build.js";
import type { ExpectedRecord } from "../estate/microsoft-365.js";
import { readJson } from "../exports/json.js";
import { type Tree, valueAt } from "../exports/tree.js";
import type { SourceFile } from "../text/source.js";
import { isAtOrBelow, type Name, toName } from "../zone/name.js";
import { plainItems, plainText } from "./plain-value.js";
import type { InventoryFault } from "./shell-object.js";

/** What Microsoft asks for, by domain. */
export interface ServiceRecords {
  readonly domains: readonly DeclaredDomain[];
  readonly faults: readonly InventoryFault[];
}

/**
 * Reads what Microsoft Graph answers to `GET /domains/{id}/serviceConfigurationRecords`, or
 * `Get-MgDomainServiceConfigurationRecord … | ConvertTo-Json`, of one domain or several. Never throws on content.
 * Records of types that it does not know are passed over, and so are domains without mail and those of Microsoft's own.
 */
export function readServiceRecords(source: SourceFile): ServiceRecords {
  const tree = readJson(source);
  if ("reason" in tree) return { domains: [], faults: [tree] };
  const items = plainItems(valueAt(tree, "value") ?? tree);
  const answered = domainOfContext(plainText(valueAt(tree, "@odata.context")));
  const faults: InventoryFault[] = [];
  const read = items.flatMap((item) => {
    const record = recordIn(item);
    if (typeof record === "string") faults.push({ at: item.at, reason: record });
    return typeof record === "object" ? [{ ...record, at: item.at }] : [];
  });
  const mailDomains = read.filter(({ record: { type } }) => type === "MX").map(({ record }) => record.owner);
  if (faults.length === 0 && mailDomains.length === 0) {
    faults.push({ at: tree.at, reason: "it holds no MX record of a domain: is it an answer of Microsoft Graph?" });
  }
  const names = [...new Set(answered ? [answered] : mailDomains)].filter((name) => !isMicrosofts(name));
  const homeOf = (owner: Name) =>
    names.filter((name) => isAtOrBelow(owner, name)).sort((a, b) => b.length - a.length)[0];
  const domains = names.map((name) => {
    const expected = read.filter(({ record }) => homeOf(record.owner) === name);
    return { name, at: expected[0]?.at ?? tree.at, m365: { expected } };
  });
  return { domains, faults };
}

/** `https://graph.microsoft.com/v1.0/$metadata#domains('contoso.com')/serviceConfigurationRecords` */
function domainOfContext(context: string | undefined): Name | undefined {
  const text = /#domains\('([^']+)'\)/i.exec(context ?? "")?.[1];
  return text === undefined ? undefined : toName(decoded(text));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isMicrosofts(name: Name): boolean {
  return ["onmicrosoft.com", "onmicrosoft.us", "partner.onmschina.cn"].some((home) =>
    isAtOrBelow(name, toName(home) as Name),
  );
}

/** @returns why it cannot be used, a clause; undefined for a record of a type that nobody asks for */
function recordIn(item: Tree): ExpectedRecord | string | undefined {
  if (item.kind !== "dictionary") return "it is no record of Microsoft Graph";
  const text = (key: string) => plainText(propertyOf(item, key));
  const type = text("recordType")?.toLowerCase();
  const label = text("label");
  const owner = label === undefined ? undefined : toName(label);
  if (type === undefined || !owner) return "it has no recordType and no label that is a name";
  const record = made(type, owner, text);
  if (record === "unknown") return undefined;
  if (!record) return `a value of the ${type} record for ${label} is missing or is not what it has to be`;
  const isOptional = text("isOptional") === "true" || isTrue(propertyOf(item, "isOptional"));
  return { record, isOptional };
}

function made(
  type: string,
  owner: Name,
  text: (key: string) => string | undefined,
): ExpectedRecord["record"] | "unknown" | undefined {
  const ttl = numberOf(text("ttl"), 2 ** 31 - 1) ?? 3600;
  const host = (key: string) => toName(text(key) || "..");
  if (type === "mx") {
    const [exchange, preference] = [host("mailExchange"), numberOf(text("preference"), 0xffff) ?? 0];
    return exchange && { owner, ttl, type: "MX", data: { preference, exchange } };
  }
  if (type === "cname") {
    const target = host("canonicalName");
    return target && { owner, ttl, type: "CNAME", data: { target } };
  }
  if (type === "txt") {
    const value = text("text");
    return value ? { owner, ttl, type: "TXT", data: { strings: [value] } } : undefined;
  }
  if (type !== "srv") return "unknown";
  const target = host("nameTarget");
  const [port, priority, weight] = ["port", "priority", "weight"].map((key) => numberOf(text(key), 0xffff));
  // The label is the whole name, or that of the domain alone.
  const full = owner.startsWith("_") ? owner : toName(`${text("service")}.${text("protocol")}.${owner}`);
  if (!target || !full || port === undefined || priority === undefined || weight === undefined) return undefined;
  return { owner: full, ttl, type: "SRV", data: { priority, weight, port, target } };
}

function numberOf(text: string | undefined, most: number): number | undefined {
  const number = /^\d{1,10}$/.test(text ?? "") ? Number(text) : undefined;
  return number !== undefined && number <= most ? number : undefined;
}

function isTrue(tree: Tree | undefined): boolean {
  return tree?.kind === "scalar" && tree.value === true;
}

/** PowerShell writes keys in capitals, and puts what it does not know of a type into AdditionalProperties. */
function propertyOf(item: Tree | undefined, key: string): Tree | undefined {
  if (item?.kind !== "dictionary") return undefined;
  const own = (wanted: string) =>
    item.members.find((member) => member.key.toLowerCase() === wanted.toLowerCase())?.value;
  return own(key) ?? (key === rest ? undefined : propertyOf(own(rest), key));
}

const rest = "AdditionalProperties";
