import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands.js";
import { folderWith } from "./folder.js";

const root = join(import.meta.dirname, "../..");
const reachedNetwork = 97;
const example = join(root, "fixtures/zones/company-abc");

/** Each command with all that it does; `verify` alone may use the network. */
const runs: Readonly<Record<string, readonly (readonly string[])[]>> = {
  lint: [
    ["lint", example, "--cert", join(example, "names.txt")],
    ["lint", example, "--format", "json"],
  ],
  fix: [["fix", example, "--cert", join(example, "names.txt")]],
  records: [["records", example, "--cert", join(example, "names.txt"), "--to", "bind"]],
  generate: [["generate", "srv", "companyb.com", "--target", "webmail.companya.com"]],
  convert: [["convert", join(example, "companyA.com.zone"), "--to", "json"]],
  walk: [["walk", "user@companyb.com", "--zones", example]],
  cert: [
    ["cert", "show", join(example, "names.txt")],
    ["cert", "plan", example, "--cert", join(example, "names.txt")],
  ],
  compare: [
    ["compare", example, example],
    ["compare", example, example, "--plan"],
  ],
  explain: [["explain", "server-lame"]],
  rules: [["rules"]],
  init: [["init"]],
  completion: [["completion", "bash"]],
};

function zonewright(args: readonly string[]) {
  const cwd = folderWith({
    "a.zone":
      "$ORIGIN a.example.\n@ 60 SOA ns1 h 1 2 3 4 5\n@ 60 NS ns1\nns1 60 A 127.0.0.1\n@ 60 MX 10 ns1\nautodiscover 60 A 127.0.0.1\n",
  });
  const preload = join(import.meta.dirname, "no-network.cjs");
  return spawnSync(process.execPath, ["--require", preload, join(root, "bin/zonewright.js"), ...args], {
    cwd,
    encoding: "utf8",
  });
}

describe("no command but verify uses the network", () => {
  test("every command is tried", () => {
    expect([...Object.keys(runs), "verify"].sort()).toEqual([...commands.keys()].sort());
  });

  test.each(Object.values(runs).flat())("%s %s", (...args) => {
    const { status, stderr } = zonewright(args);
    expect(stderr).not.toContain("network: ");
    expect([0, 1]).toContain(status);
  });

  test.each([
    [["verify", ".", "--server", "127.0.0.1:9"]],
    [["verify", "."]],
    [["verify", ".", "--no-servers", "--probe", "--allow-private"]],
  ])("it would have been seen: %j", (args) => {
    const { status, stderr } = zonewright(args);
    expect([status, stderr]).toEqual([reachedNetwork, expect.stringContaining("network: ")]);
  });
});

test("only src/verify imports what opens a socket", () => {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );
  const using = files.filter((path) => {
    const text = readFileSync(join(root, "src", path), "utf8");
    return /["']node:(?:net|tls|dgram|dns|http|https|http2|inspector)\b|\b(?:fetch|WebSocket|EventSource)\(/.test(text);
  });
  expect(using.length).toBeGreaterThan(3);
  expect(using.filter((path) => !path.startsWith("verify/"))).toEqual([]);
});
