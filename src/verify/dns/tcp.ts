import { createConnection, type Socket } from "node:net";
import type { Server } from "./server.js";

export interface TcpLimits {
  /** Milliseconds without a single octet. */
  readonly patience: number;
  /** Milliseconds for everything. */
  readonly overall: number;
}

/** That a stream of messages ended as it should not. */
export class BrokenStream extends Error {}

/**
 * Asks over a connection of its own and gives the messages that come (RFC 1035 §4.2.2), until the server closes it or
 * nobody wants more.
 * @throws BrokenStream, or an error of the system
 */
export async function* messagesOverTcp(
  { address, port, family }: Server,
  query: Uint8Array,
  { patience, overall }: TcpLimits,
): AsyncGenerator<Uint8Array, void> {
  const socket = createConnection({ host: address, port, family, noDelay: true });
  const deadline = setTimeout(() => socket.destroy(new BrokenStream("it takes too long")), overall);
  socket.setTimeout(patience, () => socket.destroy(new BrokenStream("it does not answer")));
  try {
    socket.write(framed(query));
    yield* framesIn(socket);
  } finally {
    clearTimeout(deadline);
    // What is still on its way concerns nobody any more.
    socket.on("error", () => {});
    socket.destroy();
  }
}

function framed(message: Uint8Array): Uint8Array {
  const octets = new Uint8Array(2 + message.length);
  new DataView(octets.buffer).setUint16(0, message.length);
  octets.set(message, 2);
  return octets;
}

async function* framesIn(socket: Socket): AsyncGenerator<Uint8Array, void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (; rest.length - at >= 2; ) {
      const end = at + 2 + rest.readUInt16BE(at);
      if (end > rest.length) break;
      // A Buffer's slice is no copy, and nobody later on should have to know.
      yield new Uint8Array(rest.buffer, rest.byteOffset + at + 2, end - at - 2);
      at = end;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new BrokenStream("it breaks off inside a message");
}
