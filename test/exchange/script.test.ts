import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { kindOfCmdlet } from "../../src/exchange/object-kind.js";

const path = "scripts/exchange-inventory.ps1";
const bytes = readFileSync(path);
const script = bytes.toString("latin1");

/** The script without comments, and its strings emptied: only what PowerShell runs. */
const code = script
  .replace(/<#.*?#>/gs, "")
  .replace(/'(?:[^']|'')*'|"(?:[^"`]|`.)*"|#[^\n]*/g, (found) =>
    found.startsWith("#") ? "" : `${found[0]}${found[0]}`,
  );

const commands = [...new Set(code.match(/(?<![\w$.'-])[A-Za-z]+-[A-Za-z]\w+/g))].sort();
const defined = Array.from(code.matchAll(/^function ([\w-]+)/gm), ([, name]) => name as string);

test("the package has it", () => {
  expect(manifest.files).toContain(path);
});

test("it is plain ASCII, so that no shell takes it for another encoding", () => {
  expect(script.match(/[^\x20-\x7e\n]/g)).toBeNull();
});

describe("it only reads", () => {
  test("every command gets, or writes to the console, or is made here", () => {
    expect(defined.length).toBeGreaterThan(5);
    expect(commands.length).toBeGreaterThan(20);
    expect(commands.filter((name) => !/^(?:Get|ConvertTo|Write)-/.test(name))).toEqual([]);
    const foreign = commands.filter((name) => !defined.includes(name) && !name.startsWith("Get-"));
    expect(foreign).toEqual(["Write-Output", "Write-Progress", "Write-Warning"]);
  });

  test("nothing runs that a text makes, nor an alias or another program", () => {
    expect(code).not.toMatch(/\b(?:iex|invoke|icm|start|saps|del|rm|rd|ren|copy|move|sc|ni|curl|wget)\b/i);
    // The call operator runs the script block of a section, and nothing else.
    expect(code.match(/&\s*\S+/g)).toEqual(["& $Command"]);
    expect(code).not.toMatch(/(?:^|[;{(=]\s*)\.\s+\S/m);
  });

  test(".NET only formats, and writes the one file", () => {
    const calls = [...new Set(Array.from(code.matchAll(/\[[\w.]+\]::\w+/g), ([call]) => call))].sort();
    expect(calls).toEqual([
      "[Convert]::ToBase64String",
      "[Globalization.CultureInfo]::InvariantCulture",
      "[System.IO.File]::WriteAllText",
      "[datetime]::UtcNow",
      "[regex]::Replace",
    ]);
    expect(code.match(/[^-]>{1,2}/g)).toBeNull();
  });
});

/** What came after PowerShell 2.0, the shell of Exchange 2010. */
test.each<[string, RegExp]>([
  ["ConvertTo-Json", /ConvertTo-Json\b/],
  ["-in, -notin", /\s-(?:not)?in\s/i],
  ["-shl, -shr", /\s-sh[lr]\s/i],
  ["[ordered], [pscustomobject]", /\[(?:ordered|pscustomobject)\]/i],
  ["::new()", /::new\(/i],
  ["$PSItem, $using:", /\$(?:PSItem\b|using:)/i],
  ["$PSScriptRoot, $PSCommandPath in a script", /\$PS(?:ScriptRoot|CommandPath)\b/i],
  ["Where and ForEach without a script block", /(?:\?|%|Where(?:-Object)?|ForEach-Object)\s+[A-Za-z]/],
  [".Where() and .ForEach()", /\.(?:where|foreach)\s*[({]/i],
  ["classes, enumerations, using", /^\s*(?:class|enum|using)\s/im],
  ["&&, ||, ??, ?., a ternary", /&&|\|\||\?\?|\?\.|\?\s/],
  ["-Raw, -NoNewline, -AsHashtable", /\s-(?:Raw|NoNewline|AsHashtable)\b/i],
  [
    "foreach over $null runs once, so nothing is looped over that may be null",
    /foreach \(\$\w+ in \$(?!Names|runs|Value)\w+\)/,
  ],
])("it runs in PowerShell 2.0: no %s", (_, pattern) => {
  expect(code).not.toMatch(pattern);
});

test("brackets close what they open", () => {
  const open: string[] = [];
  const closes: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
  for (const char of code.match(/[()[\]{}]/g) ?? []) {
    if (char in closes) expect(open.pop()).toBe(closes[char]);
    else open.push(char);
  }
  expect(open).toEqual([]);
});

test("a failure ends a question, not the script", () => {
  const asking = code.split("\n").filter((line) => /\{[^}]*\bGet-[A-Z]|in @\(Get-/.test(line));
  expect(asking.length).toBeGreaterThan(18);
  for (const line of asking.filter((one) => !one.includes("Get-Command"))) expect(line).toContain("-ErrorAction Stop");
  expect(code.match(/\btry \{/g)?.length).toBe(code.match(/\bcatch \{/g)?.length);
});

describe("what it writes is what is read", () => {
  /** A list of properties stands in the call, or in the last assignment before it. */
  const lists = /\$properties = @\((?<list>[^)]*)\)|Write-Section '(?<cmdlet>[\w-]+)' (?:@\((?<own>[^)]*)\))?/g;
  const sections: { cmdlet: string; names: string[] }[] = [];
  let last = "";
  for (const { groups: { list, cmdlet, own } = {} } of script.matchAll(lists)) {
    last = list ?? last;
    if (cmdlet) sections.push({ cmdlet, names: (own ?? last).match(/\w+/g) ?? [] });
  }

  test("every section is of a kind that is known, but for one that nobody uses yet", () => {
    expect(sections.length).toBeGreaterThan(20);
    const unknown = sections.filter(({ cmdlet }) => kindOfCmdlet(cmdlet) === undefined);
    expect(unknown.map(({ cmdlet }) => cmdlet)).toEqual(["Get-TransportConfig"]);
    for (const { names } of sections) expect(names.length).toBeGreaterThan(1);
  });

  test("the inventories of the fixtures have its properties and no others", () => {
    const wanted = new Map(sections.map(({ cmdlet, names }) => [cmdlet, names]));
    for (const version of ["2010", "2013", "2016", "2019", "se"]) {
      const { results, absent } = JSON.parse(readFileSync(`fixtures/exchange/${version}.json`, "utf8"));
      for (const cmdlet of [...Object.keys(results), ...absent]) expect(wanted.has(cmdlet), cmdlet).toBe(true);
      for (const [cmdlet, objects] of Object.entries<Record<string, unknown>[]>(results)) {
        for (const object of objects) {
          const names = wanted.get(cmdlet) ?? [];
          const added = names.includes("Server") || !("Server" in object) ? [] : ["Server"];
          expect(Object.keys(object).sort(), cmdlet).toEqual([...added, ...names].sort());
        }
      }
    }
  });
});
