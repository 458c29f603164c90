import { isPlain } from "../../text/printable.js";
import type { RecordSpec } from "../../zone/record.js";
import { targetOf, unwritableName } from "../plain-name.js";
import { type Limit, refused, type Target } from "../target.js";
import { recordForm } from "../windows-dns/record-form.js";
import { powershellScript } from "../windows-dns/script.js";

/**
 * A script of the DnsServer cmdlets, for Windows PowerShell 5.1 and later. It has no character but those of ASCII,
 * because Windows PowerShell takes a file without a byte order mark for the system's own code page.
 */
export const target: Target = {
  title: "Windows DNS Server (PowerShell)",
  unit: "record",
  language: "powershell",
  extension: "ps1",
  holdsZones: "one",
  isTransaction: false,
  keepsApex: true,
  use: [
    "Run it on the DNS server, or where the DNS server tools (RSAT) are: `.\\FILE.ps1 -ComputerName SERVER`.",
    "Try it first: `.\\FILE.ps1 -WhatIf` looks for every old record and says what would be done; `-Confirm` asks before each step.",
    "It stops before the first change unless every record that goes is there as it was linted, once; the cmdlets change one record at a time, so look at the zone when it stops later.",
    "No cmdlet makes a text of several strings, or one of more than 254 characters: dnscmd does that, which comes with the DNS server; look at such a text in the DNS console afterwards.",
  ],
  limit,
  emit: ([emission]) => (emission ? powershellScript(emission) : ""),
};

function limit(record: RecordSpec): Limit | undefined {
  const unwritable = unwritableName(record);
  const form = recordForm(record);
  if (form === undefined) return refused("the DnsServer cmdlets have no certain form for this type");
  if (unwritable !== undefined) return refused(unwritable);
  // DNSControl found that neither is taken (its auditrecords.go for Microsoft DNS).
  if (targetOf(record) === "." && (record.type === "MX" || record.type === "SRV")) {
    return refused("Windows DNS takes no root as the target of such a record");
  }
  if (record.ttl > 2_147_483_647) return refused("Windows DNS takes a TTL of at most 2147483647 seconds");
  return record.type === "TXT" ? textLimit(record.data.strings) : undefined;
}

function textLimit(strings: readonly string[]): Limit | undefined {
  const text = strings.join("");
  if (text === "") return refused("Windows DNS takes no empty text");
  if (!isPlain(text)) return refused("the cmdlets say nowhere what they make of characters other than those of ASCII");
  if (text.includes('"')) return refused("the cmdlets say nowhere what they make of quotation marks in a text");
  if (strings.length === 1 && text.length <= 254) return undefined;
  // Windows PowerShell hands a word to a program between quotation marks in which a backslash may mean something.
  return strings.some((one) => one === "" || /^[-/]|\\|^ | $/.test(one))
    ? refused("dnscmd takes the strings of a text as words, and one of these is none")
    : undefined;
}
