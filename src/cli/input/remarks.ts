import type { FoundFile } from "./gather.js";
import { shownPath } from "./path.js";
import type { ReadZones } from "./read-zones.js";

const mostNamed = 10;

/** What was left out and is to be said: whole sentences. */
export function remarksOn(passedOver: readonly FoundFile[], { read, parts }: ReadZones, cwd: string): string[] {
  const included = new Set(read.flatMap((one) => [...one.included.keys()]));
  const paths = passedOver.filter(({ identity }) => !included.has(identity)).map(({ path }) => shownPath(path, cwd));
  return [
    ...passedOverRemark([...new Set(paths)]),
    ...parts.map(
      ({ file, of }) => `${shownPath(file.path, cwd)} is part of ${shownPath(of.path, cwd)}, no zone of its own.`,
    ),
  ];
}

function passedOverRemark(paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const more = paths.length > mostNamed ? ` and ${paths.length - mostNamed} more` : "";
  return [`Passed over, not zone files by name or content: ${paths.slice(0, mostNamed).join(", ")}${more}.`];
}
