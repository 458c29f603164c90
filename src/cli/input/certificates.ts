import { realpathSync } from "node:fs";
import type { Certificate } from "../../certificate/certificate.js";
import type { CertificateInput } from "../../certificate/certificate-input.js";
import { maxBytes } from "../../certificate/decode.js";
import { namesInArguments, plannedCertificate, withPlannedNames } from "../../certificate/planned.js";
import { readCertificate } from "../../certificate/read.js";
import type { CertificatePlace } from "../config/config.js";
import { statedAt } from "../config/stated-at.js";
import { reasonOf } from "./gather.js";
import type { Passwords } from "./passwords.js";
import { shownPath } from "./path.js";
import { readAtMost } from "./read-at-most.js";

export interface ReadCertificates {
  readonly certificates: readonly Certificate[];
  /** The files, absolute, symbolic links resolved: they are no zones, wherever they lie. */
  readonly identities: ReadonlySet<string>;
  /** What could not be read: whole sentences. */
  readonly failures: readonly string[];
}

/**
 * Reads the certificates of a run. Those of the command line stand in for those of the configuration.
 * @param files `--cert`, absolute
 * @param planned `--san`, as given; added to the certificates, or one of its own where there is none
 * @param passwords what may open a PKCS#12 file; a person is asked only when none of them does
 * @param collected certificates that need not be read
 */
export async function readCertificates(
  files: readonly string[],
  planned: readonly string[],
  places: readonly CertificatePlace[],
  cwd: string,
  passwords: Passwords,
  collected: readonly Certificate[] = [],
): Promise<ReadCertificates> {
  const failures: string[] = [];
  const identities = new Set<string>();
  const given: Certificate[] = [...collected];
  const wanted = files.length > 0 ? files.map((file) => ({ file, names: [], services: [] })) : places;
  for (const place of wanted as readonly Place[]) {
    const certificate = await certificateAt(place, cwd, passwords, identities);
    if (typeof certificate === "string") failures.push(statedAt(place.at, certificate));
    else given.push(certificate);
  }
  const names = namesInArguments("--san", planned);
  const certificates = names.length === 0 ? given : withNames(given, names);
  return { certificates, identities, failures };
}

/** A file that was given as an argument is stated nowhere. */
type Place = Omit<CertificatePlace, "at"> & Partial<Pick<CertificatePlace, "at">>;

function withNames(given: readonly Certificate[], names: ReturnType<typeof namesInArguments>): Certificate[] {
  return given.length === 0 ? [plannedCertificate(names)] : given.map((one) => withPlannedNames(one, names));
}

async function certificateAt(
  { file, names, label, services, issuer, caa }: Place,
  cwd: string,
  passwords: Passwords,
  identities: Set<string>,
): Promise<Certificate | string> {
  if (file === undefined) {
    const planned = plannedCertificate(names, label ?? "the planned certificate");
    return { ...planned, services, ...(issuer && { issuerKind: issuer }), ...(caa && { caa }) };
  }
  const path = shownPath(file, cwd);
  let bytes: Uint8Array;
  try {
    bytes = readAtMost(file, maxBytes);
  } catch (error) {
    return `${path} cannot be read: ${reasonOf(error)}. Give the certificate (PEM, DER, PKCS#7 or PKCS#12), a request for it, or a list of names.`;
  }
  identities.add(identityOf(file));
  const input = { path, bytes, services: [...services], ...(label && { label }), ...(issuer && { issuer }) };
  const read = await openedWith(passwords, input);
  return "unreadable" in read ? read.unreadable : { ...read, ...(caa && { caa }) };
}

/** Attempts of a person, as other programs give them. */
const attempts = 3;

async function openedWith(passwords: Passwords, input: CertificateInput) {
  let read = readCertificate({ ...input, passwords: passwords.known });
  for (let left = attempts; left > 0 && "unreadable" in read && read.isLocked; left--) {
    const question = left === attempts ? "" : "That password does not open it. ";
    const answer = await passwords.ask(`${question}Password of ${input.path}: `);
    if (answer === undefined) break;
    read = readCertificate({ ...input, passwords: [answer] });
  }
  return read;
}

/** What has no path of its own, such as a pipe, is what it was given as. */
function identityOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
