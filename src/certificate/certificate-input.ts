import type { Certificate, CertificateService } from "./certificate.js";

/** A file that somebody gave as a certificate, and what they said of it. */
export interface CertificateInput {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly label?: string;
  readonly services?: readonly CertificateService[];
  readonly issuer?: "public" | "private";
  /** What may open a PKCS#12 file, tried in turn after the empty password. */
  readonly passwords?: readonly string[];
}

/** What a certificate is by what was said of it rather than by what it holds. */
export function declared(
  input: CertificateInput,
  selfSigned: boolean,
): Pick<Certificate, "label" | "services" | "issuerKind"> {
  return {
    label: input.label ?? fileName(input.path),
    services: input.services ?? [],
    issuerKind: input.issuer ?? (selfSigned ? "private" : "public"),
  };
}

function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) || path;
}
