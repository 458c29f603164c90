export { assess } from "./autodiscover/assessment.js";
export { buildEstate } from "./estate/build.js";
export type { AcceptedDomain, Client, Estate, ExchangeFacts, HostFacts } from "./estate/estate.js";
export type { Correction, Finding, Fix, Report, Severity } from "./finding.js";
export { type LintOptions, lint } from "./lint.js";
