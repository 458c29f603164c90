import { createInterface } from "node:readline";
import { Writable } from "node:stream";

/** Where a person types, and where questions appear. */
export interface Keyboard {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** What Ctrl+C does. */
  interrupt(): void;
}

/**
 * Asks for something that nobody may read over a shoulder: what is typed is not shown.
 * @returns undefined when nobody is there to answer, or the answer was broken off
 */
export function askSecret(question: string, { input, output, interrupt }: Keyboard): Promise<string | undefined> {
  if (!input.isTTY || !output.isTTY) return Promise.resolve(undefined);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  output.write(question);
  return new Promise((resolve) => {
    lines.once("SIGINT", () => {
      lines.close();
      interrupt();
    });
    lines.once("line", (answer) => {
      resolve(answer);
      lines.close();
    });
    lines.once("close", () => {
      // The line end that was typed was not shown either.
      output.write("\n");
      resolve(undefined);
    });
  });
}
