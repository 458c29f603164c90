import { below, type Name, withoutDot } from "../zone/name.js";
import { addressRecords } from "./address-argument.js";
import { readDomain } from "./domain-argument.js";
import { defaultTtl, type Generation, isMistake } from "./generated.js";
import { privateNotes } from "./host.js";
import { readTarget } from "./target-argument.js";
import { ttlMistake } from "./ttl-argument.js";

export interface RedirectArguments {
  readonly domain: string;
  /** The name on the certificate that the web server redirects to. */
  readonly target: string;
  /** Addresses of a web server that answers on port 80 and has port 443 closed: never those of Exchange. */
  readonly addresses: readonly string[];
  readonly ttl?: number;
}

/**
 * The host autodiscover.DOMAIN on a server that only redirects: clients find port 443 closed, ask on port 80 and follow
 * the redirect to a name on the certificate ([MS-OXDISCO] §3.1.5.4).
 */
export function generateRedirect({ domain, target, addresses, ttl = defaultTtl }: RedirectArguments): Generation {
  const origin = readDomain(domain);
  if (typeof origin !== "string") return origin;
  const owner = below("autodiscover", origin);
  const host = readTarget(target);
  if (typeof host !== "string") return host;
  if (host === owner) {
    return {
      mistake: `--target ${withoutDot(host)} is the host that redirects. Type the name on the certificate that it redirects to`,
    };
  }
  if (addresses.length === 0) {
    return {
      mistake:
        "A redirect needs --address 203.0.113.20, a web server on another address than Exchange, with port 443 closed",
    };
  }
  const mistake = ttlMistake(ttl);
  if (mistake) return mistake;
  const records = addressRecords(owner, ttl, addresses);
  if (isMistake(records)) return records;
  return { origin, records, notes: [...notesFor(owner, host), ...privateNotes(records)] };
}

function notesFor(owner: Name, target: Name): string[] {
  const host = withoutDot(owner);
  const path = "/autodiscover/autodiscover.xml";
  return [
    `Port 443 of this address must refuse connections for every name; if it drops them instead, Outlook waits up to 25 seconds.`,
    `Port 80 must answer http://${host}${path} with 301 or 302 and Location: https://${withoutDot(target)}${path}. A redirect to http is refused, and an answer in XML is ignored.`,
    `${withoutDot(target)} must be on the certificate; ${host} need not be.`,
    `The first time, Outlook asks whether ${withoutDot(target)} may configure the account.`,
  ];
}
