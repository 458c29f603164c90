/**
 * The package copies names and texts into a template and takes lines apart again at quotes, without knowing escapes.
 * So what would mean something to it is written as `\DDD`, which every reader of zone files takes for the same octet.
 */

/** A name, in which neither an escaped character nor an apostrophe may stand as it is. */
export function copiedName(name: string): string {
  return withoutPlaceholders(name.replace(/\\(\D)|'/gs, (part, char: string | undefined) => octet(char ?? part)));
}

/**
 * Strings in quotes, in which a quote would end the string for `parse()`, and `$&` and its like are replaced by
 * `String.prototype.replace` in `generate()`.
 */
export function copiedStrings(text: string): string {
  const copied = text.replace(/\\\d{3}|\\(.)|\$(?=[$&`'])/gs, (part, char: string | undefined) => {
    if (part === "$" || char === '"') return octet(char ?? part);
    return part;
  });
  return withoutPlaceholders(copied);
}

/** `{srv}` and the other words of the template of `generate()`. */
function withoutPlaceholders(text: string): string {
  return text.replace(/\{(?=\$?[a-z]+\})/g, octet);
}

function octet(char: string): string {
  return `\\${String(char.charCodeAt(0)).padStart(3, "0")}`;
}
