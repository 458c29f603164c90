import { constants } from "node:fs";
import { basename, dirname } from "node:path";
import { backupName } from "./backup-name.js";
import { codeOf } from "./failing.js";
import type { FileSystem } from "./file-system.js";

/** Systems and file systems on which a file has one name. */
const withoutLinks = ["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"];

/**
 * Keeps a file under a further name beside it, numbered as GNU cp does: `FILE.~1~`, `FILE.~2~` and so on. An earlier one is
 * never overwritten.
 * @param path absolute, links resolved
 * @returns the new name
 * @throws the system's errors
 */
export function keepOld(path: string, fs: FileSystem): string {
  for (let number = lastNumber(path, fs) + 1; ; number++) {
    const backup = backupName(path, number);
    if (keepAs(path, backup, fs)) return backup;
  }
}

function lastNumber(path: string, fs: FileSystem): number {
  const start = `${basename(path)}.~`;
  const numbers = fs
    .readdirSync(dirname(path))
    .filter((name) => name.startsWith(start))
    .map((name) => /^(\d{1,9})~$/.exec(name.slice(start.length))?.[1]);
  return Math.max(0, ...numbers.map((number) => Number(number ?? 0)));
}

/**
 * The file is about to give its name to a new one, so that a link keeps the very file, with its owner, mode and dates.
 * @returns false where the name is taken
 */
function keepAs(path: string, backup: string, fs: FileSystem): boolean {
  try {
    fs.linkSync(path, backup);
  } catch (error) {
    const code = codeOf(error) ?? "";
    if (code === "EEXIST") return false;
    if (!withoutLinks.includes(code)) throw error;
    return copyTo(path, backup, fs);
  }
  return true;
}

function copyTo(path: string, backup: string, fs: FileSystem): boolean {
  try {
    fs.copyFileSync(path, backup, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}
