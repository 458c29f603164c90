import { readFileSync } from "node:fs";
import { join } from "node:path";
import { confIncludes } from "../../src/cli/input/conf-includes.js";
import { statedPaths } from "../../src/cli/input/stated-paths.js";
import { type NamedConf, readNamedConf } from "../../src/named-conf/configuration.js";
import type { BindZone } from "./named-checkconf.js";

/** Reads a configuration of a folder, its includes with it. */
export function readIn(folder: string, file: string): NamedConf {
  const bytes = readFileSync(join(folder, file));
  const open = confIncludes(folder, folder, statedPaths(join(folder, file)), new Set());
  return readNamedConf({ path: file, bytes, encoding: "utf-8" }, open);
}

/** Reads a text that includes nothing. */
export function readText(text: string | Uint8Array): NamedConf {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return readNamedConf({ path: "named.conf", bytes, encoding: "utf-8" }, ({ text: path }) => ({
    refused: `there is no ${path}`,
    help: "",
  }));
}

const kinds: Readonly<Record<string, string>> = {
  primary: "primary",
  master: "primary",
  secondary: "secondary",
  slave: "secondary",
  mirror: "mirror",
};
const classes: Readonly<Record<string, string>> = { CHAOS: "CH", HESIOD: "HS" };

/** One line for each zone, to be compared: what BIND has read. */
export function bindLines(zones: readonly BindZone[]): string[] {
  return zones
    .map(({ name, view, class: zoneClass, type, file, inView }) => {
      const upper = zoneClass.toUpperCase();
      const kind = inView === undefined ? kinds[type?.toLowerCase() ?? ""] : "elsewhere";
      return JSON.stringify([name, view, classes[upper] ?? upper, kind, file, inView]);
    })
    .sort();
}

/** The same of what zonewright has read. */
export function ownLines({ zones }: NamedConf): string[] {
  return zones
    .map(({ name, view, class: zoneClass, type, file, inView }) => {
      const kind = inView === undefined ? type : "elsewhere";
      return JSON.stringify([name.text, view, zoneClass, kind, file?.text, inView?.text]);
    })
    .sort();
}
