import { closeSync, openSync, readSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { NamedConf } from "../../named-conf/configuration.js";
import type { Stated } from "../../named-conf/statement.js";
import type { ZoneStatement } from "../../named-conf/zone-statement.js";
import { type Name, withoutDot } from "../../zone/name.js";
import type { View } from "../../zone/zone.js";
import { shownPath } from "./path.js";
import type { ZoneFile } from "./read-zones.js";
import { identityOf, type StatedPaths } from "./stated-paths.js";

/** The file of a zone that a named.conf states. */
export interface StatedFile extends ZoneFile {
  readonly origin: Name;
  /** The configuration that was given, by identity. */
  readonly conf: string;
  /** The file that the statement stands in, one that is included perhaps: as reports show it. */
  readonly statedIn: string;
  /** The view of the name server that the zone stands in. */
  readonly inView: string | undefined;
  /** Fetched from another server, which overwrites it. */
  readonly isCopy: boolean;
}

/** A zone whose data are to be found. */
export interface WantedZone {
  readonly origin: Name;
  readonly view: View;
  readonly inView: string | undefined;
  readonly statement: ZoneStatement;
  readonly file: Stated;
}

/** A configuration, and where its files are. */
export interface ConfPlace {
  readonly file: ZoneFile;
  readonly conf: NamedConf;
  readonly paths: StatedPaths;
}

/**
 * Finds the file of a zone.
 * @returns why there is none to read: a clause, and what to do
 */
export function statedFile(
  { origin, view, inView, statement, file }: WantedZone,
  { file: given, conf: { directory }, paths }: ConfPlace,
  cwd: string,
): StatedFile | { readonly why: string; readonly next: string } {
  const home = dirname(given.path);
  const path = paths.find(file.text, [directory ? resolve(home, directory.text) : home, home]);
  if (path === undefined) return { why: "is not there", next: directory ? putItThere(directory) : nameTheFolder };
  if (!isRaw(path, statement)) {
    const isCopy = statement.type !== "primary";
    const stated = { isStated: true, conf: given.identity, statedIn: file.at.source.path, inView, isCopy };
    return { path, identity: identityOf(path), view, origin, ...stated };
  }
  const [zone, shown] = [withoutDot(origin), shownPath(path, cwd)];
  const next = `named-compilezone -f raw -F text -o ${zone}.zone ${zone} ${shown} writes it as text`;
  return { why: "is in BIND's raw format", next };
}

function putItThere({ text }: Stated): string {
  return `put it where named looks for it (directory ${text}), or beside named.conf`;
}

const nameTheFolder = "put it beside the configuration, or give the named.conf that states the directory";

/** The first four octets of BIND's binary formats: 2 is raw, 3 is map (lib/dns/include/dns/masterdump.h). */
function isRaw(path: string, { isBinary, type }: ZoneStatement): boolean {
  // What named gets from other servers it keeps raw unless it is told otherwise.
  if (!isBinary && type === "primary") return false;
  const [zero, none, nothing, format] = firstOctets(path);
  return zero === 0 && none === 0 && nothing === 0 && (format === 2 || format === 3);
}

function firstOctets(path: string): Uint8Array {
  const head = new Uint8Array(4);
  try {
    const file = openSync(path, "r");
    try {
      return head.subarray(0, readSync(file, head, 0, head.length, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    // Whoever reads the file says why it cannot be.
    return new Uint8Array();
  }
}
