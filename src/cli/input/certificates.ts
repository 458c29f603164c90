import { readFileSync, realpathSync } from "node:fs";
import type { Certificate } from "../../certificate/certificate.js";
import { namesInArguments, plannedCertificate, withPlannedNames } from "../../certificate/planned.js";
import { readCertificate } from "../../certificate/read.js";
import type { CertificatePlace } from "../config/config.js";
import { statedAt } from "../config/stated-at.js";
import { reasonOf } from "./gather.js";
import { shownPath } from "./path.js";

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
 */
export function readCertificates(
  files: readonly string[],
  planned: readonly string[],
  places: readonly CertificatePlace[],
  cwd: string,
): ReadCertificates {
  const failures: string[] = [];
  const identities = new Set<string>();
  const wanted = files.length > 0 ? files.map((file) => ({ file, names: [], services: [] })) : places;
  const given = wanted.flatMap((place: Place) => {
    const certificate = certificateAt(place, cwd, identities);
    if (typeof certificate !== "string") return certificate;
    failures.push(statedAt(place.at, certificate));
    return [];
  });
  const names = namesInArguments("--san", planned);
  const certificates = names.length === 0 ? given : withNames(given, names);
  return { certificates, identities, failures };
}

/** A file that was given as an argument is stated nowhere. */
type Place = Omit<CertificatePlace, "at"> & Partial<Pick<CertificatePlace, "at">>;

function withNames(given: readonly Certificate[], names: ReturnType<typeof namesInArguments>): Certificate[] {
  return given.length === 0 ? [plannedCertificate(names)] : given.map((one) => withPlannedNames(one, names));
}

function certificateAt(
  { file, names, label, services, issuer }: Place,
  cwd: string,
  identities: Set<string>,
): Certificate | string {
  if (file === undefined) {
    const planned = plannedCertificate(names, label ?? "the planned certificate");
    return { ...planned, services, ...(issuer && { issuerKind: issuer }) };
  }
  const path = shownPath(file, cwd);
  try {
    const bytes = readFileSync(file);
    identities.add(realpathSync(file));
    const read = readCertificate({
      path,
      bytes,
      services: [...services],
      ...(label && { label }),
      ...(issuer && { issuer }),
    });
    return "unreadable" in read ? read.unreadable : read;
  } catch (error) {
    return `${path} cannot be read: ${reasonOf(error)}. Give the certificate as PEM, DER or a list of names.`;
  }
}
