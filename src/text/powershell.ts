// PowerShell takes the typographic single quotes for the plain one, and a doubled one of any kind for a literal.
const quotes = /['\u2018\u2019\u201a\u201b]/g;

/** A PowerShell string literal in which nothing is expanded (about_Quoting_Rules). */
export function singleQuoted(text: string): string {
  return `'${text.replace(quotes, "$&$&")}'`;
}
