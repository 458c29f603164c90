import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Progress, progressOn, withProgress } from "../../src/cli/progress.js";
import { folderWith } from "./folder.js";

function terminalWith({ columns = 80, isTTY = true, env = {} } = {}) {
  const shown: string[] = [];
  return { shown, stderr: { isTTY, columns, write: (text: string | Uint8Array) => shown.push(String(text)) }, env };
}

/** Says something every half second, four times. */
function twoSeconds(terminal: ReturnType<typeof terminalWith>): Progress {
  let now = 0;
  const progress = progressOn(terminal, () => now);
  for (now = 500; now <= 2000; now += 500) progress.at(() => `at ${now} ms`);
  return progress;
}

describe("progress", () => {
  test("is shown from the first second on, line over line, and taken away at the end", () => {
    const terminal = terminalWith();
    twoSeconds(terminal).end();
    expect(terminal.shown).toEqual([
      "\r\x1b[Kzonewright: at 1000 ms",
      "\r\x1b[Kzonewright: at 1500 ms",
      "\r\x1b[Kzonewright: at 2000 ms",
      "\r\x1b[K",
    ]);
  });

  test("is shown ten times a second at the most", () => {
    const terminal = terminalWith();
    let now = 0;
    const progress = progressOn(terminal, () => now);
    for (now = 0; now < 2000; now++) progress.at(() => "busy");
    expect(terminal.shown).toHaveLength(10);
  });

  test("never fills a line: what wraps cannot be taken away", () => {
    const terminal = terminalWith({ columns: 15 });
    twoSeconds(terminal);
    expect(terminal.shown[0]).toBe("\r\x1b[Kzonewright: at");
  });

  test.each([
    ["not on a terminal", { isTTY: false }],
    ["in CI", { env: { CI: "true" } }],
    ["where nothing can be erased", { env: { TERM: "dumb" } }],
  ])("there is none %s", (_, surroundings) => {
    const terminal = terminalWith(surroundings);
    twoSeconds(terminal).end();
    expect(terminal.shown).toEqual([]);
  });

  test("nothing is written by a short run", () => {
    const terminal = terminalWith();
    let now = 0;
    const progress = progressOn(terminal, () => now);
    now = 999;
    progress.at(() => "busy");
    progress.end();
    expect(terminal.shown).toEqual([]);
  });

  test("is taken away by a failure too", async () => {
    const ended: string[] = [];
    const failing = withProgress({ stderr: { write() {} }, env: {} }, false, async (progress) => {
      progress.end = () => ended.push("ended");
      throw new Error("failed");
    });
    await expect(failing).rejects.toThrow("failed");
    expect(ended).toEqual(["ended"]);
  });
});

// The first file is a pipe that says nothing for more than a second, so the run takes as long.
const onTerminal = `
import fcntl, json, os, struct, subprocess, sys, termios, threading, time
ours, theirs = os.openpty()
fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
os.mkfifo("slow.zone")
def feed():
    with open("slow.zone", "wb") as pipe:
        time.sleep(1.2)
        pipe.write(open("text", "rb").read())
threading.Thread(target=feed).start()
env = {key: value for key, value in os.environ.items() if key not in ("CI", "NO_COLOR")}
env["TERM"] = "xterm"
run = subprocess.Popen(sys.argv[2:], stdout=subprocess.PIPE, stderr=theirs, env=env)
out = run.communicate()[0]
os.close(theirs)
err = b""
try:
    while chunk := os.read(ours, 4096): err += chunk
except OSError: pass
print(json.dumps({"status": run.returncode, "out": out.decode(), "err": err.decode()}))
`;

describe.skipIf(process.platform === "win32")("a run that takes longer", () => {
  const zone = "$ORIGIN a.example.\n$TTL 60\n@ SOA ns.dns.example. h.dns.example. 1 2 3 4 5\n@ NS ns.dns.example.\n";

  function lintFor(columns: number, ...options: string[]) {
    const folder = folderWith({ text: zone, "b.zone": zone.replace("a.example", "b.example") });
    const binary = join(import.meta.dirname, "../../bin/zonewright.js");
    const lint = [process.execPath, binary, "lint", "slow.zone", "b.zone", ...options];
    const { stdout, stderr } = spawnSync("python3", ["-c", onTerminal, String(columns), ...lint], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    return JSON.parse(stdout) as { status: number; out: string; err: string };
  }

  test("says how far it is on its terminal, and nothing of it stays", () => {
    const { out, err } = lintFor(30, "--format", "json");
    expect(JSON.parse(out).summary).toMatchObject({ zones: 2, records: 4 });
    const [before, first, ...rest] = err.split("\r\x1b[K");
    expect([before, first]).toEqual(["", "zonewright: reading zone file 2 of 2".slice(0, 29)]);
    // What is written at the end begins on an empty line.
    expect(rest.at(-1)).toMatch(/^[^\r]+\r\n(?:.*\r\n)*2 zones, 4 records: .*\r\n$/);
  });

  test("says nothing with --quiet", () => {
    expect(lintFor(30, "--quiet").err).not.toContain("\x1b[K");
  });
});
