import type { Emission } from "../../emit/emission.js";
import { emissionOfRecords } from "../../emit/emission.js";
import { generateFederation } from "../../generate/federation.js";
import { type Generation, isMistake } from "../../generate/generated.js";
import { generateHost } from "../../generate/host.js";
import { generateRedirect } from "../../generate/redirect.js";
import { generateSrv } from "../../generate/srv.js";
import { type EmissionOptions, writeEmissions } from "../emission-output.js";
import { CannotRun, type ExitStatus, exit } from "../exit.js";
import { nearest } from "../nearest.js";
import { say } from "../say.js";
import type { Terminal } from "../terminal.js";

export interface GenerateOptions extends EmissionOptions {
  readonly target?: string;
  readonly address: readonly string[];
  readonly proof: readonly string[];
  readonly ttl: number;
}

const kinds = {
  srv: (domain: string, { target = "", ttl }: GenerateOptions) => generateSrv({ domain, target, ttl }),
  host: (domain: string, { target, address, ttl }: GenerateOptions) =>
    generateHost({ domain, ...(target !== undefined && { target }), addresses: address, ttl }),
  redirect: (domain: string, { target = "", address, ttl }: GenerateOptions) =>
    generateRedirect({ domain, target, addresses: address, ttl }),
  federation: (domain: string, { proof, ttl }: GenerateOptions) => generateFederation({ domain, proofs: proof, ttl }),
} satisfies Record<string, (domain: string, options: GenerateOptions) => Generation>;

/** `zonewright generate KIND DOMAIN…`: records for somebody who has no zone file. */
export async function generateCommand(
  kind: string,
  domains: readonly string[],
  options: GenerateOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const make = Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : undefined;
  if (!make) throw unknownKind(kind);
  if (kind === "federation" && domains.length > 1) {
    throw new CannotRun("A federation proof belongs to one domain: give one DOMAIN and its --proof at a time.");
  }
  const emissions = domains.map((domain): Emission => {
    const made = make(domain, options);
    if (isMistake(made)) throw new CannotRun(`${made.mistake}.`);
    return emissionOfRecords(made.origin, made.records, made.notes);
  });
  const { remarks, isIncomplete } = await writeEmissions(emissions, options, terminal);
  say(terminal, remarks);
  return isIncomplete ? exit.findings : exit.ok;
}

function unknownKind(kind: string): CannotRun {
  const near = nearest(kind, Object.keys(kinds));
  const hint = near ? `did you mean ${near}?` : `there are ${Object.keys(kinds).join(", ")}`;
  return new CannotRun(`generate ${JSON.stringify(kind)}: there are no such records; ${hint}`);
}
