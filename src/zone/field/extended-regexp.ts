const characterClass = "alnum|alpha|blank|cntrl|digit|graph|lower|print|punct|space|upper|xdigit";
const inBrackets = String.raw`\[:(?:${characterClass}):\]|\[\.[^\]]+\.\]|\[=[^\]]+=\]|\[(?![:.=])|[^[\]]`;
/** A bracket expression, an escaped character, a bound, or one character (IEEE 1003.1 §9.4). */
const piece = new RegExp(
  String.raw`\[\^?(?:\]|${inBrackets})(?:${inBrackets})*\]|\\.|\{\d+(?:,\d*)?\}|[^\\[{]|\{(?!\d)`,
  "sy",
);
const bound = /^\{(\d+)(,?)(\d*)\}$/;
const maxRepetitions = 255;

/**
 * Checks a POSIX extended regular expression as strictly as BIND does, which for instance takes no `a**` and no `a||b`.
 * @returns the number of its groups; undefined when it is none
 */
export function countGroups(pattern: string): number | undefined {
  const state = { groups: 0, open: 0, atom: false, repeated: false, emptyGroup: false };
  piece.lastIndex = 0;
  while (piece.lastIndex < pattern.length) {
    const match = piece.exec(pattern);
    if (match === null || !step(state, match[0])) return undefined;
  }
  return state.open === 0 && state.atom ? state.groups : undefined;
}

interface State {
  groups: number;
  open: number;
  /** Something stands there that a repetition could follow. */
  atom: boolean;
  /** It is repeated already. */
  repeated: boolean;
  /** A group was just opened: it may be empty. */
  emptyGroup: boolean;
}

function step(state: State, token: string): boolean {
  if (token === "(") return open(state);
  if (token === ")") return close(state);
  if (token === "|") return separate(state);
  if (token === "^" || token === "$") return literal(state, true);
  if (/^(?:[*+?]|\{\d.*)$/.test(token)) return repeat(state, token);
  if (/^\\[1-9]$/.test(token) && Number(token[1]) > state.groups) return false;
  return literal(state, false);
}

function literal(state: State, repeated: boolean): boolean {
  state.atom = true;
  state.repeated = repeated;
  return true;
}

function open(state: State): boolean {
  state.groups++;
  state.open++;
  state.atom = state.repeated = false;
  state.emptyGroup = true;
  return true;
}

function close(state: State): boolean {
  if (state.open > 0 && !state.atom && !state.emptyGroup) return false;
  state.open = Math.max(0, state.open - 1);
  return literal(state, false);
}

function separate(state: State): boolean {
  const { atom } = state;
  state.atom = state.repeated = state.emptyGroup = false;
  return atom;
}

function repeat(state: State, token: string): boolean {
  if (!state.atom || state.repeated) return false;
  state.repeated = true;
  const limits = bound.exec(token);
  if (limits === null) return /^[*+?]$/.test(token);
  const low = Number(limits[1]);
  const high = limits[3] === "" ? low : Number(limits[3]);
  return low <= high && high <= maxRepetitions;
}
