/**
 * Who may import whom. A module is a folder of src/, or a file that stands in src/ itself.
 * `values` and `types` name modules, or single files without their ending; `packages` what comes from npm;
 * `node` says that the platform may be used. Everything may import its own module.
 *
 * @typedef {{ values: string[], types?: string[], packages?: string[], node?: boolean }} Layer
 */

const reading = ["text", "zone", "finding"];
const judging = [...reading, "certificate", "estate", "autodiscover", "federation"];
const core = [...judging, "rules", "fix", "lint", "generate", "compare", "next-certificate", "certificate-request"];
const writers = {
  values: ["text", "zone/name", "zone/u-label", "zone/canonical", "zone/provided", "zone/rdata"],
  types: core,
};
const clients = [...core, "exports", "emit", "report", "index"];
const cliPackages = ["commander", "kleur", "yaml", "valibot", "tinyglobby", "tldts-icann"];

/** @type {Record<string, Layer>} */
export const layers = {
  text: { values: [] },
  zone: { values: ["text"], packages: ["ipaddr.js"] },
  // Files that are no zone files but hold a zone: made into lines of one, and read as those.
  exports: { values: ["text", "zone"] },
  // BIND's configuration: which zones there are, in which files and views.
  "named-conf": { values: ["text", "zone"], packages: ["ipaddr.js"] },
  finding: { values: ["text", "zone"] },
  certificate: { values: reading, packages: ["ipaddr.js"] },
  // Signatures need a key, and keys need node:crypto; nothing of the core imports this file.
  "certificate/read": { values: [...reading, "certificate"], node: true },
  estate: { values: [...reading, "certificate"] },
  // What Exchange's own shell prints, made into what the estate wants to know.
  exchange: { values: [...reading, "certificate", "estate", "exports/json", "exports/tree"] },
  autodiscover: { values: [...reading, "certificate", "estate"] },
  federation: { values: [...reading, "estate"] },
  rules: { values: judging },
  fix: { values: reading },
  generate: { values: [...reading, "certificate", "estate", "federation"], packages: ["ipaddr.js"] },
  lint: { values: [...judging, "rules", "fix"] },
  // What the certificate after today's has to carry, by walking the planned estate.
  "next-certificate": { values: judging },
  // How it is asked for, and what is to be done with it once it is there.
  "certificate-request": {
    values: ["text", "zone", "finding", "certificate/der", "estate", "autodiscover"],
    types: judging,
  },
  compare: { values: [...judging, "rules", "fix"] },
  emit: writers,
  report: writers,
  index: { values: [...core, "exports", "exchange", "emit", "report"] },
  verify: { values: [...clients, "certificate/read", "named-conf"], packages: ["ipaddr.js"], node: true },
  cli: {
    values: [...clients, "named-conf", "exchange", "certificate/read", "verify"],
    packages: ["ipaddr.js", ...cliPackages],
    node: true,
  },
};

/** The only files called index.ts: the library's entry and the generated lists. */
export const indexes = [
  "src/index.ts",
  "src/rules/index.ts",
  "src/compare/checks/index.ts",
  "src/verify/checks/index.ts",
  "src/zone/rr/index.ts",
  "src/emit/targets/index.ts",
];
