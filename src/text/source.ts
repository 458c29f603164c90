/** A text as it was read: where it came from and its bytes in UTF-8. */
export interface SourceFile {
  /** As people know it: relative to the working directory, with `/`; or the option that gave it, such as `--san`. */
  readonly path: string;
  /** The text in UTF-8, byte order mark included; a UTF-16 file is transcoded when it is opened. */
  readonly bytes: Uint8Array;
  /** The encoding of the file on disk, which a patch has to write back. */
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be";
  /** For text that a directive made ($GENERATE): the directive, where everything inside is reported. */
  readonly expandedFrom?: Span;
  /** For lines that were made from a file that is no zone file: what that is, and where in it an offset of the lines comes from. */
  readonly madeFrom?: { readonly form: string; at(offset: number): Span };
}

/** A stretch of a source in byte offsets, end exclusive. */
export interface Span {
  readonly source: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** A place for people and machines: line and column from 1, columns in UTF-16 units, offset in bytes. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}
