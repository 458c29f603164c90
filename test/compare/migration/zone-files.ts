import { byOwner, byType, type Habit, inQuotes, line, quoted, rdata, relative } from "./habit.js";
import { origin, type Said } from "./said.js";

/** RFC 1035 §5 as people write it: names without the zone's, blank owners, brackets, upper case. */
export const byHand: Habit = {
  name: "hand-kept",
  file: "contoso.com.zone",
  write: (zone) =>
    [
      "$ORIGIN contoso.com.\n$TTL 1D",
      "@ IN SOA ns1.contoso-hosting.example. hostmaster ( 2026111801\n 1h 15m 4w 1h )\n  IN NS ns1.contoso-hosting.example.",
      ...byOwner(zone).flatMap(([owner, records]) =>
        records.map(
          (record, i) =>
            `${i === 0 ? owner.toUpperCase() : "   "} ${record.type.toLowerCase()} ( ${relative(rdata(record))}\n )`,
        ),
      ),
    ].join("\n"),
};

export const cloudflare: Habit = {
  name: "Cloudflare",
  file: "contoso.com.txt",
  write: (zone) =>
    [
      ";;\n;; Domain:     contoso.com.\n;; Exported:   2026-05-14 09:21:07\n;;\n",
      ";; SOA Record\ncontoso.com\t3600\tIN\tSOA\tada.ns.cloudflare.com. dns.cloudflare.com. 2048000123 10000 2400 604800 3600\n",
      ";; NS Records\ncontoso.com.\t86400\tIN\tNS\tada.ns.cloudflare.com.\ncontoso.com.\t86400\tIN\tNS\tbob.ns.cloudflare.com.\n",
      ...byType(zone).map(([type, records]) =>
        [
          `;; ${type} Records`,
          ...records.map(
            (record) => `${line(record, "1", "\t")}${record.type === "A" ? " ; cf_tags=cf-proxied:false" : ""}`,
          ),
          "",
        ].join("\n"),
      ),
    ].join("\n"),
};

export const cloudflareOfOld: Habit = {
  name: "Cloudflare, 2018",
  file: "contoso.com",
  write: (zone) =>
    [
      ";; \n;; Domain:     contoso.com\n;; Exported:   2018-09-17 20:47:49\n;; ",
      "$ORIGIN .\n@\t3600\tIN\tSOA\tcontoso.com.\troot.contoso.com.\t(\n\t\t2028888386\t; serial\n\t\t7200\t\t; refresh\n\t\t3600\t\t; retry\n\t\t86400\t\t; expire\n\t\t3600)\t\t; minimum\n",
      ";; NS Records (YOU MUST CHANGE THIS)\ncontoso.com.\t1\tIN\tNS\tREPLACE&ME$WITH^YOUR@NAMESERVER.\n",
      ...byType(zone).map(([type, records]) =>
        [`;; ${type} Records`, ...records.map((record) => line(record, "300", "\t")), ""].join("\n"),
      ),
    ].join("\n"),
};

export const godaddy: Habit = {
  name: "GoDaddy",
  file: "contoso.com.txt",
  write: (zone) => {
    const owner = (record: Said) => (record.type === "SRV" ? `${record.owner}.@` : record.owner);
    const data = (record: Said) => (record.type === "CNAME" && record.target === origin ? "@" : rdata(record));
    return [
      "; Domain: contoso.com\n; Exported (y-m-d hh:mm:ss): 2026-05-14 09:21:07\n;",
      "; SOA Record\nCONTOSO.COM.\t3600\tIN\tSOA\tns03.domaincontrol.com.\tdns.jomax.net. (\n\t\t\t\t2019051400\n\t\t\t\t28800\n\t\t\t\t7200\n\t\t\t\t604800\n\t\t\t\t3600\n\t\t\t\t)\n",
      ...byType(zone).map(([type, records]) =>
        [
          `; ${type} Records`,
          ...records.map((record) => [owner(record), "600", "IN", type, data(record)].join("\t")),
          "",
        ].join("\n"),
      ),
      "; NS Records\n@\t3600\tIN\tNS\tns03.domaincontrol.com\n@\t3600\tIN\tNS\tns04.domaincontrol.com\n",
    ].join("\n");
  },
};

