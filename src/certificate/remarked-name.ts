import { withoutDot } from "../zone/name.js";
import type { Certificate, CertificateName } from "./certificate.js";
import { whyInternalOnCertificate } from "./internal-name.js";
import { coversSomething } from "./name-match.js";

/** A name of a certificate with what is worth knowing about it: half-sentences, often none. */
export interface RemarkedName {
  readonly text: string;
  readonly remarks: readonly string[];
}

/** The names of a certificate for people who look at it. */
export function remarkedNames({ names }: Certificate): RemarkedName[] {
  return names.map((name) => ({ text: name.text, remarks: remarksOn(name) }));
}

function remarksOn(certificateName: CertificateName): string[] {
  const internal = whyInternalOnCertificate(certificateName);
  const remarks = internal ? [`internal: ${internal.because}`] : [];
  if (certificateName.name === undefined) return [...remarks, "covers no host name"];
  if (!certificateName.wildcard) return remarks;
  const parent = withoutDot(certificateName.name);
  const width = coversSomething(certificateName)
    ? `wildcard: one label below ${parent}, and not ${parent} itself`
    : "wildcard below a top-level domain: clients refuse it";
  return [width, ...remarks];
}
