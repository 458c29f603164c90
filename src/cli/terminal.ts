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
}
