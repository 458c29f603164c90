import type { Related } from "../finding.js";
import type { Certificate } from "./certificate.js";

/** The names of the certificates that clients meet, for findings about coverage. */
export function certificateNames(certificates: readonly Certificate[]): Related[] {
  return certificates.map(({ label, names, at }) => ({
    message: `${label} carries ${names.length === 0 ? "no name" : names.map(({ text }) => text).join(", ")}`,
    at,
  }));
}
