import type { Certificate } from "../../certificate/certificate.js";
import type { HttpRedirect } from "../../estate/estate.js";
import type { Service } from "./autodiscover-answer.js";
import type { ProbeTarget } from "./target.js";

/** What was found of a name that clients dial. */
export interface ProbedHost {
  readonly target: ProbeTarget;
  /** Whether the addresses are those that this machine's resolver gives. */
  readonly isResolved: boolean;
  /** Why there is no address to ask: a clause. */
  readonly unresolved?: string;
  readonly addresses: readonly ProbedAddress[];
  /** How many addresses were left alone, where there are very many. */
  readonly untried?: number;
  /** Of an autodiscover host: what its port 80 does. */
  readonly http?: "open" | "closed" | HttpRedirect;
}

/** What is at port 443 of one address for clients who dialled the name. */
export type ProbedAddress = { readonly address: string } & (
  | { readonly state: "closed" | "dropped" }
  /** `why`: a clause. */
  | { readonly state: "not asked" | "unreachable"; readonly why: string }
  /** It accepts connections, and nobody gets TLS there; `why`: a clause after the port. */
  | { readonly state: "without TLS"; readonly why: string }
  | { readonly state: "open"; readonly certificate?: Certificate; readonly service: Service }
);
