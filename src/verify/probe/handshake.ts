import type { Socket } from "node:net";
import { connect, type TLSSocket } from "node:tls";

export interface Secured {
  readonly socket: TLSSocket;
  /** The host's own certificate, in DER; absent when it presents none. */
  readonly leaf?: Uint8Array;
}

/** Why no TLS came about: a clause. */
export interface Unsecured {
  readonly failed: string;
}

/**
 * Agrees on TLS as a client does that dialled the name, but takes whatever certificate comes: nothing is told to the host
 * that would need a trusted one. Old servers are spoken to as well, for Exchange 2010 knows nothing newer than TLS 1.0.
 * @param name without the final dot
 * @param patience milliseconds
 */
export function handshake(socket: Socket, name: string, patience: number): Promise<Secured | Unsecured> {
  return new Promise((resolve) => {
    const secure = connect({
      ...{ socket, servername: name, rejectUnauthorized: false, checkServerIdentity: () => undefined },
      ...{ minVersion: "TLSv1", ciphers: "DEFAULT:@SECLEVEL=0", ALPNProtocols: ["http/1.1"] },
    });
    const end = (outcome: Secured | Unsecured) => {
      clearTimeout(timer);
      if ("failed" in outcome) socket.destroy();
      resolve(outcome);
    };
    const timer = setTimeout(() => end({ failed: "does not finish the TLS handshake" }), patience);
    secure.once("secureConnect", () => {
      const leaf = secure.getPeerX509Certificate()?.raw;
      end({ socket: secure, ...(leaf && { leaf }) });
    });
    secure.on("error", (error: NodeJS.ErrnoException) => end({ failed: reasonOf(error) }));
    secure.once("close", () => end({ failed: hangsUp }));
  });
}

const hangsUp = "hangs up during the TLS handshake";

/** OpenSSL's own words for an alert (`tlsv1 unrecognized name`), and for what is no TLS at all. */
function reasonOf(error: NodeJS.ErrnoException & { readonly reason?: string }): string {
  const { code = "", reason } = error;
  if (code === "ECONNRESET" || code === "EPIPE") return hangsUp;
  if (/WRONG_VERSION|PACKET_LENGTH|HTTP_REQUEST|UNKNOWN_PROTOCOL|BAD_RECORD/.test(code)) return "does not speak TLS";
  return `ends the TLS handshake: ${reason || code || "no reason given"}`;
}
