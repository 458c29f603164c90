import type { Node } from "web-tree-sitter";
import { recordText } from "../../../src/zone/canonical.js";
import type { Name } from "../../../src/zone/name.js";
import type { RecordSpec } from "../../../src/zone/record.js";
import { spec } from "../../fix/zone-text.js";
import { heldRecords } from "./held.js";
import type { Model } from "./model.js";
import { type Command, commandIn, innermost, literal, partsOf, scriptTree, type Word } from "./powershell-tree.js";

type Held = ReturnType<typeof heldRecords>;

interface Session {
  readonly held: Held;
  readonly origin: Name;
  /** What the variables of the script hold: lines of records. */
  readonly variables: Map<string, string>;
}

/** Windows DNS, by the statements that the script is made of; every other one is an error. */
export const model: Model = {
  carryOut(text, lines, origin) {
    if (/[^\n -~]/.test(text)) throw new Error("not ASCII");
    const session: Session = { held: heldRecords(lines), origin, variables: new Map() };
    for (const node of partsOf(scriptTree(text))) {
      if (node.type === "statement_list") for (const statement of partsOf(node)) run(statement, session);
      else if (node.type === "param_block")
        expectText(node, "[CmdletBinding(SupportsShouldProcess)]\nparam([string] $ComputerName)");
      else if (node.type === "requires_directive_list") expectText(node, "#Requires -Modules DnsServer");
      else if (node.type !== "comment") throw new Error(`${node.type}: ${node.text}`);
    }
    if (session.variables.get("$ErrorActionPreference") !== "Stop") throw new Error("goes on after an error");
    return session.held.lines();
  },
};

const functions = new Set(["Format-Name", "Format-Record", "Find-Record", "Assert-Vacant"]);
const settings = [
  "$server = @{ ErrorAction = 'Stop' }",
  "$records = @(Get-DnsServerResourceRecord @server -ZoneName $zone)",
  "if ($ComputerName) { $server.ComputerName = $ComputerName }",
  "if ($ComputerName) { $dnsServer = $ComputerName }",
];

function run(statement: Node, session: Session): void {
  if (statement.type === "comment" || settings.includes(statement.text)) return;
  if (statement.type === "function_statement") {
    const name = partsOf(statement).find(({ type }) => type === "function_name")?.text ?? "";
    if (!functions.has(name)) throw new Error(`function ${name}`);
  } else if (statement.type === "if_statement") change(statement, session);
  else if (innermost(statement).type === "assignment_expression") assign(innermost(statement), session);
  else check(commandIn(innermost(statement)), session);
}

function assign(node: Node, session: Session): void {
  const [left, , right] = partsOf(node);
  const value = right && innermost(right);
  if (!left || !value) throw new Error(node.text);
  if (value.type === "verbatim_string_characters") session.variables.set(left.text, literal(value.text));
  else session.variables.set(left.text, found(commandIn(value), session));
}

/** Find-Record: the one record of a name that is so. */
function found({ name, words }: Command, { held, origin }: Session): string {
  const [owner, line, ...others] = words.map(textOf);
  if (name !== "Find-Record" || others.length > 0) throw new Error(`${name} ${others}`);
  const all = held.lines().filter((one) => hostName(one, origin) === owner && formatted(one) === line);
  if (all.length !== 1) throw new Error(`Nothing is changed: ${owner} ${line}`);
  return all[0] as string;
}

function check({ name, words }: Command, { held, origin }: Session): void {
  const [owner, type, ...others] = words.map(textOf);
  if (name !== "Assert-Vacant" || others.length > 0) throw new Error(`${name} ${others}`);
  const all = held.lines().filter((one) => hostName(one, origin) === owner && formatted(one).split(" ")[0] === type);
  if (all.length > 0) throw new Error(`Nothing is changed: ${owner} ${type}`);
}

