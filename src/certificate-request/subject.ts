/** An attribute of a subject, as `O` and `Contoso, Ltd`. */
export interface SubjectAttribute {
  readonly type: "C" | "ST" | "L" | "O" | "CN";
  readonly value: string;
}

/** What is asked for. */
export interface RequestedCertificate {
  /** Host names and wildcards, lower case, without final dot; the one that clients are led to first. At least one. */
  readonly names: readonly string[];
  /** From the general to the special; without a common name when no name is short enough for one. */
  readonly subject: readonly SubjectAttribute[];
}

const kept = ["C", "ST", "L", "O"] as const;

/** The upper bounds of RFC 5280, appendix A.1, in characters. */
const longest = { C: 2, ST: 128, L: 128, O: 64, CN: 64 };

const attribute = /(?:^|, |\+)([A-Za-z.0-9]+)=((?:\\.|[^,+\\])*)/gs;

/**
 * The subject to ask for: the organisation as it stands on the certificate of today, and the first of the names that fits
 * as common name, which has to be one of them (Baseline Requirements §7.1.4.3). Units are left out: no authority writes
 * them any more (§7.1.2.7.4).
 * @param today a distinguished name as `Certificate.subject` holds it
 */
export function requestedSubject(names: readonly string[], today: string | undefined): SubjectAttribute[] {
  const found = new Map<string, string>();
  for (const [, type = "", value = ""] of (today ?? "").matchAll(attribute)) {
    found.set(type, value.replace(/\\(.)/gs, "$1").trim());
  }
  const fits = (type: SubjectAttribute["type"], value: string) =>
    (type === "C" ? /^[A-Z]{2}$/.test(value) : value !== "" && [...value].length <= longest[type]) &&
    !/[\p{C}\p{Zl}\p{Zp}]/u.test(value);
  const organisation = kept.flatMap((type): SubjectAttribute[] => {
    const value = found.get(type) ?? "";
    return fits(type, value) ? [{ type, value }] : [];
  });
  const commonName = names.find((name) => fits("CN", name));
  return [...organisation, ...(commonName === undefined ? [] : [{ type: "CN", value: commonName } as const])];
}

/**
 * A subject in the form that Windows reads (CertStrToName): a value with a separator in it stands in quotes, quotes in it
 * are doubled, and the state is called S.
 */
export function windowsSubject(subject: readonly SubjectAttribute[]): string {
  return subject.map(({ type, value }) => `${type === "ST" ? "S" : type}=${windowsValue(value)}`).join(",");
}

function windowsValue(value: string): string {
  return /^[^,+="<>#;\s](?:[^,+="<>#;\r\n]*[^,+="<>#;\s])?$/.test(value) ? value : `"${value.replaceAll('"', '""')}"`;
}
