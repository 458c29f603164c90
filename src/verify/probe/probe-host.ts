import { readCertificate } from "../../certificate/read.js";
import { type Name, withoutDot } from "../../zone/name.js";
import type { Network } from "../network.js";
import { ask } from "./ask.js";
import { serviceOf } from "./autodiscover-answer.js";
import type { Doors } from "./doors.js";
import { handshake } from "./handshake.js";
import { mostAddresses } from "./limits.js";
import { whyOffLimits } from "./off-limits.js";
import type { ProbedAddress, ProbedHost } from "./probed-host.js";
import { autodiscoverUrl, redirectOf } from "./redirect.js";
import { resolvedAddresses } from "./resolved-addresses.js";
import type { ProbeTarget } from "./target.js";

export interface Probing {
  readonly network: Network;
  readonly doors: Doors;
  /** Milliseconds for each step. */
  readonly patience: number;
  readonly allowPrivate: boolean;
}

/** Asks one host what clients would: port 443 of each address, and where they do, port 80. */
export async function probeHost(target: ProbeTarget, probing: Probing): Promise<ProbedHost> {
  const isResolved = target.addresses === undefined;
  const found = target.addresses ?? (await resolvedAddresses(target.name, probing.network, probing.patience));
  if (typeof found === "string") return { target, isResolved, unresolved: found, addresses: [] };
  const addresses = await Promise.all(
    found.slice(0, mostAddresses).map((address) => probeAddress(address, target, probing)),
  );
  const http = target.isRedirecting ? await port80(addresses, target.name, probing) : undefined;
  const untried = found.length - addresses.length;
  return { target, isResolved, addresses, ...(http && { http }), ...(untried > 0 && { untried }) };
}

async function probeAddress(address: string, target: ProbeTarget, probing: Probing): Promise<ProbedAddress> {
  const offLimits = whyOffLimits(address, probing.allowPrivate);
  if (offLimits) return { address, state: "not asked", why: offLimits };
  const dialled = await probing.doors(address, 443);
  if (dialled.state !== "open") return { address, ...dialled };
  const host = withoutDot(target.name);
  const secured = await handshake(dialled.socket, host, probing.patience);
  if ("failed" in secured) return { address, state: "without TLS", why: secured.failed };
  const certificate = secured.leaf && readCertificate({ path: `${host}:443`, bytes: secured.leaf });
  const answer = await ask(secured.socket, { method: "POST", host, body: question(target.domain) }, probing.patience);
  return {
    address,
    state: "open",
    ...(certificate && !("unreadable" in certificate) && { certificate }),
    service:
      "failed" in answer ? { says: `${answer.failed} when asked for Autodiscover` } : serviceOf(answer, target.name),
  };
}

/** As clients ask ([MS-OXDSCLI] §2.2.3), for a mailbox that nobody has: who has settings for everybody has some for it. */
function question(domain: Name): string {
  const schemas = "http://schemas.microsoft.com/exchange/autodiscover/outlook";
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<Autodiscover xmlns="${schemas}/requestschema/2006"><Request>`,
    `<EMailAddress>zonewright@${withoutDot(domain).replace(/[<&]/g, "")}</EMailAddress>`,
    `<AcceptableResponseSchema>${schemas}/responseschema/2006a</AcceptableResponseSchema>`,
    "</Request></Autodiscover>",
  ].join("\n");
}

/** One plain question, at the first address that may be asked; what else port 80 has is nobody's concern. */
async function port80(
  addresses: readonly ProbedAddress[],
  name: Name,
  { doors, patience }: Probing,
): Promise<ProbedHost["http"]> {
  const asked = addresses.filter(({ state }) => state !== "not asked");
  for (const { address } of asked) {
    const dialled = await doors(address, 80);
    if (dialled.state !== "open") continue;
    const answer = await ask(dialled.socket, { method: "GET", host: withoutDot(name) }, patience);
    return "failed" in answer ? "open" : (redirectOf(answer, autodiscoverUrl("http", name)) ?? "open");
  }
  return asked.some(({ state }) => state !== "unreachable") ? "closed" : undefined;
}