/** Whatever changes something stands behind ShouldProcess, or -WhatIf would do it. */
function change(node: Node, session: Session): void {
  const [condition, block] = partsOf(node);
  const literals = condition?.descendantsOfType("verbatim_string_characters").map((one) => one?.text ?? "") ?? [];
  if (condition?.text !== `$PSCmdlet.ShouldProcess(${literals.join(", ")})`) throw new Error(`if ${condition?.text}`);
  const statements = block?.descendantsOfType("statement_list")[0];
  const bodies = statements ? partsOf(statements) : [];
  const [first, second, third] = bodies.map(({ text }) => text);
  const retimed = /^(\$new\d+) = \[ciminstance\]::new\((\$old\d+)\)$/.exec(first ?? "");
  if (retimed) {
    const [, fresh = "", old = ""] = retimed;
    const seconds = /\.TimeToLive = \[TimeSpan\]::FromSeconds\((\d+)\)$/.exec(second ?? "")?.[1];
    if (
      !second?.startsWith(`${fresh}.`) ||
      third !== `Set-DnsServerResourceRecord @server -ZoneName $zone -OldInputObject ${old} -NewInputObject ${fresh}`
    ) {
      throw new Error(node.text);
    }
    const line = variable(old, session);
    session.held.remove(line);
    session.held.add(line.replace(/^(\S+) \d+ /, `$1 ${seconds} `));
    return;
  }
  const command = commandIn(innermostCommand(bodies[0]));
  if (command.name === "dnscmd") dnscmd(command, bodies[1]?.text ?? "", session);
  else if (bodies.length === 1) cmdlet(command, session);
  else throw new Error(node.text);
}

function innermostCommand(node: Node | undefined): Node {
  const command = node?.descendantsOfType("command")[0];
  if (!command) throw new Error(`no command: ${node?.text}`);
  return command;
}

function cmdlet({ name, words }: Command, session: Session): void {
  const [server, ...rest] = words;
  if (server?.kind !== "variable" || server.text !== "@server") throw new Error(`${name} of another server`);
  const parameters = parametersOf(rest);
  const take = (parameter: string) => {
    const value = parameters.get(parameter);
    parameters.delete(parameter);
    return value;
  };
  if (take("-ZoneName") !== "$zone") throw new Error("another zone");
  if (name === "Remove-DnsServerResourceRecord") {
    session.held.remove(variable(String(take("-InputObject")), session));
    if (!parameters.delete("-Force")) throw new Error("asks whether it should");
  } else if (name.startsWith("Add-DnsServerResourceRecord")) {
    const owner = `${take("-Name")}`;
    const ttl = take("-TimeToLive");
    put(session, owner, Number(ttl), rdataOf(name, take));
  } else throw new Error(name);
  if (parameters.size > 0) throw new Error(`${name} ${[...parameters.keys()]}`);
}

