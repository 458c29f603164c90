/** Where text goes: a stream of the process, or a collector in a test. */
export interface Sink {
  /**
   * @param taken called when the chunk has been passed on, or, with an error, when nobody takes it any more
   * @returns false when it waits to be passed on, as streams say it
   */
  write(chunk: string | Uint8Array, taken?: (error?: Error | null) => void): unknown;
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
