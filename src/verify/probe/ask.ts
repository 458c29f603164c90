import { type IncomingMessage, request } from "node:http";
import type { Socket } from "node:net";
import { mostBody, mostHead } from "./limits.js";

/** What a host is asked. Nothing in it says who asks. */
export interface Asked {
  readonly method: "GET" | "POST";
  /** As the Host header names it, without the final dot. */
  readonly host: string;
  readonly body?: string;
}

/** An HTTP answer. All of it is hostile text. */
export interface Answer {
  readonly status: number;
  /** By name in lower case; of several with one name all, with commas between them. */
  readonly headers: Readonly<Record<string, string>>;
  /** Its beginning. */
  readonly body: string;
}

export const autodiscoverPath = "/autodiscover/autodiscover.xml";

/**
 * Asks for Autodiscover over a connection that is open, and closes it. No credentials are sent, no redirect is followed,
 * and no more is read than the limits say.
 * @param patience milliseconds
 * @returns why there is no answer: a clause
 */
export function ask(socket: Socket, asked: Asked, patience: number): Promise<Answer | { readonly failed: string }> {
  const { method, host, body = "" } = asked;
  return new Promise((resolve) => {
    let answer: IncomingMessage | undefined;
    const chunks: Buffer[] = [];
    const end = (failed: string) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer ? answerOf(answer, chunks) : { failed });
    };
    const timer = setTimeout(() => end("does not answer"), patience);
    const headers = {
      ...{ Host: host, "User-Agent": "zonewright", Accept: "*/*", "Accept-Encoding": "identity", Connection: "close" },
      ...(method === "POST" && {
        "Content-Type": "text/xml; charset=utf-8",
        "Content-Length": Buffer.byteLength(body),
      }),
    };
    const path = autodiscoverPath;
    const sent = request({ createConnection: () => socket, method, path, headers, maxHeaderSize: mostHead });
    sent.on("response", (response) => {
      answer = response;
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size >= mostBody) end("");
      });
      response.on("close", () => end(""));
      response.on("error", () => end(""));
    });
    // Answers that only announce another one may go on for ever.
    sent.on("information", () => socket.bytesRead > mostHead && end("announces an answer without end"));
    sent.on("upgrade", () => end("wants to speak another protocol"));
    sent.on("error", ({ code = "" }: NodeJS.ErrnoException) => end(reasonOf(code)));
    sent.on("close", () => end("hangs up without an answer"));
    sent.end(body);
  });
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, chunks: readonly Buffer[]): Answer {
  const texts = Object.entries(headers).map(([name, value]) => [name, [value ?? ""].flat().join(", ")]);
  const body = Buffer.concat(chunks).subarray(0, mostBody).toString("utf8");
  return { status: statusCode, headers: Object.fromEntries(texts) as Record<string, string>, body };
}

function reasonOf(code: string): string {
  if (code === "HPE_HEADER_OVERFLOW") return "answers with a head without end";
  return code.startsWith("HPE_") ? "does not speak HTTP" : "hangs up without an answer";
}
