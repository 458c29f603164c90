import { bind } from "../emit/bind.js";
import { consoleSheet } from "../emit/console.js";
import type { Emitter } from "../emit/emission.js";

/** What `--to` names, for records. */
export const emitters = { bind, console: consoleSheet } satisfies Record<string, Emitter>;

export type EmissionTarget = keyof typeof emitters;
