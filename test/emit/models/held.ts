/** Records somewhere, by their lines in canonical text; the TTL is no part of what a record is (RFC 2181 §5). */
export function heldRecords(lines: readonly string[]) {
  const records = new Map(lines.map((line) => [identity(line), line]));
  return {
    add(line: string) {
      if (records.has(identity(line))) throw new Error(`is there already: ${line}`);
      records.set(identity(line), line);
    },
    remove(line: string) {
      if (!records.delete(identity(line))) throw new Error(`is not there: ${line}`);
    },
    /** The lines of an RRset. */
    set(owner: string, type: string): string[] {
      return [...records.values()].filter((line) => line.startsWith(`${owner} `) && line.split(" ")[3] === type);
    },
    lines: () => [...records.values()],
  };
}

function identity(line: string): string {
  return line.replace(/^(\S+) \d+ /, "$1 ");
}
