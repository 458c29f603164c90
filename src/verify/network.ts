import { lookup } from "node:dns/promises";
import { connect, type Socket } from "node:net";

/** How a run reaches other hosts; a test leads it to servers of its own. */
export interface Network {
  /** Begins to connect, over TCP. */
  connect(address: string, port: number): Socket;
  /**
   * The addresses of a host, as programs of this machine find them.
   * @param name ends in a dot, so that no search list is tried
   * @throws the system's errors: ENOTFOUND …
   */
  resolve(name: string): Promise<readonly string[]>;
}

export const systemNetwork: Network = {
  connect: (address, port) => connect({ host: address, port }),
  resolve: async (name) => (await lookup(name, { all: true })).map(({ address }) => address),
};
