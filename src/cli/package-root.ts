import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the installed package: this code runs from its sources and from its bundle. */
export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}
