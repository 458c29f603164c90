import { type FileSystem, systemFiles } from "../../../src/cli/fix/file-system.js";

/** A call of the system, with the path that it names; of an open file, its number. */
export interface Call {
  readonly name: string;
  readonly on: unknown;
}

/**
 * The real file system, with a word before each call.
 * @param before told the number of the call, from 0; what it throws takes the call's place
 */
export function watchedFiles(before: (number: number, call: Call) => void): FileSystem {
  let number = 0;
  const watched = Object.entries(systemFiles).map(([name, call]) => {
    if (typeof call !== "function" || !name.endsWith("Sync")) return [name, call];
    return [
      name,
      (...args: readonly unknown[]) => {
        before(number++, { name, on: args[0] });
        return (call as (...args: readonly unknown[]) => unknown)(...args);
      },
    ];
  });
  return Object.fromEntries(watched) as FileSystem;
}

/** What Node throws when the system refuses a call. */
export function refusal(code: string, { name, on }: Call): Error {
  const syscall = name.replace(/Sync$/, "");
  return Object.assign(new Error(`${code}: refused, ${syscall} '${on}'`), { code, syscall });
}
