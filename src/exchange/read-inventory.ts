import { readJson } from "../exports/json.js";
import { itemsOf, type Tree, textAt, valueAt } from "../exports/tree.js";
import { printable } from "../text/printable.js";
import type { SourceFile } from "../text/source.js";
import { readFormatList } from "./format-list.js";
import { kindOf } from "./object-kind.js";
import { plainItems } from "./plain-value.js";
import type { InventoryFault, ShellObject } from "./shell-object.js";

/** The form of scripts/exchange-inventory.ps1 that is understood. */
const schema = "1";

/** What one file holds, before anything is concluded from it. */
export interface InventoryReading {
  readonly objects: readonly ShellObject[];
  /** The cmdlets that answered, with nothing perhaps; empty when the file is no inventory. */
  readonly answered: readonly string[];
  readonly faults: readonly InventoryFault[];
  /** What the server could not tell: clauses. */
  readonly unanswered: readonly string[];
}

/**
 * Reads what scripts/exchange-inventory.ps1 wrote, the `… | ConvertTo-Json` of one of the cmdlets, or the `… | Format-List`
 * of one. Never throws on content.
 */
export function readInventory(source: SourceFile): InventoryReading {
  if (!jsonBeginning.test(beginningOf(source))) return fromFormatList(source);
  const tree = readJson(source);
  if ("reason" in tree) return refused(tree);
  const results = valueAt(tree, "results");
  if (textAt(tree, "kind") === "exchange-inventory" && results) return fromScript(tree, results);
  return fromObjects(objectsIn(tree), tree);
}

/** A list of anything but objects is none of ours, and `[PS] C:\>` is the prompt of the shell. */
const jsonBeginning = /^\s*(?:\{|\[\s*(?:[[{\]]|$))/;
const probedBytes = 64;

function beginningOf({ bytes }: SourceFile): string {
  return new TextDecoder().decode(bytes.subarray(0, probedBytes)).replace(/^\uFEFF/, "");
}

function refused(fault: InventoryFault): InventoryReading {
  return { objects: [], answered: [], faults: [fault], unanswered: [] };
}

function fromScript(tree: Tree, results: Tree): InventoryReading {
  const written = textAt(tree, "schema") ?? "none";
  if (written !== schema) {
    const at = valueAt(tree, "schema")?.at ?? tree.at;
    return refused({ at, reason: `schema: ${written} is not ${schema}, so another version of the script wrote it` });
  }
  if (results.kind !== "dictionary") return refused({ at: results.at, reason: "results is no object" });
  const sections = results.members.map(({ key, value }) => {
    const objects = plainItems(value).flatMap((item, i): ShellObject[] =>
      item.kind === "dictionary" ? [{ cmdlet: key, path: `results.${key}[${i}]`, tree: item }] : [],
    );
    return { key, value, objects, isWhole: objects.length === plainItems(value).length };
  });
  return {
    objects: sections.flatMap(({ objects }) => objects),
    answered: sections.map(({ key }) => key),
    faults: sections
      .filter(({ isWhole }) => !isWhole)
      .map(({ key, value }) => ({ at: value.at, reason: `results.${key} is no list of objects` })),
    unanswered: itemsOf(valueAt(tree, "errors")).map(failureOf),
  };
}

/** A question that failed on the server, in the server's words. */
function failureOf(error: Tree): string {
  const [cmdlet = "a cmdlet", server] = [textAt(error, "cmdlet"), textAt(error, "server")];
  const message = (textAt(error, "message") ?? "no reason given")
    .replace(/\s+/g, " ")
    .slice(0, 200)
    .replace(/[.\s]+$/, "");
  return printable(`${cmdlet}${server ? ` (${server})` : ""}: ${message}`);
}

function fromFormatList(source: SourceFile): InventoryReading {
  const lists = readFormatList(source);
  const at = { source, start: 0, end: 0 };
  const objects = lists.map((tree, i) => ({ path: lists.length > 1 ? `[${i}]` : "", tree }));
  return fromObjects(objects, { at });
}

/** The objects of a list, of the one that `{"value":[…],"Count":2}` wraps, or the one object that it is. */
function objectsIn(tree: Tree): ShellObject[] {
  const items = plainItems(tree);
  return items.flatMap((item, i): ShellObject[] =>
    item.kind === "dictionary" ? [{ path: items.length > 1 ? `[${i}]` : "", tree: item }] : [],
  );
}

const unknown =
  "this holds nothing that Exchange is known to print: give what scripts/exchange-inventory.ps1 wrote, " +
  "or the ConvertTo-Json of a cmdlet such as Get-AcceptedDomain with all its properties";

function fromObjects(objects: readonly ShellObject[], { at }: Pick<Tree, "at">): InventoryReading {
  const known = objects.filter((object) => kindOf(object) !== undefined);
  if (known.length === 0) return refused({ at: { ...at, end: at.start }, reason: unknown });
  return { objects: known, answered: [], faults: [], unanswered: [] };
}
