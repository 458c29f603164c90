import { cloudOfAutodiscover } from "../estate/microsoft-365.js";
import { whyUnreachable } from "../zone/address.js";
import { below, type Name, withoutDot } from "../zone/name.js";
import type { RecordSpec } from "../zone/record.js";
import { addressRecords } from "./address-argument.js";
import { readDomain } from "./domain-argument.js";
import { defaultTtl, type Generation, isMistake, type Mistake } from "./generated.js";
import { readTarget } from "./target-argument.js";
import { ttlMistake } from "./ttl-argument.js";

export interface HostArguments {
  readonly domain: string;
  /** The host that autodiscover.DOMAIN is to be an alias of; or else `addresses`. */
  readonly target?: string;
  readonly addresses?: readonly string[];
  readonly ttl?: number;
}

/** The host autodiscover.DOMAIN, which serves all clients when the certificate carries its name. */
export function generateHost({ domain, target, addresses = [], ttl = defaultTtl }: HostArguments): Generation {
  const origin = readDomain(domain);
  if (typeof origin !== "string") return origin;
  const owner = below("autodiscover", origin);
  const mistake = ttlMistake(ttl) ?? oneOfTwo(target, addresses);
  if (mistake) return mistake;
  const records = target === undefined ? addressRecords(owner, ttl, addresses) : aliasRecord(owner, ttl, target);
  return isMistake(records) ? records : { origin, records, notes: notesFor(owner, records) };
}

function oneOfTwo(target: string | undefined, addresses: readonly string[]): Mistake | undefined {
  if (target !== undefined && addresses.length > 0) {
    return {
      mistake:
        "--target makes an alias and --address a host; a name cannot be both (RFC 1034 §3.6.2). Give one of them",
    };
  }
  if (target !== undefined || addresses.length > 0) return undefined;
  return {
    mistake: "A host needs --address 203.0.113.10, the public address of Exchange, or --target webmail.companyA.com",
  };
}

function aliasRecord(owner: Name, ttl: number, text: string): RecordSpec[] | Mistake {
  const target = readTarget(text);
  if (typeof target !== "string") return target;
  if (target !== owner) return [{ owner, ttl, type: "CNAME", data: { target } }];
  return {
    mistake: `--target ${withoutDot(target)} would make the name an alias of itself. Type the host that serves Exchange, such as webmail.companyA.com`,
  };
}

function notesFor(owner: Name, records: readonly RecordSpec[]): string[] {
  const host = withoutDot(owner);
  const alias = records.find((record) => record.type === "CNAME");
  const isMicrosofts = alias !== undefined && cloudOfAutodiscover(alias.data.target) !== undefined;
  return [
    isMicrosofts
      ? `Microsoft 365 sends clients on from http://${host}, so no certificate has to carry ${host}.`
      : `The certificate must carry ${host} itself: clients check the name they asked for, not the one an alias leads to (RFC 9525 §6.1.1).`,
    ...(alias ? [`No other record may stand at ${host} beside the CNAME (RFC 1034 §3.6.2).`] : []),
    ...privateNotes(records),
  ];
}

/** What is to be said about addresses that the Internet cannot reach. */
export function privateNotes(records: readonly RecordSpec[]): string[] {
  return records.flatMap(({ type, data }) => {
    const address = type === "A" || type === "AAAA" ? (data as { address: string }).address : "";
    const why = whyUnreachable(address);
    return why ? [`${address} is ${why}: right in an internal zone, useless in the public one.`] : [];
  });
}
