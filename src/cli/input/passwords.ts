import { resolve } from "node:path";
import { openSource } from "../../text/open-source.js";
import { printable } from "../../text/printable.js";
import { CannotRun } from "../exit.js";
import type { Terminal } from "../terminal.js";
import { reasonOf } from "./gather.js";
import { readAtMost } from "./read-at-most.js";

/** What may open the PKCS#12 files of a run. */
export interface Passwords {
  readonly known: readonly string[];
  /**
   * Asks the person at the terminal; the answer is tried for later files too.
   * @returns the answer, or undefined when nobody is there
   */
  ask(question: string): Promise<string | undefined>;
}

type Asking = Pick<Terminal, "cwd" | "env" | "askSecret">;

const maxBytes = 65_536;

/**
 * Collects passwords: `--cert-password-file`, then the environment. Never an argument: those are seen by every process.
 * @param files as given
 * @throws CannotRun for a file that cannot be read or holds none
 */
export function passwordsFrom(files: readonly string[], { cwd, env, askSecret }: Asking): Passwords {
  const fromEnvironment = env.ZONEWRIGHT_CERT_PASSWORD;
  const known = files.map((file) => passwordIn(file, cwd));
  if (fromEnvironment) known.push(fromEnvironment);
  return {
    known,
    async ask(question) {
      const answer = await askSecret?.(printable(question));
      if (answer !== undefined) known.push(answer);
      return answer;
    },
  };
}

/** The first line of a file; PowerShell writes it in UTF-16, Notepad with a byte order mark. */
function passwordIn(file: string, cwd: string): string {
  const said = `--cert-password-file ${file}`;
  let bytes: Uint8Array;
  try {
    bytes = readAtMost(resolve(cwd, file), maxBytes);
  } catch (error) {
    throw new CannotRun(printable(`${said}: it cannot be read: ${reasonOf(error)}.`));
  }
  const source = openSource(file, bytes);
  const text = "undecodable" in source ? "" : new TextDecoder().decode(source.bytes);
  const [line = ""] = text.split(/\r\n|\r|\n/, 1);
  if (line !== "" && bytes.length <= maxBytes) return line;
  throw new CannotRun(printable(`${said}: its first line has to be the password, in UTF-8.`));
}
