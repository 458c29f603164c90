import { longestDomain } from "../federation/federated.js";
import { proofLength } from "../federation/proof.js";
import { printable } from "../text/printable.js";
import { type Name, withoutDot } from "../zone/name.js";
import type { RecordSpec } from "../zone/record.js";
import { readDomain } from "./domain-argument.js";
import { defaultTtl, type Generation, type Mistake } from "./generated.js";
import { ttlMistake } from "./ttl-argument.js";

export interface FederationArguments {
  readonly domain: string;
  /** The strings that Get-FederatedDomainProof prints for the domain: one per federation certificate. */
  readonly proofs: readonly string[];
  readonly ttl?: number;
}

const askExchange =
  "Copy it again from (Get-FederatedDomainProof -DomainName DOMAIN).Proof, in one piece and without quotes";

/** The TXT records that prove to the federation gateway that the organisation owns the domain. */
export function generateFederation({ domain, proofs, ttl = defaultTtl }: FederationArguments): Generation {
  const origin = readDomain(domain);
  if (typeof origin !== "string") return origin;
  if (proofs.length === 0) {
    return { mistake: `A proof is missing: --proof TEXT. ${askExchange.replace("Copy it again", "Copy it")}` };
  }
  const strings = [...new Set(proofs.map((proof) => proof.trim()))];
  const mistake =
    ttlMistake(ttl) ?? domainMistake(origin) ?? strings.map(proofMistake).find((one) => one !== undefined);
  if (mistake) return mistake;
  const records = strings.map((proof): RecordSpec => ({ owner: origin, ttl, type: "TXT", data: { strings: [proof] } }));
  return { origin, records, notes: notesFor(origin) };
}

/** Exchange takes no longer name into a federated organisation. */
function domainMistake(origin: Name): Mistake | undefined {
  const { length } = withoutDot(origin);
  if (length <= longestDomain) return undefined;
  return {
    mistake: `DOMAIN ${withoutDot(origin)} has ${length} characters, and Exchange federates domains of at most ${longestDomain}. Federate a shorter accepted domain`,
  };
}

/** A proof is the base64 of 64 octets, so its last letter carries two bits and is A, Q, g or w (RFC 4648 §4). */
function proofMistake(proof: string): Mistake | undefined {
  const fault = proofFault(proof);
  return fault === undefined ? undefined : { mistake: `--proof ${printable(proof)} ${fault}. ${askExchange}` };
}

function proofFault(proof: string): string | undefined {
  if (/\s/.test(proof)) return "has a blank or a line break in it";
  if (/["'“”„‘’«»]/u.test(proof)) return "has quotes in it";
  const foreign = /[^A-Za-z0-9+/=]/u.exec(proof);
  if (foreign) return `holds the character ${printable(foreign[0])}, which base64 does not have`;
  if (proof.length !== proofLength) {
    const hint = proof.length === proofLength - 2 && !proof.includes("=") ? ": the == at its end is missing" : "";
    return `has ${proof.length} characters, and a proof has ${proofLength}${hint}`;
  }
  if (!/^[^=]{86}==$/.test(proof)) return "does not end in two equals signs after 86 other characters";
  if (!/[AQgw]==$/.test(proof)) return "is no base64 of 64 octets: a character before == was changed";
  if (!/[A-Z]/.test(proof)) return "has no capital letter left, and base64 tells capitals from small letters";
  return undefined;
}

function notesFor(origin: Name): string[] {
  return [
    `The record stands beside the other TXT records of ${withoutDot(origin)}; keep those.`,
    `It belongs to the domain itself, in the public zone, not to FYDIBOHF25SPDLT.${withoutDot(origin)}.`,
    "Capitals, + and / must arrive unchanged: compare with nslookup -type=TXT before the domain is added to the trust.",
  ];
}
