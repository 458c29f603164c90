/** What a label has to be like: its octets are looked at first, because that is cheap. */
export interface LabelPattern {
  readonly shortest: number;
  readonly longest: number;
  /** The octets that it is made of, in lower case, and how many others it may hold. */
  readonly letters: string;
  readonly strangers: number;
  /** @param label in presentation form, lower case, A-label */
  matches(label: string): boolean;
}
