import type { Dialect } from "../../zone/dialect/dialect.js";

/** The inputs that every command which reads zones shares, as they were given. */
export interface InputOptions {
  readonly cert: readonly string[];
  readonly certPasswordFile: readonly string[];
  readonly san: readonly string[];
  readonly internal: readonly string[];
  readonly view: readonly string[];
  readonly domain: readonly string[];
  readonly exchange: readonly string[];
  readonly m365: readonly string[];
  /** A path. */
  readonly facts?: string;
  readonly origin?: string;
  readonly proof: readonly string[];
  /** A path; false for --no-config. */
  readonly config?: string | boolean;
  readonly now?: string;
  readonly rule: readonly string[];
  readonly dialect?: Dialect;
}
