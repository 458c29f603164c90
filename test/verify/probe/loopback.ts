import { connect, createServer, type Server, Socket } from "node:net";
import { afterAll } from "vitest";
import type { Network } from "../../../src/verify/network.js";

/** Where a connection of a test is led. A port is one of this machine. */
export type Door = number | "closed" | "dropped" | "unreachable";

/**
 * A network of which a test decides what is where.
 * @param doors by address and port, `203.0.113.10 443`; others are closed
 * @param names what the resolver of the machine knows
 */
export function networkWith(
  doors: Readonly<Record<string, Door>>,
  names: Readonly<Record<string, readonly string[]>> = {},
): Network & { readonly dialled: string[] } {
  const dialled: string[] = [];
  return {
    dialled,
    connect(address, port) {
      const key = `${address} ${port}`;
      dialled.push(key);
      const door = doors[key] ?? "closed";
      if (typeof door === "number") return connect({ host: address.includes(":") ? "::1" : "127.0.0.1", port: door });
      const socket = new Socket();
      const code = { closed: "ECONNREFUSED", unreachable: "ENETUNREACH", dropped: undefined }[door];
      if (code) setImmediate(() => socket.destroy(Object.assign(new Error(code), { code })));
      return socket;
    },
    async resolve(name) {
      const found = names[name];
      if (!found) throw Object.assign(new Error("not found"), { code: "ENOTFOUND" });
      return found;
    },
  };
}

const running: Server[] = [];
const open = new Set<Socket>();

afterAll(() => {
  for (const socket of open) socket.destroy();
  for (const server of running) server.close();
});

/** Lets a server listen on this machine, as long as the tests of a file run. */
export async function listening(server: Server, host = "127.0.0.1"): Promise<number> {
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    // Half the servers of these tests are hung up on.
    socket.on("error", () => {});
    socket.on("close", () => open.delete(socket));
  });
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return (server.address() as { port: number }).port;
}

/** A server that does this with whoever comes. */
export function raw(greet: (socket: Socket) => void, host?: string): Promise<number> {
  return listening(createServer(greet), host);
}
