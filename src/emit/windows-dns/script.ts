import { singleQuoted } from "../../text/powershell.js";
import { printable } from "../../text/printable.js";
import { type Name, withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { editCounts } from "../edit-counts.js";
import { editLines } from "../edit-lines.js";
import { type Emission, type EmittedEdit, identity } from "../emission.js";
import { makesRoom } from "../makes-room.js";
import { relativeName } from "../relative-name.js";
import { type RecordForm, recordForm } from "./record-form.js";

/** The script for one zone: it reads the zone, looks for what is to go, and then makes the changes in their order. */
export function powershellScript(emission: Emission): string {
  const { origin, edits, file, notes, before } = emission;
  const from = file === undefined ? "" : `, ${file}`;
  const steps = edits.map((edit, index) => stepOf(edit, index + 1, origin));
  const vacancies = before === undefined ? vacant(edits, origin) : [];
  const guards = steps.flatMap(({ guard }) => guard);
  const usesDnscmd = edits.some((edit) => forms(edit).some(({ strings }) => strings));
  const lines = [
    "#Requires -Modules DnsServer",
    ...[
      `${withoutDot(origin)}${from}: ${editCounts(edits)}`,
      ...editLines(edits),
      "Try it first with -WhatIf; -ComputerName names another server than this one.",
      ...notes.map((note) => `Note: ${note}`),
    ].map(comment),
    head(origin),
    ...(usesDnscmd ? [dnsServer] : []),
    ...(guards.length + vacancies.length > 0 ? ["", records] : []),
    ...(guards.length > 0 ? ["", findRecord] : []),
    ...(vacancies.length > 0 ? ["", assertVacant] : []),
    ...(guards.length + vacancies.length > 0 ? ["", ...vacancies, ...guards] : []),
    ...steps.flatMap(({ change }) => ["", ...change]),
  ];
  return `${lines.join("\n")}\n`;
}

/** A line that no content can break out of, in ASCII. */
function comment(text: string): string {
  const ascii = printable(text).replace(/[^ -~]/gu, (char) => `\\u{${(char.codePointAt(0) as number).toString(16)}}`);
  return `# ${ascii}`;
}

function forms(edit: EmittedEdit): RecordForm[] {
  const all = [edit.kind === "add" ? undefined : edit.old, edit.kind === "remove" ? undefined : edit.record];
  return all.flatMap((record) => (record && recordForm(record)) ?? []);
}

interface Step {
  readonly guard: readonly string[];
  readonly change: readonly string[];
}

function stepOf(edit: EmittedEdit, number: number, origin: Name): Step {
  const old = `$old${number}`;
  if (edit.kind === "add") return { guard: [], change: added(edit.record, origin) };
  const guard = [`${old} = Find-Record ${nameOf(edit.old, origin)} ${singleQuoted(formOf(edit.old).line)}`];
  if (edit.kind === "remove") return { guard, change: removed(edit.old, old, origin) };
  if (identity(edit.old) === identity(edit.record)) return { guard, change: retimed(edit.record, old, number) };
  const [fresh, gone] = [added(edit.record, origin), removed(edit.old, old, origin)];
  // The new way is there before the old one ends, where both can be.
  return { guard, change: makesRoom(edit.old, edit.record) ? [...gone, "", ...fresh] : [...fresh, "", ...gone] };
}

function formOf(record: RecordSpec): RecordForm {
  const form = recordForm(record);
  if (!form) throw new Error(`a ${record.type} record passed the limits`);
  return form;
}

function nameOf({ owner }: RecordSpec, origin: Name): string {
  return singleQuoted(relativeName(owner, origin));
}

function shouldProcess(record: RecordSpec, action: string, body: readonly string[]): string[] {
  const what = singleQuoted(`${withoutDot(record.owner)} ${formOf(record).line}`);
  return [`if ($PSCmdlet.ShouldProcess(${what}, '${action}')) {`, ...body.map((line) => `  ${line}`), "}"];
}

function added(record: RecordSpec, origin: Name): string[] {
  const { cmdlet, parameters, strings } = formOf(record);
  const name = nameOf(record, origin);
  if (strings) {
    const words = [name, record.ttl, "TXT", ...strings.map(singleQuoted)].join(" ");
    return shouldProcess(record, "Add", [`& dnscmd $dnsServer /RecordAdd $zone ${words}`, failed("add")]);
  }
  const data = parameters.map(([key, value]) => [`-${key}`, ...literal(value)].join(" ")).join(" ");
  const ttl = `-TimeToLive ([TimeSpan]::FromSeconds(${record.ttl}))`;
  return shouldProcess(record, "Add", [`${cmdlet} @server -ZoneName $zone -Name ${name} ${data} ${ttl}`]);
}

function literal(value: string | number | undefined): string[] {
  if (value === undefined) return [];
  return [typeof value === "number" ? String(value) : singleQuoted(value)];
}

function removed(record: RecordSpec, old: string, origin: Name): string[] {
  const { strings } = formOf(record);
  if (strings) {
    const words = [nameOf(record, origin), "TXT", ...strings.map(singleQuoted)].join(" ");
    return shouldProcess(record, "Remove", [`& dnscmd $dnsServer /RecordDelete $zone ${words} /f`, failed("delete")]);
  }
  return shouldProcess(record, "Remove", [
    `Remove-DnsServerResourceRecord @server -ZoneName $zone -InputObject ${old} -Force`,
  ]);
}

function failed(action: string): string {
  return `if ($LASTEXITCODE -ne 0) { throw "dnscmd could not ${action} it: $LASTEXITCODE" }`;
}

/** The same record with another TTL: https://learn.microsoft.com/powershell/module/dnsserver/set-dnsserverresourcerecord */
function retimed(record: RecordSpec, old: string, number: number): string[] {
  const fresh = `$new${number}`;
  return shouldProcess(record, `Set the TTL to ${record.ttl}`, [
    `${fresh} = [ciminstance]::new(${old})`,
    `${fresh}.TimeToLive = [TimeSpan]::FromSeconds(${record.ttl})`,
    `Set-DnsServerResourceRecord @server -ZoneName $zone -OldInputObject ${old} -NewInputObject ${fresh}`,
  ]);
}

/** Where no zone was read, a set that is made must not be there yet; but texts stand beside the texts of others. */
function vacant(edits: readonly EmittedEdit[], origin: Name): string[] {
  const fresh = edits.flatMap((edit) => (edit.kind === "add" && edit.record.type !== "TXT" ? [edit.record] : []));
  const sets = new Set(fresh.map((record) => `${nameOf(record, origin)} '${formOf(record).line.split(" ")[0]}'`));
  return [...sets].map((set) => `Assert-Vacant ${set}`);
}

// The cmdlets are functions of a module, which sees neither the preferences of a script nor its -WhatIf: each call is
// told to stop at an error, and stands behind ShouldProcess (https://github.com/PowerShell/PowerShell/issues/4568).
const head = (origin: Name) => `[CmdletBinding(SupportsShouldProcess)]
param([string] $ComputerName)
$ErrorActionPreference = 'Stop'
$zone = ${singleQuoted(withoutDot(origin))}
$server = @{ ErrorAction = 'Stop' }
if ($ComputerName) { $server.ComputerName = $ComputerName }`;

const dnsServer = `$dnsServer = '.'
if ($ComputerName) { $dnsServer = $ComputerName }`;

const records = `# Every record of the zone, read before anything is changed.
$records = @(Get-DnsServerResourceRecord @server -ZoneName $zone)

function Format-Name([string] $Name) { $Name.TrimEnd('.').ToLowerInvariant() }

# A record as its type and data; a text as one string, with or without line breaks between its strings.
function Format-Record($Record) {
  $data = $Record.RecordData
  switch ($Record.RecordType) {
    'A' { "A $($data.IPv4Address)" }
    'AAAA' { "AAAA $([ipaddress] [string] $data.IPv6Address)" }
    'CNAME' { "CNAME $(Format-Name $data.HostNameAlias)" }
    'DNAME' { "DNAME $(Format-Name $data.DomainNameAlias)" }
    'MX' { "MX $($data.Preference) $(Format-Name $data.MailExchange)" }
    'NS' { "NS $(Format-Name $data.NameServer)" }
    'PTR' { "PTR $(Format-Name $data.PtrDomainName)" }
    'SRV' { "SRV $($data.Priority) $($data.Weight) $($data.Port) $(Format-Name $data.DomainName)" }
    'TXT' { "TXT $($data.DescriptiveText -replace '\\r?\\n')" }
    default { "TYPE$($Record.Type) $(([string] $data.Data).ToUpperInvariant())" }
  }
}`;

const findRecord = `# The one record of a name that is as it was linted.
function Find-Record([string] $Name, [string] $Data) {
  $found = @($records | Where-Object { $_.HostName -eq $Name -and (Format-Record $_) -ceq $Data })
  if ($found.Count -ne 1) { throw "Nothing is changed: $Name has $($found.Count) records that are $Data, and not one." }
  $found[0]
}`;

const assertVacant = `function Assert-Vacant([string] $Name, [string] $Type) {
  $found = @($records | Where-Object { $_.HostName -eq $Name -and (Format-Record $_).Split(' ')[0] -eq $Type })
  if ($found.Count -ne 0) { throw "Nothing is changed: $Name has $($found.Count) $Type records already." }
}`;
