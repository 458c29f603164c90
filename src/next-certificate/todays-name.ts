import { endpointOf } from "../autodiscover/endpoint.js";
import { misspeltSans } from "../autodiscover/misspelt-san.js";
import type { Survey } from "../autodiscover/survey.js";
import type { CertificateName } from "../certificate/certificate.js";
import { covers } from "../certificate/name-match.js";
import { hostOf } from "../estate/uri-host.js";
import { labelsOf, type Name, parentOf, withoutDot } from "../zone/name.js";
import type { Alternative } from "./alternative.js";
import { handedOut } from "./need.js";
import { asCertificateName, type NameAlone, type Refusal, whyRefused } from "./refusal.js";

/** A name of today's certificates that the next one does without. */
export interface LeavingName {
  readonly text: string;
  /** A clause for messages. */
  readonly because: string;
}

/** The names of today that are not planned, and why nobody will miss them; those that a public CA refuses apart. */
export function leavingNames({ survey: today }: { survey: Survey }, { names, survey }: Alternative): LeavingName[] {
  const planned = new Set(names.map(({ text }) => text));
  const misspelt = new Map(misspeltSans(today.estate).map(({ written, meant }) => [written.text, meant]));
  const leaving = new Map<string, LeavingName>();
  for (const written of today.certificates.flatMap((certificate) => certificate.names)) {
    const { text } = written;
    if (planned.has(text) || leaving.has(text) || whyRefused(written)) continue;
    const meant = misspelt.get(text);
    const because = meant ? `${withoutDot(meant)} was meant` : whyNotNeeded(survey, written);
    leaving.set(text, { text, because });
  }
  return [...leaving.values()];
}

function whyNotNeeded(survey: Survey, written: CertificateName): string {
  const { name, wildcard, text } = written;
  if (!name) return "it covers no host name";
  const carrier = survey.certificates[0];
  if (wildcard) {
    const covered = carrier?.names.filter((one) => one.name && !one.wildcard && covers(written, one.name)) ?? [];
    return covered.length === 0 ? "it covers no name that is needed" : `it would stand for ${covered[0]?.text} alone`;
  }
  const wide = carrier?.names.find((one) => one.wildcard && covers(one, name));
  if (wide) return `${wide.text} covers it`;
  const domain = labelsOf(name)[0] === "autodiscover" ? parentOf(name) : undefined;
  const endpoint = endpointOf(survey, name);
  const accepted = survey.estate.domains.find((one) => one.name === domain);
  if (accepted && endpoint.class !== "exchange") return `clients of ${withoutDot(accepted.name)} are led another way`;
  if (endpoint.class === "exchange") return "nothing leads anybody to it, and Exchange does not hand it out";
  return endpoint.class === "unknown" ? `nothing leads anybody to ${text}` : endpoint.because;
}

/** A name that somebody uses and that no public authority puts on a certificate. */
export interface RefusedName {
  readonly text: string;
  /** A clause, and who says so. */
  readonly because: string;
  readonly source: string;
  /** Where it stands today: `mail.cer`, `EWS of EX01`. */
  readonly usedBy: readonly string[];
}

/**
 * Names on today's certificates, in addresses that Exchange hands out and among those asked for that a public authority
 * refuses.
 * @param isSuffix whether registries alone register below a name, by a list of public suffixes
 */
export function refusedNames(
  { estate, certificates }: Survey,
  also: readonly Name[],
  isSuffix: (name: string) => boolean,
): RefusedName[] {
  const found = new Map<string, RefusedName>();
  const note = (written: NameAlone, usedBy: string) => {
    const { name, wildcard } = written;
    const why = whyRefused(written) ?? (wildcard && name && isSuffix(withoutDot(name)) ? wildcardOnSuffix : undefined);
    if (!why) return;
    const { text } = written;
    const known: readonly string[] = found.get(text)?.usedBy ?? [];
    found.set(text, { text, ...why, usedBy: known.includes(usedBy) ? known : [...known, usedBy] });
  };
  for (const { names, label } of certificates) for (const written of names) note(written, label);
  for (const { uri, of = "an address of Exchange" } of estate.exchange ? handedOut(estate.exchange) : []) {
    const name = hostOf(uri);
    if (name) note({ text: withoutDot(name), name, wildcard: false }, of);
  }
  for (const name of also) note(asCertificateName(name), "--also");
  return [...found.values()];
}

const wildcardOnSuffix: Refusal = {
  because: "it would stand for domains of everybody",
  source: "Baseline Requirements §3.2.2.6",
};
