import kleur from "kleur";
import { plainTheme, type Theme } from "../report/theme.js";
import type { Sink, Terminal } from "./terminal.js";

/** Lines longer than this are hard to read on any screen. */
const widest = 100;
const narrowest = 60;

/**
 * How to set text on a stream: signs beyond ASCII and colour on a terminal, neither in a file, a pipe or a log.
 * @param color `--color` or `--no-color`; otherwise NO_COLOR and FORCE_COLOR decide, then whether it is a terminal
 */
export function themeFor(sink: Sink, { env }: Pick<Terminal, "env">, color: boolean | undefined): Theme {
  const isTerminal = sink.isTTY === true;
  const width = isTerminal && sink.columns ? Math.min(Math.max(sink.columns, narrowest), widest) : widest;
  const sign = isTerminal ? { bar: "│", caret: "^", ellipsis: "…", bullet: "•", section: "§" } : plainTheme.sign;
  return { width, sign, paint: (color ?? wantsColor(env, isTerminal)) ? coloured() : plainTheme.paint };
}

/** https://no-color.org: any value but the empty one; FORCE_COLOR=0 is a no as well. */
function wantsColor({ NO_COLOR, FORCE_COLOR, TERM }: Terminal["env"], isTerminal: boolean): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== "0";
  return isTerminal && TERM !== "dumb";
}

function coloured(): Theme["paint"] {
  // kleur has looked at the process; here the stream that is written to has been asked.
  kleur.enabled = true;
  return {
    error: (text) => kleur.bold().red(text),
    warning: (text) => kleur.bold().yellow(text),
    info: (text) => kleur.bold().blue(text),
    strong: kleur.bold,
    faint: kleur.gray,
    added: kleur.green,
    removed: kleur.red,
  };
}
