import { shellWord } from "../../text/posix-shell.js";
import { printable } from "../../text/printable.js";

export interface ShellScript {
  /** What stands above the commands, for whoever reads them: sentences, from anywhere. */
  readonly remarks: readonly string[];
  /** What only the user knows: the script stops when a variable is not set. */
  readonly needs: readonly Need[];
  /** Lines of the program, every word from outside in a literal. */
  readonly lines: readonly string[];
}

export interface Need {
  readonly variable: string;
  /** The rest of the message "ZONE: set it to …", without characters that mean something between double quotes. */
  readonly setTo: string;
}

/** A program for any POSIX shell that ends with the first command that fails. */
export function shellScript({ remarks, needs, lines }: ShellScript): string {
  const script = [
    "#!/bin/sh",
    ...remarks.map((remark) => `# ${printable(remark)}`),
    "set -eu",
    "",
    ...needs.map(({ variable, setTo }) => `: "\${${variable}:?set it to ${setTo}}"`),
    ...(needs.length === 0 ? [] : [""]),
    ...lines,
  ];
  return `${script.join("\n")}\n`;
}

/** An option and its value in one word, so that a value may begin with a hyphen. */
export function option(name: string, value: string | number): string {
  return `--${name}=${shellWord(String(value))}`;
}

/** The function `run`: for commands that change something. */
export const run = `# Runs a command, or shows it with DRY_RUN=1.
run() {
  if [ -z "\${DRY_RUN:-}" ]; then
    "$@"
    return
  fi
  for word; do
    printf "'%s' " "$(printf %s "$word" | sed "s/'/'\\\\\\\\''/g")"
  done
  echo
}`;

/** The function `stop`: it ends the script with a message. */
export const stop = `stop() {
  printf '%s\\n' "$*" >&2
  exit 1
}`;
