import type { Terminal } from "./terminal.js";

/** Tells whoever waits what is being done. */
export interface Progress {
  /**
   * Cheap enough to be called for every zone.
   * @param words what is being done, begins in lower case; of printable ASCII alone. Asked for when they are shown.
   */
  at(words: () => string): void;
  /** Takes the line away, before anything else is said. */
  end(): void;
}

const noProgress: Progress = { at() {}, end() {} };

/** Milliseconds that a run may take without a word, and between two words. */
const patience = 1000;
const pause = 100;

const usualWidth = 80;
const eraseLine = "\r\u001b[K";

/**
 * One line on standard error that is written over and over, and taken away at the end; only for somebody who sits there
 * and waits: on a terminal that knows how to erase, outside of CI.
 * @param clock in milliseconds
 */
export function progressOn(
  { stderr, env }: Pick<Terminal, "stderr" | "env">,
  clock: () => number = () => performance.now(),
): Progress {
  if (stderr.isTTY !== true || env.CI || env.TERM === "dumb") return noProgress;
  let next = clock() + patience;
  let isShown = false;
  return {
    at(words) {
      const now = clock();
      if (now < next) return;
      next = now + pause;
      isShown = true;
      // A line that wraps could not be taken away again.
      stderr.write(eraseLine + `zonewright: ${words()}`.slice(0, (stderr.columns || usualWidth) - 1));
    },
    end() {
      if (isShown) stderr.write(eraseLine);
      isShown = false;
    },
  };
}

/**
 * Runs something and takes away its progress, however it ends.
 * @param quiet `--quiet`: there is none
 */
export async function withProgress<T>(
  terminal: Pick<Terminal, "stderr" | "env">,
  quiet: boolean | undefined,
  work: (progress: Progress) => Promise<T>,
): Promise<T> {
  const progress = quiet ? noProgress : progressOn(terminal);
  try {
    return await work(progress);
  } finally {
    progress.end();
  }
}