/** Long texts as one string, `\;` in quotes, each owner once. */
export const azure: Habit = {
  name: "Azure",
  file: "contoso.com.txt",
  write: (zone) => {
    const text = (value: string) => inQuotes(value).replaceAll(";", "\\;");
    const rows = byOwner(zone).map(([owner, records]) =>
      records
        .map(
          (record, i) =>
            `${i === 0 && owner !== "@" ? owner : " ".repeat(owner === "@" ? 1 : owner.length)} 3600 IN ${record.type} ${rdata(record, text)}`,
        )
        .join("\n\n"),
    );
    const apex = byOwner(zone).findIndex(([owner]) => owner === "@");
    return [
      "\n; Exported zone file from Azure DNS\n;      Zone name: contoso.com\n\n$TTL 3600\n$ORIGIN contoso.com.\n    ",
      "@ 3600 IN SOA ns1-01.azure-dns.com. azuredns-hostmaster.microsoft.com. (\n              1 ; serial\n              3600 ; refresh\n              300 ; retry\n              2419200 ; expire\n              300 ; minimum\n              )\n",
      "  172800 IN NS ns1-01.azure-dns.com.\n  172800 IN NS ns2-01.azure-dns.net.\n",
      ...rows.slice(apex, apex + 1),
      ...rows.slice(0, apex),
      ...rows.slice(apex + 1),
    ].join("\n");
  },
};

export const google: Habit = {
  name: "Google",
  file: "contoso.com.zone",
  write: (zone) =>
    [
      "contoso.com. 21600 IN NS ns-cloud-a1.googledomains.com.",
      "contoso.com. 21600 IN NS ns-cloud-a2.googledomains.com.",
      "contoso.com. 21600 IN SOA ns-cloud-a1.googledomains.com. cloud-dns-hostmaster.google.com. 1 21600 3600 259200 300",
      ...zone.map((record) => line(record, "300")).sort(),
    ].join("\n"),
};

export const cli53: Habit = {
  name: "cli53",
  file: "contoso.com.zone",
  write: (zone) =>
    [
      "$ORIGIN contoso.com.",
      "@\t900\tIN\tSOA\tns-1.awsdns-01.org. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400",
      "@\t172800\tIN\tNS\tns-1.awsdns-01.org.\n@\t172800\tIN\tNS\tns-2.awsdns-02.com.",
      ...zone.map((record) => [record.owner, "3600", "IN", record.type, relative(rdata(record))].join("\t")),
    ].join("\n"),
};

export const windows: Habit = {
  name: "Windows",
  file: "contoso.com.dns",
  write: (zone) =>
    [
      ";\n;  Database file contoso.com.dns for contoso.com zone.\n;      Zone version:  119\n;\n",
      "@                       IN  SOA dc1.corp.example. hostmaster.contoso.com. (\n                        \t119          ; serial number\n                        \t900          ; refresh\n                        \t600          ; retry\n                        \t86400        ; expire\n                        \t3600       ) ; default TTL\n",
      ";\n;  Zone NS records\n;\n\n@                       NS\tdc1.corp.example.\n",
      ";\n;  Zone records\n;\n",
      ...zone.map((record, i) => {
        const age = i % 3 === 0 ? "[AGE:3609453] 900\tIN\t" : "";
        return `${record.owner.padEnd(23)} ${age}${record.type}\t${record.type === "TXT" ? `( ${quoted(record.text)} )` : relative(rdata(record))}`;
      }),
      "",
    ]
      .join("\n")
      .replaceAll("\n", "\r\n"),
};

/** The console does not quote texts, so that they fall apart at blanks. */
export const zoneprint: Habit = {
  name: "dnscmd /zoneprint",
  file: "contoso.txt",
  cannot: ({ type }) => type === "TXT" || type === "CAA",
  write: (zone) =>
    [
      ";\n;  Zone:    contoso.com\n;  Server:  dc1.contoso.com\n;  Time:    Thu May 14 09:21:07 2026 UTC\n;",
      "@ 3600 NS\tdc1.corp.example.\n\t\t 3600 SOA\tdc1.corp.example. hostmaster.contoso.com. 119 900 600 86400 3600",
      ...byOwner(zone).flatMap(([owner, records]) =>
        records.map(
          (record, i) =>
            `${i === 0 ? owner : "\t\t"} ${i % 2 === 0 ? "3600" : "[Aging:3609453] 1200"} ${record.type}\t${rdata(record)}`,
        ),
      ),
      ";\n;  Finished zone: 5 nodes and 6 records in 0 seconds\n;\n",
    ]
      .join("\n")
      .replaceAll("\n", "\r\n"),
};

