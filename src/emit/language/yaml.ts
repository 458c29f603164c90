/** What stands in a block of YAML: a scalar as it is written, a list, or pairs whose keys stand as they are written. */
export type Yaml = string | readonly Yaml[] | YamlPairs;

export interface YamlPairs {
  readonly pairs: readonly (readonly [key: string, value: Yaml])[];
}

/**
 * A double-quoted scalar, which is the same text in YAML 1.1 and 1.2 and to whatever reads JSON's strings: nothing in it
 * is a number, a date, a tag, `no` or `null`.
 */
export function yamlString(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** Lines in block style, the first of which may stand behind a dash. */
export function yamlLines(value: Yaml): string[] {
  if (typeof value === "string") return [value];
  if (!isPairs(value)) return value.flatMap((one) => hanging("- ", yamlLines(one)));
  return value.pairs.flatMap(([key, one]) => {
    const lines = yamlLines(one);
    return typeof one === "string" ? [`${key}: ${one}`] : [`${key}:`, ...lines.map(indented)];
  });
}

function isPairs(value: Exclude<Yaml, string>): value is YamlPairs {
  return "pairs" in value;
}

function hanging(mark: string, [first = "", ...rest]: readonly string[]): string[] {
  return [`${mark}${first}`, ...rest.map(indented)];
}

function indented(line: string): string {
  return line === "" ? "" : `  ${line}`;
}
