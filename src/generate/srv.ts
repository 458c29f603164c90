import { whyInternal } from "../certificate/internal-name.js";
import { cloudOfAutodiscover } from "../estate/microsoft-365.js";
import { below, isAtOrBelow, type Name, withoutDot } from "../zone/name.js";
import { readDomain } from "./domain-argument.js";
import { defaultTtl, type Generation } from "./generated.js";
import { readTarget } from "./target-argument.js";
import { ttlMistake } from "./ttl-argument.js";

export interface SrvArguments {
  /** The mail domain: what stands after the @. */
  readonly domain: string;
  /** The name on the certificate that Outlook is led to. */
  readonly target: string;
  /** Seconds; default an hour. */
  readonly ttl?: number;
}

/** The SRV record that leads Outlook to a name on the certificate (RFC 2782; Exchange: port 443, priority and weight 0). */
export function generateSrv({ domain, target, ttl = defaultTtl }: SrvArguments): Generation {
  const origin = readDomain(domain);
  if (typeof origin !== "string") return origin;
  const host = readTarget(target);
  if (typeof host !== "string") return host;
  const mistake = ttlMistake(ttl) ?? pointlessTarget(origin, host) ?? aliasTarget(origin, host);
  if (mistake) return mistake;
  const data = { priority: 0, weight: 0, port: 443, target: host };
  return {
    origin,
    records: [{ owner: below("_autodiscover._tcp", origin), ttl, type: "SRV", data }],
    notes: notesFor(origin, host),
  };
}

/** Clients ask for autodiscover.DOMAIN before they look for the SRV record. */
function pointlessTarget(origin: Name, target: Name) {
  if (target !== below("autodiscover", origin)) return undefined;
  return {
    mistake: `--target ${withoutDot(target)} is asked before the SRV record is looked for, so the record would change nothing. Type another name that is on the certificate, such as the one of Outlook on the web`,
  };
}

/** RFC 2782: the target must not be an alias; the hosts that Microsoft names for CNAME records are. */
function aliasTarget(origin: Name, target: Name) {
  if (!cloudOfAutodiscover(target)) return undefined;
  const host = withoutDot(target);
  return {
    mistake: `--target ${host} is an alias at Microsoft 365, and an SRV record must not lead to one (RFC 2782). For mailboxes in Microsoft 365 type: zonewright generate host ${withoutDot(origin)} --target ${host}`,
  };
}

function notesFor(origin: Name, target: Name): string[] {
  const autodiscover = withoutDot(below("autodiscover", origin));
  return [
    `${withoutDot(target)} must be on the certificate and have an A or AAAA record of its own, not a CNAME (RFC 2782).`,
    `Clients look for the SRV record last: delete any A, AAAA or CNAME record of ${autodiscover}, and see that no wildcard record answers for it.`,
    `https://${withoutDot(origin)}/ is asked first: it must refuse the connection or show a certificate for its name.`,
    ...(isAtOrBelow(target, origin)
      ? []
      : [`The first time, Outlook asks whether ${withoutDot(target)} may configure the account.`]),
    ...(whyInternal(origin)
      ? [`Nobody on the Internet can look up ${withoutDot(origin)}: this serves an internal zone only.`]
      : []),
  ];
}
