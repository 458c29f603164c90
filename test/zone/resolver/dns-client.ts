import { connect } from "node:net";
import { type QuestionType, questionMessage, type Reply, readReply } from "./dns-message.js";

/** One TCP connection to a name server, on which many questions may be under way (RFC 7766 §6.2.1.1). */
export interface DnsClient {
  /** @param name absolute, in presentation form */
  ask(name: string, type: QuestionType): Promise<Reply>;
  close(): void;
}

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (fault: Error) => void;
}

/** Connects to a server on this machine; a connection that ends lets every question under way fail. */
export async function dnsClient(port: number): Promise<DnsClient> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  const waiting = new Map<number, Waiting>();
  let received = Buffer.alloc(0);
  let lastId = 0;
  socket.on("data", (data) => {
    received = Buffer.concat([received, data]);
    while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
      const end = 2 + received.readUInt16BE(0);
      const reply = readReply(received.subarray(2, end));
      received = received.subarray(end);
      waiting.get(reply.id)?.resolve(reply);
      waiting.delete(reply.id);
    }
  });
  const fail = (fault: Error) => {
    for (const { reject } of waiting.values()) reject(fault);
    waiting.clear();
  };
  socket.on("close", () => fail(new Error("the server closed the connection")));
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  socket.on("error", fail);
  return {
    ask: (name, type) =>
      new Promise((resolve, reject) => {
        lastId = (lastId + 1) % 0x10000;
        waiting.set(lastId, { resolve, reject });
        const message = questionMessage(lastId, name, type);
        const length = Buffer.alloc(2);
        length.writeUInt16BE(message.length);
        socket.write(Buffer.concat([length, message]));
      }),
    close: () => socket.destroy(),
  };
}