export const cpanel: Habit = {
  name: "cPanel",
  file: "contoso.com.db",
  write: (zone) =>
    [
      "; cPanel first:86.0.18 (update_time):1715678467 Cpanel::ZoneFile::VERSION:1.3 hostname:web1.hoster.example latest:118.0.5",
      "; Zone file for contoso.com\n$TTL 14400",
      "contoso.com.\t86400\tIN\tSOA\tns1.hoster.example.\thost.hoster.example.(\n\t\t\t\t\t\t2026051400 ;Serial Number\n\t\t\t\t\t\t3600 ;refresh\n\t\t\t\t\t\t1800 ;retry\n\t\t\t\t\t\t1209600 ;expire\n\t\t\t\t\t\t86400 )",
      "contoso.com.\t86400\tIN\tNS\tns1.hoster.example.",
      ...zone.map((record) => {
        const data = rdata(record, (text) => quoted(text).replaceAll(";", "\\;")).replace(/^(\d+) /, "$1\t");
        return [record.owner === "@" ? origin : record.owner, "14400", "IN", record.type, data].join("\t");
      }),
    ].join("\n"),
};

export const hetzner: Habit = {
  name: "Hetzner",
  file: "contoso.com.txt",
  write: (zone) =>
    [
      ";; Exported on 2026-05-14T09:21:07Z\n$ORIGIN\tcontoso.com.\n$TTL\t86400\n",
      "; SOA Records\n@\t\tIN\tSOA\thydrogen.ns.hetzner.com. dns.hetzner.com. 2026051400 86400 10800 3600000 3600\n",
      "; NS records\n@\t\tIN\tNS\thydrogen.ns.hetzner.com.\n@\t\tIN\tNS\toxygen.ns.hetzner.com.\n",
      ...byType(zone).map(([type, records]) =>
        [
          `; ${type} records`,
          ...records.map((record) => `${record.owner}\t\tIN\t${type}\t${relative(rdata(record))}`),
          "",
        ].join("\n"),
      ),
    ].join("\n"),
};

export const ovh: Habit = {
  name: "OVH",
  file: "contoso.com.txt",
  write: (zone) =>
    [
      "$TTL 3600\n@\tIN SOA dns200.anycast.me. tech.ovh.net. (2026051400 86400 3600 3600000 300)\n\t\tIN NS     dns200.anycast.me.\n\t\tIN NS     ns200.anycast.me.",
      ...zone.filter(({ owner }) => owner === "@").map((record) => `\t\tIN ${record.type.padEnd(6)} ${rdata(record)}`),
      ...zone
        .filter(({ owner }) => owner !== "@")
        .map((record) => `${record.owner}\t600\tIN ${record.type.padEnd(6)} ${rdata(record)}`),
    ].join("\n"),
};

export const oracle: Habit = {
  name: "Oracle",
  file: "contoso.com.zone",
  write: (zone) =>
    [
      "$ORIGIN contoso.com.",
      "contoso.com.  300 IN  SOA ns1.p68.dns.oraclecloud.net. hostmaster.contoso.com. (\n      13      ; serial\n      3600    ; refresh\n      600     ; retry\n      604800  ; expire\n      1800    ; minimum\n      )",
      "contoso.com.  86400 IN  NS ns1.p68.dns.oraclecloud.net.",
      ...zone.map((record) => line(record, "300", "  ")),
    ].join("\n"),
};

export const dnscontrol: Habit = {
  name: "DNSControl",
  file: "contoso.com.zone",
  write: (zone) =>
    [
      "$ORIGIN contoso.com.\n$TTL 300",
      "@                IN SOA   ada.ns.cloudflare.com. dns.cloudflare.com. 2048000123 10000 2400 604800 3600\n                 IN NS    ada.ns.cloudflare.com.\n                 IN NS    bob.ns.cloudflare.com.",
      ';                IN CLOUDFLAREAPI_SINGLE_REDIRECT name=(old) code=(301) when=(true) then=("https://contoso.com")',
      ...byOwner(zone).flatMap(([owner, records]) =>
        records.map((record, i) => `${(i === 0 ? owner : "").padEnd(16)} IN ${record.type.padEnd(5)} ${rdata(record)}`),
      ),
    ].join("\n"),
};
