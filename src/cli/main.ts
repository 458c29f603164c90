import { run } from "./run.js";

// A reader that closes early (`| head`) is no error; what was found still decides the exit status.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const { stdout, stderr, env } = process;

async function askSecret(question: string): Promise<string | undefined> {
  const { askSecret: ask } = await import("./ask-secret.js");
  const interrupt = () => process.kill(process.pid, "SIGINT");
  return ask(question, { input: process.stdin, output: stderr, interrupt });
}

run(process.argv.slice(2), { cwd: process.cwd(), env, stdout, stderr, askSecret }).then((status) => {
  process.exitCode = status;
  // Taking the heap down piece by piece costs a small run a twentieth. Both pipes have taken everything by then.
  stdout.write("", () => stderr.write("", () => process.exit()));
});
