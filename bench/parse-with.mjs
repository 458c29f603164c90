// node bench/parse-with.mjs PACKAGE FILE: parses a zone file with a package of npm and checks nothing, as the package does.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { packageFolder } from "./peers.mjs";

const [name = "", file = ""] = process.argv.slice(2);
const path = createRequire(`${packageFolder}/`).resolve(name);
const { default: parser, parseZone = parser.parse } = await import(pathToFileURL(path).href);
parseZone(readFileSync(file, "utf8"));
