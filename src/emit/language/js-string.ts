/**
 * A string literal of JavaScript, in ECMAScript 5 too: JSON's, with the line separators that ended a literal before 2019
 * escaped, and no end of a script element in it.
 */
export function jsString(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]|<(?=[/!])/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
