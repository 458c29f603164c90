/** One SvcParamKey of the registry (RFC 9460 §14.3.2): how its value is read, decoded and printed. */
export interface SvcKind<V> {
  readonly key: string;
  readonly code: number;
  /** What the key takes, for the message about something else. */
  readonly form: string;
  /**
   * The value from text, quotes apart and escapes not yet resolved; a key without `=` has the empty text.
   * @returns undefined when it is none
   */
  read(bytes: Uint8Array, start: number, end: number): V | undefined;
  /** The value from wire form; undefined when it is none. */
  decode(bytes: Uint8Array): V | undefined;
  /** The value as BIND prints it after `=`; empty when it prints the key alone. */
  text(value: V): string;
}