/** dnscmd SERVER /RecordAdd ZONE NODE TTL TXT STRING... and /RecordDelete ZONE NODE TXT STRING... /f */
function dnscmd({ words }: Command, after: string, session: Session): void {
  if (!/^if \(\$LASTEXITCODE -ne 0\) \{ throw "[^"]*" \}$/.test(after))
    throw new Error(`goes on after an error: ${after}`);
  const [server, verb, zone, ...rest] = words.map((word) => ("text" in word ? word.text : ""));
  if (`${server} ${zone}` !== "$dnsServer $zone") throw new Error(`${server} ${zone}`);
  if (rest.some((one) => one === "" || one.includes('"') || one.endsWith("\\")))
    throw new Error("a word that no program gets");
  if (verb === "/RecordAdd") {
    const [node = "", ttl, type, ...strings] = rest;
    if (type !== "TXT") throw new Error(type);
    put(session, node, Number(ttl), `TXT ${strings.map(quoted).join(" ")}`);
  } else if (verb === "/RecordDelete" && rest.at(-1) === "/f") {
    const [node = "", type, ...strings] = rest.slice(0, -1);
    session.held.remove(lineOf(session.origin, node, 0, `${type} ${strings.map(quoted).join(" ")}`));
  } else throw new Error(verb);
}

function put({ held, origin }: Session, node: string, ttl: number, rdata: string): void {
  const line = lineOf(origin, node, ttl, rdata);
  const [owner, , , type] = line.split(" ");
  const beside = held
    .lines()
    .filter((other) => other.split(" ")[0] === owner)
    .map((other) => other.split(" ")[3]);
  if (beside.length > 0 && (type === "CNAME" || beside.includes("CNAME")))
    throw new Error(`CNAME and other data: ${owner}`);
  held.add(line);
}

function lineOf(origin: Name, node: string, ttl: number, rdata: string): string {
  return recordText(spec(`${node === "@" ? origin : `${node}.${origin}`} ${ttl} IN ${rdata}`));
}

/** The parameter sets of Add-DnsServerResourceRecord. */
function rdataOf(name: string, take: (parameter: string) => string | number | true | undefined): string {
  if (name === "Add-DnsServerResourceRecordA") return `A ${take("-IPv4Address")}`;
  if (name === "Add-DnsServerResourceRecordAAAA") return `AAAA ${take("-IPv6Address")}`;
  if (name !== "Add-DnsServerResourceRecord") throw new Error(name);
  if (take("-CName")) return `CNAME ${take("-HostNameAlias")}.`;
  if (take("-DName")) return `DNAME ${take("-DomainNameAlias")}.`;
  if (take("-NS")) return `NS ${take("-NameServer")}.`;
  if (take("-Ptr")) return `PTR ${take("-PtrDomainName")}.`;
  if (take("-MX")) return `MX ${take("-Preference")} ${take("-MailExchange")}.`;
  if (take("-Srv")) return `SRV ${take("-Priority")} ${take("-Weight")} ${take("-Port")} ${take("-DomainName")}.`;
  if (take("-Txt")) return `TXT ${quoted(String(take("-DescriptiveText")))}`;
  const data = String(take("-RecordData"));
  return `TYPE${take("-Type")} \\# ${data.length / 2} ${data}`;
}

function parametersOf(words: readonly Word[]): Map<string, string | number | true> {
  const parameters = new Map<string, string | number | true>();
  let last = "";
  for (const word of words) {
    if (word.kind === "parameter") {
      last = word.text;
      if (parameters.has(last)) throw new Error(`${last} twice`);
      parameters.set(last, true);
    } else if (parameters.get(last) === true) parameters.set(last, word.kind === "seconds" ? word.seconds : word.text);
    else throw new Error(`a word of no parameter, after ${last}`);
  }
  return parameters;
}

function variable(name: string, { variables }: Session): string {
  const value = variables.get(name);
  if (value === undefined) throw new Error(`${name} is empty`);
  return value;
}

function textOf(word: Word): string {
  if (word.kind !== "text") throw new Error(`no text: ${JSON.stringify(word)}`);
  return word.text;
}

function hostName(line: string, origin: Name): string {
  const owner = line.split(" ")[0] as string;
  return owner === origin ? "@" : owner.slice(0, -origin.length - 1);
}

/** What Format-Record makes of a record. */
function formatted(line: string): string {
  const record: RecordSpec = spec(line);
  if (record.type === "TXT") return `TXT ${record.data.strings.join("")}`;
  if (record.type === "CAA") {
    const { flags, tag, value } = record.data;
    return `TYPE257 ${Buffer.from([flags, tag.length]).toString("hex")}${Buffer.from(tag + value, "latin1").toString("hex")}`.toUpperCase();
  }
  if ("octets" in record.data) return `${record.type} ${Buffer.from(record.data.octets).toString("hex").toUpperCase()}`;
  return line
    .split(" ")
    .slice(3)
    .join(" ")
    .replace(/(?<=\S)\.$/, "");
}

function quoted(text: string): string {
  return `"${Array.from(text, (char) => `\\${String(char.charCodeAt(0)).padStart(3, "0")}`).join("")}"`;
}

function expectText({ text }: Node, wanted: string): void {
  if (text !== wanted) throw new Error(`${text}, not ${wanted}`);
}
