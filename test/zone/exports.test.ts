import { describe, expect, test } from "vitest";
import { asLoaded } from "./bind-habits.js";
import { isBindMissing, namedCompilezone } from "./named-compilezone.js";
import { readText } from "./read-text.js";

interface Export {
  readonly from: string;
  readonly text: string;
  readonly records: readonly string[];
  readonly notes: readonly string[];
  /** Whether BIND, told the origin, loads it as it is. */
  readonly bind: boolean;
}

/** How exporters write one small zone, each with its own habits. */
const exports: readonly Export[] = [
  {
    from: "Windows DNS",
    text: [
      ";",
      ";  Database file contoso.com.dns for contoso.com zone.",
      ";      Zone version:  119",
      ";",
      "",
      "@                       IN  SOA dc1.contoso.com. hostmaster.contoso.com. (",
      "                        \t119          ; serial number",
      "                        \t900          ; refresh",
      "                        \t600          ; retry",
      "                        \t86400        ; expire",
      "                        \t3600       ) ; default TTL",
      "",
      "@                       NS\tdc1.contoso.com.",
      "dc1.contoso.com.        A\t192.0.2.1",
      "                        [AGE:3609453] 900\tA\t192.0.2.2",
      'info                    TXT\t( "one two" )',
    ].join("\r\n"),
    records: [
      "contoso.com. 3600 IN SOA dc1.contoso.com. hostmaster.contoso.com. 119 900 600 86400 3600",
      "contoso.com. 3600 IN NS dc1.contoso.com.",
      "dc1.contoso.com. 3600 IN A 192.0.2.1",
      "dc1.contoso.com. 900 IN A 192.0.2.2",
      'info.contoso.com. 3600 IN TXT "one two"',
    ],
    notes: ["default TTL", "record"],
    bind: false,
  },
  {
    from: "Azure",
    text: `
; Exported zone file from Azure DNS
;      Zone name: contoso.com
;      Date and time (UTC): Mon Jan 01 2024 00:00:00

$TTL 3600
$ORIGIN contoso.com.
  
@ 3600 IN SOA ns1-01.azure-dns.com. azuredns-hostmaster.microsoft.com. (
  1 ; serial
  3600 300 2419200 300 )
  
  172800 IN NS ns1-01.azure-dns.com.
  
autodiscover 3600 IN CNAME autodiscover.outlook.com.
info 3600 IN TXT "v=DKIM1\\; k=rsa" "say \\"x\\""
`,
    records: [
      "contoso.com. 3600 IN SOA ns1-01.azure-dns.com. azuredns-hostmaster.microsoft.com. 1 3600 300 2419200 300",
      "contoso.com. 172800 IN NS ns1-01.azure-dns.com.",
      "autodiscover.contoso.com. 3600 IN CNAME autodiscover.outlook.com.",
      'info.contoso.com. 3600 IN TXT "v=DKIM1; k=rsa" "say \\"x\\""',
    ],
    notes: [],
    bind: true,
  },
  {
    from: "cPanel",
    text: `; cPanel first:86.0.18 (update_time):1570000000 Cpanel::ZoneFile::VERSION:1.3 hostname:h latest:86.0.18
; Zone file for contoso.com
$TTL 14400
contoso.com.\t86400\tIN\tSOA\tns1.contoso.com.\thost.contoso.com.(
\t2020010101 ;Serial Number
\t3600 ;refresh
\t1800\t;retry
\t1209600 ;expire
\t86400 )
contoso.com.\t86400\tIN\tNS\tns1.hoster.example.
default._domainkey\t14400\tIN\tTXT\t"v=DKIM1\\; k=rsa\\; p=MIGf" ; ----
`,
    records: [
      "contoso.com. 86400 IN SOA ns1.contoso.com. host.contoso.com. 2020010101 3600 1800 1209600 86400",
      "contoso.com. 86400 IN NS ns1.hoster.example.",
      'default._domainkey.contoso.com. 14400 IN TXT "v=DKIM1; k=rsa; p=MIGf"',
    ],
    notes: [],
    bind: true,
  },
  {
    from: "Cloudflare",
    text: `;;
;; Domain:     contoso.com.
;; Exported:   2024-01-01 00:00:00
;;
;; SOA Record
contoso.com\t3600\tIN\tSOA\tada.ns.cloudflare.com. dns.cloudflare.com. 1 10000 2400 604800 3600

;; A Records
contoso.com.\t1\tIN\tA\t192.0.2.1 ; cf_tags=cf-proxied:true

;; TXT Records
contoso.com.\t1\tIN\tTXT\t"v=spf1 -all"
`,
    records: [
      "contoso.com. 3600 IN SOA ada.ns.cloudflare.com. dns.cloudflare.com. 1 10000 2400 604800 3600",
      "contoso.com. 1 IN A 192.0.2.1",
      'contoso.com. 1 IN TXT "v=spf1 -all"',
    ],
    notes: ["owner", "TTL"],
    bind: false,
  },
  {
    from: "Hetzner",
    text: `;; Exported on 2026-01-19T21:39:41Z
$ORIGIN\tcontoso.com.
$TTL\t86400

; SOA Records
@\t\tIN\tSOA\thydrogen.ns.hetzner.com. dns.hetzner.com. 2026011900 86400 10800 3600000 3600

; NS records
@\t3600\tIN\tNS\thydrogen.ns.hetzner.com.
`,
    records: [
      "contoso.com. 86400 IN SOA hydrogen.ns.hetzner.com. dns.hetzner.com. 2026011900 86400 10800 3600000 3600",
      "contoso.com. 3600 IN NS hydrogen.ns.hetzner.com.",
    ],
    notes: [],
    bind: true,
  },
  {
    from: "Google Cloud",
    text: `_sip._tcp.contoso.com. 300 IN SRV 0 5 443 sip.contoso.com.
contoso.com. 21600 IN NS ns-cloud-a1.googledomains.com.
contoso.com. 21600 IN SOA ns-cloud-a1.googledomains.com. cloud-dns-hostmaster.google.com. 1 21600 3600 259200 300
`,
    records: [
      "_sip._tcp.contoso.com. 300 IN SRV 0 5 443 sip.contoso.com.",
      "contoso.com. 21600 IN NS ns-cloud-a1.googledomains.com.",
      "contoso.com. 21600 IN SOA ns-cloud-a1.googledomains.com. cloud-dns-hostmaster.google.com. 1 21600 3600 259200 300",
    ],
    notes: [],
    bind: true,
  },
];

describe("exports are read as they come", () => {
  test.each(exports)("$from", ({ text, records, notes }) => {
    const read = readText(text, { origin: undefined, path: "export.txt" });
    expect(read.problems).toEqual([]);
    expect(read.records).toEqual(records);
    expect(read.reading.zone.origin).toBe("contoso.com.");
    expect(read.reading.notes.map(({ about }) => about)).toEqual(notes);
  });

  test.skipIf(isBindMissing()).each(exports)("BIND on $from", ({ text, records, bind }) => {
    const answer = namedCompilezone("contoso.com.", { text });
    expect(answer.loaded).toBe(bind);
    if (bind) expect(asLoaded(answer.records)).toEqual(asLoaded(records));
  });
});
