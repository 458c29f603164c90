/** Where text goes: a stream of the process, or a collector in a test. */
export interface Sink {
  write(chunk: string | Uint8Array): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** What the command line knows of its surroundings. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Findings and records alone. */
  readonly stdout: Sink;
  /** Everything else. */
  readonly stderr: Sink;
  /** Asks the person who sits there without showing the answer; undefined when nobody does. */
  askSecret?(question: string): Promise<string | undefined>;
}
