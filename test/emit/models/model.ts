import type { Name } from "../../../src/zone/name.js";
import type { RecordSpec } from "../../../src/zone/record.js";

/**
 * What a provider, server or tool does with a text of its target, so that tests can hold the result against what was
 * meant. The text is read by a real parser of its language; nothing of the emitter is used.
 */
export interface Model {
  /**
   * Carries a text out.
   * @param held what is there before, as `recordText` writes it
   * @returns what is there afterwards, likewise, in any order
   * @throws when the text is none of its language, a guard fails, or something is changed that is not there
   */
  carryOut(text: string, held: readonly string[], origin: Name): readonly string[] | Promise<readonly string[]>;
  /** What arrives of a record with an `altered` limit, such as one text in place of several strings. */
  altered?(record: RecordSpec): RecordSpec;
}
