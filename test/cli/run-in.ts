import { run } from "../../src/cli/run.js";

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs the command line inside this process.
 * @param folder the working directory
 * @param tty whether standard output and error are terminals
 */
export async function runIn(
  folder: string,
  args: readonly string[],
  { tty = false, env = {} }: { readonly tty?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Outcome> {
  const text = { out: "", err: "" };
  const sink = (name: "out" | "err") => ({
    write: (chunk: string | Uint8Array) => {
      text[name] += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    },
    isTTY: tty,
    columns: tty ? 90 : undefined,
  });
  const status = await run(args, { cwd: folder, env, stdout: sink("out"), stderr: sink("err") });
  return { status, ...text };
}
