import { describe, expect, it, test } from "vitest";
import { shellScript } from "../../../src/emit/language/shell-script.js";
import { recordText } from "../../../src/zone/canonical.js";
import { cases } from "../cases.js";
import { goldenOf } from "../golden-page.js";
import { stub as azure } from "../models/azure.js";
import { stub as digitalocean } from "../models/digitalocean.js";
import { stub as google } from "../models/google.js";
import { runScript } from "../models/script.js";

const stubs = { azure, digitalocean, google };

/** Calls that ask and change nothing. */
const asks = /^(?:dns record-sets list|network dns record-set \w+ show|compute domain records list) /;

describe.each(Object.entries(stubs))("the scripts of %s", (name, stub) => {
  const all = cases.map(({ name: of, zone, emission: { origin } }) => ({
    of,
    script: goldenOf(name as keyof typeof stubs, of),
    stubbed: stub([...zone.all()].map(recordText), origin),
  }));

  test.each(all)("do the same in bash as in dash: $of", ({ script, stubbed }) => {
    const [dash, bash] = ["dash", "bash"].map((shell) => runScript(script, { ...stubbed, shell }));
    expect(dash?.status).toBe(0);
    const asOne = (text = "") => text.replace(/zonewright-script-\w+|tmp\.\w+/g, "folder");
    expect(asOne(JSON.stringify(bash))).toBe(asOne(JSON.stringify(dash)));
  });

  test.each(all)("change nothing with DRY_RUN=1, and show what they would do: $of", ({ script, stubbed }) => {
    const dry = runScript(script, { ...stubbed, env: { ...stubbed.env, DRY_RUN: "1" } });
    const wet = runScript(script, stubbed);
    expect(dry.status).toBe(0);
    if (name === "google") {
      expect(dry.calls.map((words) => words[3])).toEqual(
        wet.calls.map((words) => words[3]?.replace("execute", "describe")),
      );
      return;
    }
    const changes = (calls: typeof wet.calls) => calls.filter((words) => !asks.test(`${words.join(" ")} `));
    expect(changes(dry.calls)).toEqual([]);
    expect(runScript(dry.stdout, stubbed).calls).toEqual(changes(wet.calls));
  });

  test("stop at once when what only the user knows is not set", () => {
    const { script, stubbed } = all[0] as (typeof all)[number];
    for (const variable of Object.keys(stubbed.env)) {
      const { status, stderr, calls } = runScript(script, { ...stubbed, env: {} });
      expect([status, calls]).toEqual([2, []]);
      expect(stderr).toContain(`${variable}: set it to the `);
    }
  });

  test("stop before the first change when the zone is another than the one that was linted", () => {
    const { zone } = cases[0] as (typeof cases)[number];
    const other = (line: string) => line.replace(/192\.0\.2|203\.0\.113/, "198.51.100").replace("wrong", "other");
    const stubbed = stub([...zone.all()].map(recordText).map(other), zone.origin);
    for (const { of, script } of all.filter((one) => /^(?:cure|delete|replace|wildcard)/.test(one.of))) {
      const { status, stderr, calls } = runScript(script, stubbed);
      expect([of, status]).toEqual([of, 1]);
      expect(stderr).toContain("Nothing is changed: ");
      const changing = calls.map((words) => `${words.join(" ")} `).filter((words) => !asks.test(words));
      expect(changing.filter((words) => !words.startsWith("dns record-sets transaction start "))).toEqual([]);
    }
  });
});

describe("shellScript", () => {
  it("lets no remark out of its line", () => {
    const text = shellScript({ remarks: ["a\nrm -rf /\r\u2028x"], needs: [], lines: [] });
    expect(text).toBe("#!/bin/sh\n# a\\u000arm -rf /\\u000d\\u2028x\nset -eu\n\n");
  });
});
