import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { deliverPieces } from "../../src/cli/output.js";

const folder = mkdtempSync(join(tmpdir(), "zonewright-output-"));
afterAll(() => rmSync(folder, { recursive: true }));

const piece = "x".repeat(2 ** 17);

/** Pieces, and how many of them were asked for. */
function counted(count: number) {
  const asked = { pieces: 0 };
  function* pieces() {
    while (asked.pieces < count) {
      asked.pieces++;
      yield piece;
    }
  }
  return { asked, pieces: pieces() };
}

/** A pipe to a reader that says when it goes on reading. */
function pipe() {
  const written: string[] = [];
  const waiting: ((error?: Error) => void)[] = [];
  const write = (chunk: string | Uint8Array, taken?: (error?: Error) => void) => {
    written.push(String(chunk));
    if (taken) waiting.push(taken);
    return false;
  };
  return { written, waiting, terminal: { cwd: folder, env: {}, stdout: { write }, stderr: { write() {} } } };
}

test("a slow reader is given the next pieces when it has taken those before", async () => {
  const { asked, pieces } = counted(5);
  const { written, waiting, terminal } = pipe();
  const delivered = deliverPieces({}, pieces, terminal);
  for (const soFar of [2, 4, 5]) {
    expect(asked.pieces).toBe(soFar);
    waiting.shift()?.();
    await Promise.resolve();
  }
  await delivered;
  expect(written.join("")).toBe(piece.repeat(5));
});

test("nothing is made for a reader that has gone away", async () => {
  const { asked, pieces } = counted(100);
  const { waiting, terminal } = pipe();
  const delivered = deliverPieces({}, pieces, terminal);
  waiting.shift()?.(new Error("EPIPE"));
  await delivered;
  expect(asked.pieces).toBe(2);
});

test("a file gets all of it in place of what it held, and one that cannot be written is named", async () => {
  const { terminal } = pipe();
  await deliverPieces({ file: "report.json" }, counted(5).pieces, terminal);
  await deliverPieces({ file: "report.json" }, counted(3).pieces, terminal);
  expect(readFileSync(join(folder, "report.json"), "utf8")).toBe(piece.repeat(3));
  await expect(deliverPieces({ file: "none/report.json" }, ["text"], terminal)).rejects.toThrow(
    "none/report.json cannot be written",
  );
});
