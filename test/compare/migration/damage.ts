import { origin, type Said, type Text } from "./said.js";

/** What a move can do to a record, and what compare must say of it. */
export interface Damage {
  readonly name: string;
  readonly rule: "records-lost" | "records-mangled" | "records-changed" | "alias-flattened";
  /** What arrives; undefined when this cannot happen to the record. */
  damaged(record: Said): readonly Said[] | undefined;
}

function ofText(name: string, isHit: (text: string) => boolean, made: (text: string) => string): Damage {
  return {
    ...{ name, rule: "records-mangled" },
    damaged: (record) =>
      record.type === "TXT" && isHit(record.text) ? [{ ...record, text: made(record.text) } satisfies Text] : undefined,
  };
}

function ofOwner(name: string, isHit: (owner: string) => boolean, made: (owner: string) => string): Damage {
  return {
    ...{ name, rule: "records-mangled" },
    damaged: (record) => (isHit(record.owner) ? [{ ...record, owner: made(record.owner) }] : undefined),
  };
}

const isDelegation = ({ type, owner }: Said) => type === "NS" || owner === "ns.sub";

export const damages: readonly Damage[] = [
  { name: "a record is lost", rule: "records-lost", damaged: () => [] },
  {
    ...{ name: "a final dot is lost", rule: "records-mangled" },
    damaged: (record) =>
      "target" in record && !isDelegation(record) ? [{ ...record, target: `${record.target}${origin}` }] : undefined,
  },
  {
    ...{ name: "the numbers of an SRV record change places", rule: "records-mangled" },
    damaged(record) {
      if (record.type !== "SRV") return undefined;
      const [priority, weight, port] = record.numbers;
      return [{ ...record, numbers: [weight, priority, port] }];
    },
  },
  ofOwner(
    "the zone's name is appended",
    (owner) => owner !== "@" && owner !== "sub" && owner !== "ns.sub",
    (owner) => `${owner}.contoso.com`,
  ),
  ofOwner(
    "underscores are lost",
    (owner) => owner.startsWith("_"),
    (owner) => owner.replace(/(^|\.)_/g, "$1"),
  ),
  ofOwner(
    "an asterisk becomes a number",
    (owner) => owner.startsWith("*."),
    (owner) => owner.replace("*", "052"),
  ),
  ofText(
    "a text in small letters",
    (text) => /[A-Z]/.test(text),
    (text) => text.toLowerCase(),
  ),
  ofText(
    "cut at a semicolon",
    (text) => text.indexOf(";") > 5,
    (text) => text.slice(0, text.indexOf(";")),
  ),
  ofText(
    "cut at a blank",
    (text) => text.indexOf(" ") > 5,
    (text) => text.slice(0, text.indexOf(" ")),
  ),
  ofText(
    "cut after 255 characters",
    (text) => text.length > 255,
    (text) => text.slice(0, 255),
  ),
  ofText(
    "quotes within quotes",
    (text) => !text.includes('"') && text.length < 250,
    (text) => `"${text}"`,
  ),
  ofText(
    "backslashes before semicolons",
    (text) => text.includes(";"),
    (text) => text.replaceAll(";", "\\;"),
  ),
  {
    ...{ name: "an address is another one", rule: "records-changed" },
    damaged: (record) =>
      record.type === "A" && record.owner !== "ns.sub" ? [{ ...record, address: "198.51.100.9" }] : undefined,
  },
  {
    ...{ name: "an alias becomes an address", rule: "alias-flattened" },
    damaged: (record) =>
      record.type === "CNAME" ? [{ owner: record.owner, type: "A", address: "198.51.100.8" }] : undefined,
  },
];
