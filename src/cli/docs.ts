/** Where the page of a rule is, in the package and in the repository. */
export function docsOf(rule: string): string {
  return `docs/rules/${rule}.md`;
}
