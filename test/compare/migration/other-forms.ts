import { stringify } from "yaml";
import { zoneJson } from "../../../src/emit/zone-json.js";
import { recordText } from "../../../src/zone/canonical.js";
import { zoneFromText } from "../../zone-from-text.js";
import { byOwner, bySet, byType, type Habit, line, quoted, rdata, relative } from "./habit.js";
import { absolute, origin, type Said } from "./said.js";
import { byHand } from "./zone-files.js";

/** What consoles show cannot be told from quotes of their own, or from numbers. */
const isAwkwardText = (record: Said) => record.type === "TXT" && /["\\]| {2}/.test(record.text);

/** A table may state owners with the zone's name or without it. */
const isOwnName = ({ owner }: Said) => owner.endsWith(".contoso.com");

export const googleYaml: Habit = {
  name: "Google, YAML",
  file: "contoso.yaml",
  write: (zone) => {
    const set = (name: string, type: string, rrdatas: string[]) =>
      `---\n${stringify({ kind: "dns#resourceRecordSet", name, rrdatas, ttl: 300, type })}`;
    return [
      set(origin, "NS", ["ns-cloud-a1.googledomains.com.", "ns-cloud-a2.googledomains.com."]),
      set(origin, "SOA", ["ns-cloud-a1.googledomains.com. cloud-dns-hostmaster.google.com. 1 21600 3600 259200 300"]),
      ...bySet(zone).map((records) =>
        set(
          absolute((records[0] as Said).owner),
          (records[0] as Said).type,
          records.map((record) => rdata(record)),
        ),
      ),
    ].join("");
  },
};

export const route53: Habit = {
  name: "Route 53",
  file: "record-sets.json",
  write: (zone) => {
    const set = (owner: string, type: string, values: string[]) => ({
      Name: owner.replace("*", "\\052"),
      Type: type,
      TTL: 300,
      ResourceRecords: values.map((Value) => ({ Value })),
    });
    const sets = bySet(zone).map((records) => {
      const [{ owner, type }] = records as [Said];
      // The final dot of names in rdata is as it was typed.
      return set(
        absolute(owner),
        type,
        records.map((record) => (record.type === "MX" ? rdata(record).slice(0, -1) : rdata(record))),
      );
    });
    const apex = [
      set(origin, "NS", ["ns-1.awsdns-01.org.", "ns-2.awsdns-02.com."]),
      set(origin, "SOA", ["ns-1.awsdns-01.org. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"]),
    ];
    return JSON.stringify({ ResourceRecordSets: [...apex, ...sets] }, undefined, 4);
  },
};

export const octodns: Habit = {
  name: "octoDNS",
  file: "contoso.com.yaml",
  // Its escapes are those of semicolons alone.
  cannot: isAwkwardText,
  write: (zone) => {
    const value = (record: Said) => {
      switch (record.type) {
        case "MX":
          return { preference: record.preference, exchange: record.target };
        case "SRV": {
          const [priority, weight, port] = record.numbers;
          return { priority, weight, port, target: record.target };
        }
        case "CAA":
          return { flags: record.flags, tag: record.tag, value: record.value };
        case "TXT":
          return record.text.replaceAll(";", "\\;");
        default:
          return rdata(record);
      }
    };
    const names = byOwner(zone).map(([owner, records]) => {
      const sets = bySet(records).map((set) => ({
        type: (set[0] as Said).type,
        ...(set.length === 1 ? { value: value(set[0] as Said) } : { values: set.map(value) }),
      }));
      return [owner === "@" ? "" : owner, sets.length === 1 ? sets[0] : sets];
    });
    return `---\n${stringify(Object.fromEntries(names))}`;
  },
};

export const dnsZonefile: Habit = {
  name: "dns-zonefile",
  file: "zone.json",
  write: (zone) => {
    const fields = (record: Said) => {
      switch (record.type) {
        case "A":
        case "AAAA":
          return { ip: record.address };
        case "CNAME":
          return { alias: record.target };
        case "NS":
          return { host: record.target };
        case "MX":
          return { preference: record.preference, host: relative(record.target) };
        case "SRV": {
          const [priority, weight, port] = record.numbers;
          return { priority, weight, port, target: record.target };
        }
        case "TXT":
          return { txt: quoted(record.text) };
        case "CAA":
          return { flags: record.flags, tag: record.tag, value: record.value };
      }
    };
    const soa = {
      name: "@",
      mname: "ns1.hoster.example.",
      rname: "h.hoster.example.",
      serial: 1,
      refresh: 3600,
      retry: 600,
      expire: 604800,
      minimum: 86400,
    };
    const types = byType([...zone, { owner: "@", type: "NS", target: "ns1.hoster.example." }]);
    const lists = types.map(([type, records]) => [
      type.toLowerCase(),
      records.map((record) => ({ name: record.owner, ...fields(record) })),
    ]);
    return JSON.stringify({ $origin: "CONTOSO.COM.", $ttl: "3600", soa, ...Object.fromEntries(lists) });
  },
};

/** `Get-Content … | Out-File` of Windows PowerShell: UTF-16 with a byte order mark. */
export const powershell: Habit = {
  name: "PowerShell",
  file: "contoso.com.txt",
  write(zone) {
    const text = String(byHand.write(zone)).replaceAll("\n", "\r\n");
    return new Uint8Array(Buffer.from(`\ufeff${text}\r\n`, "utf16le"));
  },
};

export const csv: Habit = {
  name: "a console's CSV",
  file: "contoso.com.csv",
  cannot: (record) => isAwkwardText(record) || isOwnName(record),
  write: (zone) => {
    const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const value = (record: Said) => {
      if (record.type === "TXT") return record.text;
      const words = rdata(record).replace(/\.$/, "").split(" ");
      return (record.type === "MX" || record.type === "SRV" ? words.slice(1) : words).join(" ");
    };
    const priority = (record: Said) =>
      record.type === "MX" ? record.preference : record.type === "SRV" ? record.numbers[0] : "";
    return [
      "Host Name,Record Type,TTL,Priority,Value",
      "@,NS,1 Hour,,ns1.hoster.example",
      ...zone.map((record) =>
        [record.owner, record.type, "Auto", String(priority(record)), value(record)].map(cell).join(","),
      ),
    ].join("\r\n");
  },
};

export const tsv: Habit = {
  name: "a console's table",
  file: "contoso.com.txt",
  cannot: (record) =>
    isAwkwardText(record) || isOwnName(record) || (record.type === "SRV" && !/^_[^.]+\._[^.]+$/.test(record.owner)),
  write: (zone) =>
    [
      "Type\tName\tService\tProtocol\tPoints to\tPriority\tWeight\tPort\tTTL",
      ...zone.map((record) => {
        const [service = "", protocol = ""] = record.type === "SRV" ? record.owner.split(".") : [];
        const [priority = "", weight = "", port = ""] =
          record.type === "SRV" ? record.numbers : record.type === "MX" ? [record.preference] : [];
        const name = record.type === "SRV" ? "@" : record.owner;
        const value =
          record.type === "TXT" ? record.text : "target" in record ? record.target.slice(0, -1) : rdata(record);
        return [record.type, name, service, protocol.slice(1), value, priority, weight, port, 3600].join("\t");
      }),
    ].join("\n"),
};

const head =
  "@ 3600 SOA ns1.canonical.example. h.canonical.example. 1 7200 3600 1209600 3600\n@ 3600 NS ns1.canonical.example.\n";
const plainZone = (zone: readonly Said[]) =>
  zoneFromText(`${head}${zone.map((record) => line(record)).join("\n")}\n`, origin);

/** What `convert` prints of the zone. */
export const canonical: Habit = {
  name: "convert --to canonical",
  file: "contoso.com.zone",
  write: (zone) => Array.from(plainZone(zone).all(), recordText).join("\n"),
};

export const json: Habit = {
  name: "convert --to json",
  file: "contoso.com.json",
  write: (zone) => JSON.stringify(zoneJson(plainZone(zone))),
};
