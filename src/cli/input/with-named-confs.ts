import type { Config } from "../config/config.js";
import { CannotRun } from "../exit.js";
import type { FoundZones } from "./found-zones.js";
import { zonesOfNamedConfs } from "./named-conf.js";
import { shownPath } from "./path.js";
import type { ZoneFile } from "./read-zones.js";
import { viewUses } from "./view-choice.js";

/**
 * Puts the zones that configurations of BIND state in the place of these, and of the same files found otherwise: the
 * configuration knows what they are called and who asks them.
 * @param confs those of the files that are configurations
 * @param options `--view`
 * @throws CannotRun for a wrong `--view`, and when nothing tells what a view is
 */
export function withNamedConfs(
  found: FoundZones,
  confs: readonly ZoneFile[],
  options: readonly string[],
  config: Config | undefined,
  cwd: string,
): FoundZones {
  const uses = viewUses(options, config?.views);
  const { files, failures, remarks, notes, folders, kept, views } = zonesOfNamedConfs(confs, uses, cwd);
  const unknown = [...viewUses(options).keys()].find((name) => !views.has(name));
  if (unknown !== undefined) throw new CannotRun(noSuchView(unknown, views));
  const replaced = new Set([...confs, ...files].map(({ identity }) => identity));
  const asked = found.asked && new Map(found.asked);
  const askedPaths = new Set(Array.from(found.asked?.values() ?? [], (path) => shownPath(path, cwd)));
  for (const { conf, statedIn, identity, path } of files) {
    if (found.asked?.has(conf) || askedPaths.has(statedIn)) asked?.set(identity, path);
  }
  return {
    ...found,
    files: [...found.files.filter(({ identity }) => !replaced.has(identity)), ...files],
    failures: [...found.failures, ...failures],
    ...(asked && { asked }),
    remarks,
    notes,
    folders,
    kept,
  };
}

function noSuchView(name: string, views: ReadonlySet<string>): string {
  const known = views.size === 0 ? "no named.conf with views was given" : `the views are ${[...views].join(", ")}`;
  return `--view ${JSON.stringify(name)}: ${known}`;
}
