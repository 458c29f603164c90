import { createSocket } from "node:dgram";
import { type Failure, failureOf, noAnswer } from "./failure.js";
import type { Server } from "./server.js";

/** Datagrams that are no answer, before nobody listens any more: a flood of guesses must not keep anybody busy. */
const mostStrays = 100;

/**
 * Sends one datagram from a port of its own, which the system chooses at random (RFC 5452 §9.2), and waits for the answer.
 * The socket is connected: what comes from another address or port never arrives.
 * @param take makes something of an answer; undefined for a datagram that is none: waiting goes on
 * @param patience milliseconds
 */
export function askOverUdp<T>(
  { address, port, family }: Server,
  query: Uint8Array,
  take: (octets: Uint8Array) => T | undefined,
  patience: number,
): Promise<T | Failure> {
  return new Promise((resolve) => {
    const socket = createSocket({
      type: family === 4 ? "udp4" : "udp6",
      lookup: (_name, _options, found) => found(null, address, family),
    });
    let isOpen = true;
    let strays = 0;
    const end = (outcome: T | Failure) => {
      if (!isOpen) return;
      isOpen = false;
      clearTimeout(timer);
      socket.close();
      resolve(outcome);
    };
    const timer = setTimeout(() => end(noAnswer), patience);
    socket.on("error", (error) => end(failureOf(error)));
    socket.on("message", ({ buffer, byteOffset, length }) => {
      const taken = take(new Uint8Array(buffer, byteOffset, length));
      if (taken !== undefined) end(taken);
      else if (++strays >= mostStrays) end({ failed: "nothing comes from it but answers to other questions" });
    });
    socket.connect(port, address, () => {
      if (isOpen) socket.send(query);
    });
  });
}
