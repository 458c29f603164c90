interface JsonFinding {
  readonly rule: string;
  readonly domain: string;
  readonly owner?: string;
  readonly type?: string;
  readonly message: string;
}

/** The findings of a report in JSON by domain, each as rule, owner relative to the domain, and type. */
export function foundIn(out: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { rule, domain, owner, type } of (JSON.parse(out) as { findings: JsonFinding[] }).findings) {
    const relative = owner === `${domain}.` ? "@" : owner?.replace(`.${domain}.`, "");
    found.set(domain, [...(found.get(domain) ?? []), [rule, relative, type].filter(Boolean).join(" ")].sort());
  }
  return found;
}
