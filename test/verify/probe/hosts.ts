import { readFileSync } from "node:fs";
import { createServer as createPlain, type RequestListener } from "node:http";
import { createServer } from "node:https";
import { createSecureContext, type SecureContext } from "node:tls";
import type { Made } from "../../certificate/openssl.js";
import { listening } from "./loopback.js";

/** What came in at a host. */
export interface Seen {
  readonly method: string;
  readonly host: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export const exchange: RequestListener = (_, response) => {
  response.writeHead(401, { "WWW-Authenticate": ["Negotiate", "NTLM", 'Basic realm="mail"'], "X-FEServer": "EX01" });
  response.end();
};

export const notFound: RequestListener = (_, response) => response.writeHead(404).end("<html>not here</html>");

/** As a hoster's IMAP settings come: cPanel and its kin answer everybody. */
export const otherService: RequestListener = (_, response) => {
  const settings = "<Account><Protocol><Type>IMAP</Type></Protocol></Account>";
  response.writeHead(200, { "Content-Type": "text/xml" });
  response.end(`<?xml version="1.0"?><Autodiscover><Response>${settings}</Response></Autodiscover>`);
};

export const redirectTo =
  (location: string, status = 302): RequestListener =>
  (_, response) =>
    response.writeHead(status, { Location: location }).end();

function noting(seen: Seen[] | undefined, answer: RequestListener): RequestListener {
  return (request, response) => {
    seen?.push({ method: request.method ?? "", host: request.headers.host ?? "", headers: request.headers });
    return answer(request, response);
  };
}

/** A host on port 443 of a test. */
export function tlsHost(
  { file, keyFile }: Made,
  answer: RequestListener,
  options: { readonly seen?: Seen[]; readonly host?: string; readonly sni?: Readonly<Record<string, Made>> } = {},
): Promise<number> {
  const pair = ({ file: cert, keyFile: key }: Pick<Made, "file" | "keyFile">) => ({
    cert: readFileSync(cert),
    key: readFileSync(key),
  });
  const server = createServer({
    ...pair({ file, keyFile }),
    ...(options.sni && {
      SNICallback: (name: string, done: (error: null, context?: SecureContext) => void) => {
        const made = options.sni?.[name];
        done(null, made && createSecureContext(pair(made)));
      },
    }),
  });
  server.on("request", noting(options.seen, answer));
  server.on("tlsClientError", () => {});
  return listening(server, options.host);
}

/** A host on port 80 of a test. */
export function plainHost(answer: RequestListener, seen?: Seen[]): Promise<number> {
  return listening(createPlain(noting(seen, answer)));
}
