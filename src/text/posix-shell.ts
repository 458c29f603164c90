/** A word for a POSIX shell (POSIX.1-2017, Shell Command Language §2.2.2): as it is when nothing in it means anything. */
export function shellWord(text: string): string {
  return /^[\w./][\w./-]*$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
