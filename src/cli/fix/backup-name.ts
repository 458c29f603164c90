/** A backup is called as GNU cp numbers them, which editors and most tools take for what it is. */
export function backupName(path: string, number: number): string {
  return `${path}.~${number}~`;
}

/** The file of which a path names a backup; undefined when it names none. */
export function backedUp(path: string): string | undefined {
  return /^(.+)\.~\d+~$/s.exec(path)?.[1];
}
