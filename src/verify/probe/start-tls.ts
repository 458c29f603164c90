import type { Socket } from "node:net";
import { mostHead } from "./limits.js";
import type { MailPort } from "./mail-target.js";

/** A line that is said, and what the server has to answer before the next one. */
interface Exchange {
  readonly say?: string;
  /** The last line of a right answer. */
  readonly until: RegExp;
}

/** RFC 3207 §4: a greeting, EHLO with its list of extensions, STARTTLS. */
const smtp: readonly Exchange[] = [
  { until: /^220 / },
  { say: "EHLO probe.invalid", until: /^250 / },
  { say: "STARTTLS", until: /^220(?: |$)/ },
];

const conversations: Readonly<Record<MailPort, readonly Exchange[]>> = {
  25: smtp,
  587: smtp,
  // RFC 9051 §6.2.1.
  143: [{ until: /^\* OK/i }, { say: "a STARTTLS", until: /^a OK/i }],
  // RFC 2595 §4.
  110: [{ until: /^\+OK/i }, { say: "STLS", until: /^\+OK/i }],
};

/** Lines that neither end an answer nor refuse: of several lines in SMTP, and what IMAP says without being asked. */
const goesOn: Readonly<Record<MailPort, RegExp>> = { 25: /^\d{3}-/, 587: /^\d{3}-/, 143: /^\* (?!BYE)/i, 110: /^(?!)/ };

/**
 * Asks a mail server to change over to TLS.
 * @param patience milliseconds, for the whole of it
 * @returns why it does not: a clause after the port; undefined when TLS may begin
 */
export function startTls(socket: Socket, port: MailPort, patience: number): Promise<string | undefined> {
  const exchanges = conversations[port];
  return new Promise((resolve) => {
    let [step, text, size] = [0, "", 0];
    const end = (failed?: string) => {
      clearTimeout(timer);
      socket.removeAllListeners("data").removeAllListeners("close");
      // Reading goes on where TLS begins.
      socket.pause();
      if (failed !== undefined) socket.destroy();
      resolve(failed);
    };
    const timer = setTimeout(() => end("does not answer in time"), patience);
    const hear = (line: string): boolean => {
      const { until } = exchanges[step] as Exchange;
      if (!until.test(line)) {
        if (!goesOn[port].test(line)) end(step === 0 ? "does not greet as a mail server does" : "offers no STARTTLS");
        return goesOn[port].test(line);
      }
      const next = exchanges[++step];
      if (!next) end();
      else socket.write(`${next.say}\r\n`);
      return next !== undefined;
    };
    socket.on("data", (chunk: Buffer) => {
      size += chunk.length;
      text += chunk.toString("latin1");
      if (size > mostHead) return end("talks without end");
      const lines = text.split("\n");
      text = lines.pop() ?? "";
      for (const line of lines) if (!hear(line.replace(/\r$/, ""))) return undefined;
    });
    socket.once("close", () => end("hangs up"));
  });
}
