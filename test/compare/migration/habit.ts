import { absolute, type Said } from "./said.js";

/** How one provider or tool hands a zone out. */
export interface Habit {
  readonly name: string;
  /** What it calls the file. */
  readonly file: string;
  write(zone: readonly Said[]): string | Uint8Array;
  /** Whether it cannot say a record at all, or says something else. */
  readonly cannot?: (record: Said) => boolean;
}

/** A text in quotes, in strings of 255 characters. */
export function quoted(text: string): string {
  return (text.match(/.{1,255}/gs) ?? [""]).map(inQuotes).join(" ");
}

export function inQuotes(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/** Rdata with absolute names. */
export function rdata(record: Said, text: (text: string) => string = quoted): string {
  switch (record.type) {
    case "A":
    case "AAAA":
      return record.address;
    case "CNAME":
    case "NS":
      return record.target;
    case "MX":
      return `${record.preference} ${record.target}`;
    case "SRV":
      return `${record.numbers.join(" ")} ${record.target}`;
    case "TXT":
      return text(record.text);
    case "CAA":
      return `${record.flags} ${record.tag} "${record.value}"`;
  }
}

/** Names of the zone without its name. */
export function relative(data: string): string {
  return data
    .replace(/(\S+)\.contoso\.com\.$/, "$1")
    .replace(/ contoso\.com\.$|^contoso\.com\.$/, (apex) => apex.replace("contoso.com.", "@"));
}

/** The records of each owner together, in the order in which each first comes. */
export function byOwner(zone: readonly Said[]): [owner: string, records: Said[]][] {
  return grouped(zone, ({ owner }) => owner);
}

export function byType(zone: readonly Said[]): [type: string, records: Said[]][] {
  return grouped(zone, ({ type }) => type);
}

export function bySet(zone: readonly Said[]): Said[][] {
  return grouped(zone, ({ owner, type }) => `${owner} ${type}`).map(([, records]) => records);
}

function grouped(zone: readonly Said[], key: (record: Said) => string): [string, Said[]][] {
  const groups = new Map<string, Said[]>();
  for (const record of zone) {
    const known = groups.get(key(record));
    if (known) known.push(record);
    else groups.set(key(record), [record]);
  }
  return [...groups];
}

/** A line of a master file. */
export function line(record: Said, ttl = "3600", separator = " "): string {
  return [absolute(record.owner), ttl, "IN", record.type, rdata(record)].join(separator);
}
