import { isIP } from "node:net";
import type { Zone } from "../zone/zone.js";
import type { Server } from "./dns/server.js";
import type { Network } from "./network.js";

/** A server as it was given: an address or a name, and a port. */
export interface ServerArgument {
  readonly host: string;
  readonly port: number;
}

const dnsPort = 53;

/**
 * Reads `ADDR[:PORT]`: an IPv4 address, an IPv6 address, in brackets where a port follows, or a name.
 * @returns undefined for another form
 */
export function serverArgument(text: string): ServerArgument | undefined {
  if (isIP(text) !== 0) return { host: text, port: dnsPort };
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-f:.]+)\]|([^\s:[\]@]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = digits === undefined ? dnsPort : Number(digits);
  if (host === undefined || port < 1 || port > 65_535) return undefined;
  if (bracketed !== undefined && isIP(bracketed) !== 6) return undefined;
  return { host, port };
}

/** What a name of a server is at, or why nobody knows. */
export type Resolved = { readonly servers: readonly Server[] } | { readonly failed: string };

/** The addresses of a server: what the system's resolver says of a name. */
export async function resolvedServers({ host, port }: ServerArgument, { resolve }: Network): Promise<Resolved> {
  const family = isIP(host);
  if (family === 4 || family === 6) return { servers: [{ address: host, family, port, label: labelOf(host, port) }] };
  try {
    const servers = (await resolve(host)).map((address): Server => {
      const label = `${host.replace(/\.$/, "")} (${labelOf(address, port)})`;
      return { address, family: isIP(address) === 6 ? 6 : 4, port, label };
    });
    return { servers };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      failed: `the address of ${host.replace(/\.$/, "")} cannot be found (${code ?? "the system's resolver does not answer"})`,
    };
  }
}

/** The name servers that a zone names; their names end in a dot, so that no search list is tried. */
export function ownServers(zone: Zone): ServerArgument[] {
  return zone.records(zone.origin, "NS").map(({ data }) => ({ host: data.target, port: dnsPort }));
}

function labelOf(address: string, port: number): string {
  if (port === dnsPort) return address;
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}
