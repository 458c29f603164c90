import type { Socket } from "node:net";
import type { Network } from "../network.js";

/**
 * What becomes of an attempt to connect. `closed`: the host refuses; `dropped`: nobody says anything; `unreachable`: there
 * is no way from this machine, which says nothing about the host.
 */
export type Dialled =
  | { readonly state: "open"; readonly socket: Socket }
  | { readonly state: "closed" | "dropped" }
  | { readonly state: "unreachable"; readonly why: string };

const closing = new Set(["ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE"]);

/** @param patience milliseconds */
export function dial(network: Network, address: string, port: number, patience: number): Promise<Dialled> {
  return new Promise((resolve) => {
    const socket = network.connect(address, port);
    const end = (dialled: Dialled) => {
      clearTimeout(timer);
      if (dialled.state !== "open") socket.destroy();
      resolve(dialled);
    };
    const timer = setTimeout(() => end({ state: "dropped" }), patience);
    socket.once("connect", () => end({ state: "open", socket }));
    // It stays: an error after that is for whoever uses the socket, and ends no run.
    socket.on("error", (error: NodeJS.ErrnoException) => end(stateOf(error)));
  });
}

function stateOf({ code = "", message }: NodeJS.ErrnoException): Dialled {
  if (closing.has(code)) return { state: "closed" };
  return code === "ETIMEDOUT" ? { state: "dropped" } : { state: "unreachable", why: code || message };
}
