import { createContext, runInContext } from "node:vm";
import { heldRecords } from "./held.js";
import type { Model } from "./model.js";
import { quotedOctets, quotedStrings, zoneLine } from "./zone-line.js";

interface Call {
  readonly type: string;
  readonly values: readonly (string | number)[];
  readonly modifiers: readonly object[];
}

const forms: Readonly<Record<string, string>> = {
  A: "s",
  AAAA: "s",
  CAA: "ss",
  CNAME: "s",
  MX: "ns",
  NS: "s",
  SRV: "nnns",
  TLSA: "nnns",
  TXT: "s",
};

/** dnsconfig.js with the D() of a zone above the text; the owner of the file takes out the lines with a minus. */
export const model: Model = {
  carryOut(text, held, origin) {
    const domain = origin.slice(0, -1);
    const records = heldRecords(held);
    const gone = [...text.matchAll(/^\/\/ - (.*),$/gm)].map(([, call = ""]) =>
      run(`D_EXTEND(${JSON.stringify(domain)}, ${call})`),
    );
    for (const call of gone.flatMap(([one]) => one?.calls ?? []))
      records.remove(heldLine(records.lines(), lineOf(call, domain)));
    for (const { zone, calls } of run(text)) {
      if (zone !== domain) throw new Error(`${zone} was not declared yet`);
      for (const call of calls) records.add(lineOf(call, domain));
    }
    const lines = records.lines();
    for (const line of lines.filter((one) => one.includes(" IN CNAME "))) {
      if (lines.some((other) => other !== line && other.split(" ")[0] === line.split(" ")[0])) throw new Error(line);
    }
    return lines;
  },
  altered: (record) =>
    record.type === "TXT"
      ? { ...record, data: { strings: record.data.strings.join("").match(/.{1,255}/gs) ?? [""] } }
      : record,
};

/** The record that is there, though its strings may be divided otherwise. */
function heldLine(held: readonly string[], line: string): string {
  const whole = (one: string) => one.replace(/ \d+ IN /, " IN ").replaceAll(/(?<=(?:^|[^\\])(?:\\\\)*)" "/g, "");
  return held.find((one) => whole(one) === whole(line)) ?? line;
}

/** Runs it with stubs that keep the calls; nothing else is there. */
function run(script: string): { readonly zone: string; readonly calls: readonly Call[] }[] {
  const seen: { zone: string; calls: Call[] }[] = [];
  const keep = (zone: string, calls: Call[]) => {
    seen.push({ zone, calls });
  };
  const record =
    (type: string) =>
    (...all: (string | number | object)[]) => ({
      type,
      values: all.filter((one) => typeof one !== "object"),
      modifiers: all.filter((one) => typeof one === "object"),
    });
  const functions = {
    D_EXTEND: (zone: string, ...calls: Call[]) => keep(zone, calls),
    D: (zone: string, _registrar: string, _provider: object, ...calls: Call[]) => keep(zone, calls),
    NewRegistrar: (name: string) => name,
    NewDnsProvider: (name: string) => name,
    DnsProvider: (name: string) => ({ name }),
    TTL: (seconds: number) => ({ seconds }),
    CAA_CRITICAL: { flags: 128 },
    DISABLE_REPEATED_DOMAIN_CHECK: { skip: true },
    ...Object.fromEntries(Object.keys(forms).map((type) => [type, record(type)])),
  };
  runInContext(script, createContext(functions));
  return seen;
}

function lineOf({ type, values, modifiers }: Call, domain: string): string {
  const [name, ...rest] = values;
  const kinds = rest.map((value) => (typeof value === "number" ? "n" : "s")).join("");
  if (typeof name !== "string" || kinds !== forms[type]) throw new Error(`${type}(${values.join(", ")})`);
  const {
    seconds,
    flags = 0,
    skip,
  }: { seconds?: number; flags?: number; skip?: true } = Object.assign({}, ...modifiers);
  if (seconds === undefined) throw new Error("no TTL");
  if ((name === domain || name.endsWith(`.${domain}`)) !== (skip === true)) throw new Error("repeats the domain");
  const owner = name === "@" ? `${domain}.` : `${name}.${domain}.`;
  const last = String(rest.at(-1));
  if (type === "TXT") return zoneLine(owner, seconds, type, quotedStrings(last, 255));
  if (type === "CAA") return zoneLine(owner, seconds, type, `${flags} ${rest[0]} ${quotedOctets(last)}`);
  return zoneLine(owner, seconds, type, rest.join(" "));
}
