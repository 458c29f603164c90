import { createSocket } from "node:dgram";
import { createConnection } from "node:net";
import type { Misbehaviour } from "./misbehaving-server.js";
import { framed } from "./wire.js";

/** Answers as another server of this machine does, over the transport that was used. @param delay milliseconds */
export function forwardingTo(port: number, delay = 0): Misbehaviour {
  return (query, reply, transport) => {
    if (transport === "tcp") {
      const socket = createConnection(port, "127.0.0.1");
      let read = Buffer.alloc(0);
      socket.on("data", (chunk) => {
        read = Buffer.concat([read, chunk]);
        if (read.length < 2 || read.length < 2 + read.readUInt16BE(0)) return;
        // A server has few connections to give.
        socket.destroy();
        reply(read);
      });
      socket.on("error", () => {});
      socket.write(framed(query));
      return;
    }
    const socket = createSocket("udp4");
    socket.on("error", () => socket.close());
    socket.on("message", (octets) => {
      socket.close();
      setTimeout(() => reply(octets), delay);
    });
    socket.send(query, port, "127.0.0.1");
  };
}
