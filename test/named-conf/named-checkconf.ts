import { spawnSync } from "node:child_process";

const command = "named-checkconf";
const found = spawnSync(command, ["-v"]).error === undefined;

/** Whether a test has to be left out because BIND is not installed; never on a build machine, where that is a fault. */
export function isCheckconfMissing(): boolean {
  if (found) return false;
  if (process.env.CI) throw new Error(`${command} is not installed (Debian: bind9-utils)`);
  console.warn(`${command} is not installed: nothing is compared with BIND`);
  return true;
}

/** A zone as BIND has read it. */
export interface BindZone {
  readonly name: string;
  readonly view: string | undefined;
  readonly class: string;
  /** As written; undefined beside `in-view`. */
  readonly type: string | undefined;
  readonly file: string | undefined;
  readonly inView: string | undefined;
}

/** What BIND makes of a configuration; undefined when it refuses it. */
export function namedCheckconf(folder: string, file: string): readonly BindZone[] | undefined {
  const { status, stdout } = spawnSync(command, ["-p", file], { cwd: folder, maxBuffer: 2 ** 28 });
  return status === 0 ? zonesIn(stdout.toString()) : undefined;
}

const quoted = String.raw`"((?:[^"\\]|\\[^])*)"`;
const view = new RegExp(String.raw`^view ${quoted}(?: (\S+))? \{\n([^]*?)^\};`, "gm");
const zone = new RegExp(String.raw`^(\t?)zone ${quoted}(?: (\S+))? \{\n([^]*?)^\1\};`, "gm");

/** The configuration as `-p` prints it: one statement a line, indented with tabs, strings as they were written. */
function zonesIn(printed: string): BindZone[] {
  const outside = printed.replace(view, "");
  const inside = [...printed.matchAll(view)].flatMap(([, name = "", viewClass, body = ""]) =>
    zonesOf(body, withQuotes(name), viewClass),
  );
  return [...zonesOf(outside, undefined, undefined), ...inside];
}

function zonesOf(text: string, inside: string | undefined, viewClass: string | undefined): BindZone[] {
  return [...text.matchAll(zone)].map(([, , name = "", zoneClass, body = ""]) => {
    const wordAfter = (keyword: string) => {
      const value = new RegExp(String.raw`^\t{1,2}${keyword} (?:${quoted}|(\S+));`, "m").exec(body);
      return value?.[1] === undefined ? value?.[2] : withQuotes(value[1]);
    };
    const [type, file, inView] = ["type", "file", "in-view"].map(wordAfter);
    return { name: withQuotes(name), view: inside, class: zoneClass ?? viewClass ?? "IN", type, file, inView };
  });
}

function withQuotes(text: string): string {
  return text.replaceAll('\\"', '"');
}
