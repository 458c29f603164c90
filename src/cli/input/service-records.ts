import { resolve } from "node:path";
import type { DeclaredDomain } from "../../estate/build.js";
import { openSource } from "../../text/open-source.js";
import { statedAt } from "../config/stated-at.js";
import { reasonOf } from "./gather.js";
import { shownPath } from "./path.js";
import { readAtMost } from "./read-at-most.js";
import { identityOf } from "./stated-paths.js";

/** What Microsoft Graph said of the domains of a run. */
export interface ReadServiceRecords {
  readonly domains: readonly DeclaredDomain[];
  /** The files, absolute, symbolic links resolved: they are no zones, wherever they lie. */
  readonly identities: readonly string[];
  /** What could not be read: whole sentences. */
  readonly failures: readonly string[];
}

/** Of a tenant with thousands of domains it is a few megabytes. */
const maxBytes = 2 ** 26;

/**
 * Reads the files of `--m365`.
 * @param files as given, relative to `cwd`
 */
export async function readServiceRecordFiles(files: readonly string[], cwd: string): Promise<ReadServiceRecords> {
  if (files.length === 0) return { domains: [], identities: [], failures: [] };
  const { readServiceRecords } = await import("../../exchange/service-records.js");
  const domains: DeclaredDomain[] = [];
  const failures: string[] = [];
  const paths = files.map((file) => resolve(cwd, file));
  for (const file of paths) {
    const source = sourceOf(file, shownPath(file, cwd));
    if (typeof source === "string") {
      failures.push(source);
      continue;
    }
    const read = readServiceRecords(source);
    domains.push(...read.domains);
    failures.push(...read.faults.map(({ at, reason }) => statedAt(at, `${reason}.`)));
  }
  return { domains, identities: paths.map(identityOf), failures };
}

function sourceOf(file: string, path: string) {
  let bytes: Uint8Array;
  try {
    bytes = readAtMost(file, maxBytes);
  } catch (error) {
    return `${path} cannot be read: ${reasonOf(error)}. Give what Microsoft Graph answers to /domains/NAME/serviceConfigurationRecords.`;
  }
  if (bytes.length > maxBytes) return `${path} is larger than 64 MiB, and no answer of Microsoft Graph is.`;
  const source = openSource(path, bytes);
  return "undecodable" in source ? `${path} cannot be read. ${source.undecodable}` : source;
}
