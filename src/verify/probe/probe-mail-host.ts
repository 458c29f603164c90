import type { Certificate } from "../../certificate/certificate.js";
import { readCertificate } from "../../certificate/read.js";
import { withoutDot } from "../../zone/name.js";
import { handshake } from "./handshake.js";
import type { MailTarget } from "./mail-target.js";
import { whyOffLimits } from "./off-limits.js";
import type { Probing } from "./probe-host.js";
import { resolvedAddresses } from "./resolved-addresses.js";
import { startTls } from "./start-tls.js";

/** What STARTTLS gives at a port of a mail host. */
export interface ProbedMailHost {
  readonly target: MailTarget;
  /** The address that was asked: the first that may be. */
  readonly address?: string;
  /** Absent when it presents none that can be read, or `failed` says why there is none. */
  readonly certificate?: Certificate;
  /** A clause after the port. */
  readonly failed?: string;
}

/** Changes over to TLS at one address of a mail host, and looks at the certificate. */
export async function probeMailHost(target: MailTarget, probing: Probing): Promise<ProbedMailHost> {
  const { network, patience, allowPrivate, doors } = probing;
  const found = target.addresses ?? (await resolvedAddresses(target.name, network, patience));
  if (typeof found === "string") return { target, failed: `not asked, ${found}` };
  const address = found.find((one) => whyOffLimits(one, allowPrivate) === undefined);
  const [first] = found;
  if (first === undefined) return { target, failed: "not asked, it has no address" };
  if (address === undefined) return { target, failed: `not asked, ${first} ${whyOffLimits(first, allowPrivate)}` };
  const dialled = await doors(address, target.port);
  if (dialled.state !== "open") return { target, address, failed: closedAs(dialled.state) };
  const host = withoutDot(target.name);
  const refused = await startTls(dialled.socket, target.port, patience);
  if (refused) return { target, address, failed: refused };
  const secured = await handshake(dialled.socket, host, patience);
  if ("failed" in secured) return { target, address, failed: secured.failed };
  secured.socket.destroy();
  const certificate = secured.leaf && readCertificate({ path: `${host}:${target.port}`, bytes: secured.leaf });
  return { target, address, ...(certificate && !("unreadable" in certificate) && { certificate }) };
}

function closedAs(state: "closed" | "dropped" | "unreachable"): string {
  return { closed: "refuses connections", dropped: "does not answer", unreachable: "cannot be reached from here" }[
    state
  ];
}
