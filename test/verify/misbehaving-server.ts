import { createSocket, type RemoteInfo, type Socket as UdpSocket } from "node:dgram";
import { createServer, type Server, type Socket } from "node:net";
import type { Stoppable } from "./with-server.js";

/** What comes back for a query: datagrams or, over TCP, chunks of octets as they are; nothing at all. */
export type Misbehaviour = (query: Uint8Array, reply: (octets: Uint8Array) => void, transport: "udp" | "tcp") => void;

export interface MisbehavingServer extends Stoppable {
  readonly port: number;
  /** How many queries have come. */
  readonly queries: { udp: number; tcp: number };
}

export interface Ways {
  /** Without it nothing listens on UDP. */
  readonly udp?: Misbehaviour;
  /** Without it nothing listens on TCP. */
  readonly tcp?: Misbehaviour;
  /** Answers over UDP come from another port. */
  readonly fromElsewhere?: boolean;
}

/** A name server on loopback that does what it is told, however wrong. */
export async function startMisbehaving({ udp, tcp, fromElsewhere = false }: Ways): Promise<MisbehavingServer> {
  const queries = { udp: 0, tcp: 0 };
  const connections = new Set<Socket>();
  const stream = createServer((socket) => {
    connections.add(socket);
    socket.on("close", () => connections.delete(socket));
    socket.on("error", () => {});
    let read = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      read = Buffer.concat([read, chunk]);
      if (read.length < 2 || read.length < 2 + read.readUInt16BE(0)) return;
      queries.tcp++;
      tcp?.(read.subarray(2), (octets) => socket.writable && socket.write(octets), "tcp");
      read = Buffer.alloc(0);
    });
  });
  const port = await listening(stream);
  const datagrams = createSocket("udp4");
  const other = createSocket("udp4");
  await Promise.all([bound(datagrams, port), bound(other, 0)]);
  const sender = fromElsewhere ? other : datagrams;
  datagrams.on("message", (query: Buffer, { port: to, address }: RemoteInfo) => {
    queries.udp++;
    udp?.(query, (octets) => sender.send(octets, to, address), "udp");
  });
  if (!tcp) await closed(stream);
  if (!udp) datagrams.close();
  const stop = async () => {
    if (udp) datagrams.close();
    other.close();
    for (const socket of connections) socket.destroy();
    if (tcp) await closed(stream);
  };
  return { port, queries, stop };
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
}

function bound(socket: UdpSocket, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(port, "127.0.0.1", () => resolve());
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
