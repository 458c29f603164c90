import { type Name, withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";

/** How the DnsServer cmdlets say a record: https://learn.microsoft.com/powershell/module/dnsserver/add-dnsserverresourcerecord */
export interface RecordForm {
  /** Addresses have cmdlets of their own. */
  readonly cmdlet: "Add-DnsServerResourceRecord" | "Add-DnsServerResourceRecordA" | "Add-DnsServerResourceRecordAAAA";
  /** The parameters that tell the type and the data; a figure or a text. */
  readonly parameters: readonly (readonly [name: string, value?: string | number])[];
  /** The record as the script's function Format-Record says it: its type and data, names in lower case without their final dot. */
  readonly line: string;
  /** The strings of a text that only dnscmd can make. */
  readonly strings?: readonly string[];
}

/** @returns undefined for a type that has no form in the cmdlets, or none that is sure */
export function recordForm(record: RecordSpec): RecordForm | undefined {
  switch (record.type) {
    case "A":
      return {
        ...form("A", record.data.address, [["IPv4Address", record.data.address]]),
        cmdlet: "Add-DnsServerResourceRecordA",
      };
    case "AAAA":
      return {
        ...form("AAAA", record.data.address, [["IPv6Address", record.data.address]]),
        cmdlet: "Add-DnsServerResourceRecordAAAA",
      };
    case "CNAME":
      return named("CNAME", record.data.target, "CName", "HostNameAlias");
    case "DNAME":
      return named("DNAME", record.data.target, "DName", "DomainNameAlias");
    case "NS":
      return named("NS", record.data.target, "NS", "NameServer");
    case "PTR":
      return named("PTR", record.data.target, "Ptr", "PtrDomainName");
    case "MX": {
      const { preference, exchange } = record.data;
      const host = withoutDot(exchange);
      return form("MX", `${preference} ${host}`, [["MX"], ["MailExchange", host], ["Preference", preference]]);
    }
    case "SRV":
      return service(record);
    case "TXT":
      return text(record.data.strings);
    case "CAA": {
      const { flags, tag, value } = record.data;
      return unknown(257, `${hexOf(String.fromCharCode(flags, tag.length))}${hexOf(tag)}${hexOf(value)}`);
    }
    default:
      return opaque(record);
  }
}

function form(type: string, data: string, parameters: RecordForm["parameters"]): RecordForm {
  return { cmdlet: "Add-DnsServerResourceRecord", parameters, line: `${type} ${data}` };
}

function named(type: string, target: Name, kind: string, parameter: string): RecordForm {
  const name = withoutDot(target);
  return form(type, name, [[kind], [parameter, name]]);
}

function service({ data: { priority, weight, port, target } }: RecordSpec<"SRV">): RecordForm {
  const host = withoutDot(target);
  return form("SRV", `${priority} ${weight} ${port} ${host}`, [
    ["Srv"],
    ["DomainName", host],
    ["Priority", priority],
    ["Weight", weight],
    ["Port", port],
  ]);
}

/**
 * -DescriptiveText makes one string of at most 254 characters: https://github.com/MicrosoftDocs/windows-powershell-docs/issues/2423
 * and 3745.
 */
function text(strings: readonly string[]): RecordForm {
  const whole = strings.join("");
  if (strings.length === 1 && whole.length <= 254) return form("TXT", whole, [["Txt"], ["DescriptiveText", whole]]);
  return { ...form("TXT", whole, []), strings };
}

/** The parameter set "Unknown", of Windows Server 2016 and later. */
function unknown(type: number, hex: string): RecordForm {
  return form(`TYPE${type}`, hex, [
    ["Type", type],
    ["RecordData", hex],
  ]);
}

function opaque({ type, data }: RecordSpec): RecordForm | undefined {
  if (!type.startsWith("TYPE") || !("octets" in data)) return undefined;
  return unknown(Number(type.slice(4)), hexOf(String.fromCharCode(...data.octets)));
}

function hexOf(octets: string): string {
  return Array.from(octets, (octet) => octet.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()).join("");
}
