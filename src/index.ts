export { type Assessment, assess } from "./autodiscover/assessment.js";
export { type Survey, surveyOf } from "./autodiscover/survey.js";
export type { Step, Walk, WalkOutcome } from "./autodiscover/walk.js";
export type { Certificate, CertificateName } from "./certificate/certificate.js";
export { plannedCertificate } from "./certificate/planned.js";
export { checks } from "./compare/checks/index.js";
export { type CompareOptions, compare } from "./compare/compare.js";
export { type Comparison, type ComparisonOptions, compareEstates } from "./compare/comparison.js";
export type { End, Experience } from "./compare/experience.js";
export type { KeptAnswer } from "./compare/kept-answer.js";
export { type CutoverPlan, cutoverPlan, type ZoneMove } from "./compare/plan.js";
export { restorationOf } from "./compare/restoring.js";
export { type WalkDifference, walkDifferences } from "./compare/walks.js";
export {
  type Emission,
  type EmittedEdit,
  emissionOf,
  emissionOfRecords,
  emissionOfZone,
  inverse,
} from "./emit/emission.js";
export { type Emitted, emit } from "./emit/emit.js";
export type { Target } from "./emit/target.js";
export { type TargetName, targets } from "./emit/targets/index.js";
export { buildEstate, type DeclaredDomain, type EstateInput } from "./estate/build.js";
export type { AcceptedDomain, Client, Estate, ExchangeFacts, HostFacts } from "./estate/estate.js";
export type { Cloud, ExpectedRecord, Microsoft365Facts } from "./estate/microsoft-365.js";
export { type Inventory, inventoryOf } from "./exchange/inventory.js";
export { type InventoryReading, readInventory } from "./exchange/read-inventory.js";
export { readServiceRecords, type ServiceRecords } from "./exchange/service-records.js";
export { type ReadExportOptions, type ReadYaml, readExport } from "./exports/read-export.js";
export type { Tree, TreeFault } from "./exports/tree.js";
export type { Correction, Finding, Fix, Report, Severity, Skipped } from "./finding.js";
export { type LintOptions, lint } from "./lint.js";
export { rules } from "./rules/index.js";
export { defineRule, type Rule } from "./rules/rule.js";
export { openSource } from "./text/open-source.js";
export { positionAt } from "./text/position.js";
export type { Position, SourceFile, Span } from "./text/source.js";
export { canonicalRecord, recordText } from "./zone/canonical.js";
export { type Lookup, lookup } from "./zone/lookup.js";
export { type Name, toName, withoutDot } from "./zone/name.js";
export { type ReadZoneOptions, readZone, type ZoneReading } from "./zone/reader.js";
export type { RecordSpec, RecordType, ResourceRecord } from "./zone/record.js";
export type { RRset, View, Zone } from "./zone/zone.js";
export { type ZoneSet, zoneSet } from "./zone/zone-set.js";
