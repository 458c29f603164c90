import type { Network } from "../network.js";
import { type Dialled, dial } from "./dial.js";

/** Connects to a port of an address. */
export type Doors = (address: string, port: number) => Promise<Dialled>;

/**
 * Connects, once for each port where nobody gets in: the names of an estate share few addresses, and to learn again and
 * again that one of them drops what comes in would take hours.
 */
export function doors(network: Network, patience: number): Doors {
  const firsts = new Map<string, Promise<Dialled>>();
  return async (address, port) => {
    const key = `${address} ${port}`;
    const first = firsts.get(key);
    if (first) {
      const found = await first;
      return found.state === "open" ? dial(network, address, port, patience) : found;
    }
    const own = dial(network, address, port, patience);
    firsts.set(key, own);
    return own;
  };
}
