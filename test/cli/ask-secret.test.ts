import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { askSecret } from "../../src/cli/ask-secret.js";

/** A terminal that somebody types at; `shown` is what it displays. */
function keyboard(isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY });
  let interrupts = 0;
  const interrupt = () => {
    interrupts++;
  };
  return { input, output, interrupt, shown: () => String(output.read() ?? ""), interrupts: () => interrupts };
}

describe("a secret is asked for", () => {
  test.each([
    ["s3cret\n", "s3cret"],
    ["s3cret\r", "s3cret"],
    ["wrong\u0015right\n", "right"],
    ["s3crex\u007ft\n", "s3cret"],
    ["\u5bc6\u7801\n", "\u5bc6\u7801"],
    ["\n", ""],
  ])("typed %j", async (typed, answer) => {
    const board = keyboard();
    board.input.write(typed);
    expect(await askSecret("Password: ", board)).toBe(answer);
    expect(board.shown()).toBe("Password: \n");
  });

  test("Ctrl+C breaks it off, and Ctrl+D answers nothing", async () => {
    const [interrupted, ended] = [keyboard(), keyboard()];
    interrupted.input.write("s3cret\u0003");
    ended.input.write("\u0004");
    expect(await askSecret("Password: ", interrupted)).toBeUndefined();
    expect(await askSecret("Password: ", ended)).toBeUndefined();
    expect([interrupted.interrupts(), ended.interrupts()]).toEqual([1, 0]);
  });

  test("but not where nobody sits", async () => {
    const board = keyboard(false);
    expect(await askSecret("Password: ", board)).toBeUndefined();
    expect(board.shown()).toBe("");
  });
});
