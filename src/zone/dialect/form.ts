import type { Server } from "./dialect.js";

/** A way of writing, or of leaving out, that is right to some name servers and not to others. */
export interface Form {
  /** What stands there: a clause. */
  readonly what: string;
  /** What to write instead: a sentence. */
  readonly instead: string;
  /** Those that refuse the whole zone for it. */
  readonly refusedBy: readonly Server[];
}

const asNumber = "Write the number.";

/**
 * The forms, each with the servers that refuse it: BIND 9.18.49, Knot DNS 3.2.6 and NSD 4.6.1 as measured; a test asks
 * them. Of Windows DNS no document tells which ones it refuses, so that it is named nowhere.
 */
export const forms = {
  byteOrderMark: {
    what: "the file begins with a byte order mark",
    instead: "Save it as UTF-8 without the mark.",
    refusedBy: ["bind", "knot", "nsd"],
  },
  utf16: {
    what: "the file is in UTF-16",
    instead: "Save it as UTF-8 without a byte order mark, or as ASCII.",
    refusedBy: ["bind", "knot", "nsd"],
  },
  carriageReturn: {
    what: "the lines end in a carriage return",
    instead: "Save the file with line ends of Unix (LF).",
    refusedBy: ["knot"],
  },
  age: {
    what: "the age of a dynamic record stands in front of its TTL",
    instead: "Take the bracket away.",
    refusedBy: ["bind", "knot", "nsd"],
  },
  alias: {
    what: "a line states an alias as only its provider knows it",
    instead: "State the addresses as A and AAAA records.",
    refusedBy: ["bind", "knot", "nsd"],
  },
  wins: {
    what: "a line is about WINS",
    instead: "Remove it: only Windows DNS can ask a WINS server.",
    refusedBy: ["bind", "knot", "nsd"],
  },
  undottedSoa: {
    what: "the owner of the SOA record is not the zone's name but that name completed with the origin once more",
    instead: "Write @ or put a dot behind it.",
    refusedBy: ["bind", "knot", "nsd"],
  },
  noSoa: {
    what: "the file is a list of records, without SOA and NS records of the zone",
    instead: "Put them at its top.",
    refusedBy: ["bind", "knot", "nsd"],
  },
  outside: {
    what: "the address of a name server outside of the zone stands in it",
    instead: "Remove it: its own zone states it.",
    refusedBy: ["nsd"],
  },
  noTtl: {
    what: "a record in front of the SOA record has no TTL, and there is no $TTL",
    instead: "Put $TTL at the top of the file.",
    refusedBy: ["bind"],
  },
  longString: {
    what: "a string is longer than 255 octets",
    instead: 'Divide it: ( "first 255 octets" "the rest" ).',
    refusedBy: ["bind", "nsd"],
  },
  atLabel: {
    what: "a name holds a label that is @ alone",
    instead: "Take .@ away; the zone's name is meant by it.",
    refusedBy: ["knot", "nsd"],
  },
  unendedDirective: {
    what: "a directive stands on the last line, and the line has no end",
    instead: "End the last line.",
    refusedBy: ["bind"],
  },
  generate: {
    what: "$GENERATE is a directive of BIND alone",
    instead: "Write the records that it makes: zonewright convert FILE --to bind does.",
    refusedBy: ["knot", "nsd"],
  },
  relativeOrigin: {
    what: "the origin of a directive is a relative name",
    instead: "Write it whole, with its final dot.",
    refusedBy: ["knot", "nsd"],
  },
  originAtSign: {
    what: "$ORIGIN names @",
    instead: "Leave the line out: it changes nothing.",
    refusedBy: ["knot"],
  },
  includeQuoted: {
    what: "the file of an $INCLUDE stands in quotes",
    instead: "Take the quotes away.",
    refusedBy: ["nsd"],
  },
  includeBeside: {
    what: "an included file is looked for in the folder in which the server runs, not beside the file that includes it",
    instead: "State its path from there.",
    refusedBy: ["bind", "nsd"],
  },
  includeInherits: {
    what: "the first line of an included file has no owner",
    instead: "Begin it with an owner.",
    refusedBy: ["knot"],
  },
  classByNumber: {
    what: "a class is written by its number",
    instead: "Write IN.",
    refusedBy: ["knot"],
  },
  quotedOwner: {
    what: "an owner stands in quotes",
    instead: "Take the quotes away, and write a blank as \\032.",
    refusedBy: ["knot"],
  },
  gluedQuotes: {
    what: "a quote stands next to another word without a blank",
    instead: "Put a blank between them.",
    refusedBy: ["knot"],
  },
  rawOctet: {
    what: "a word holds an octet that is no printable ASCII",
    instead: "Write it as \\DDD, its number in three digits; an international name as its A-label (xn--).",
    refusedBy: ["knot"],
  },
  nameCharacter: {
    what: "a name holds a character other than letters, digits, hyphen, underscore, asterisk and slash",
    instead: "Put a backslash in front of the character, if the name is meant.",
    refusedBy: ["knot"],
  },
  nestedParentheses: {
    what: "a parenthesis stands within another",
    instead: "Take the inner ones away.",
    refusedBy: ["knot", "nsd"],
  },
  parenthesisFirst: {
    what: "an entry begins with a parenthesis",
    instead: "Put it behind the owner.",
    refusedBy: ["knot", "nsd"],
  },
  parenthesisAfterBlank: {
    what: "an entry without an owner begins with a parenthesis",
    instead: "Put it behind the type.",
    refusedBy: ["nsd"],
  },
  parenthesisAtOwner: {
    what: "a parenthesis stands next to an owner without a blank",
    instead: "Put a blank between them.",
    refusedBy: ["nsd"],
  },
  backslashAtLabelEnd: {
    what: "a label of an owner ends in a backslash, which takes the meaning of the dot or blank behind it away",
    instead: "Write the backslash as \\092.",
    refusedBy: ["nsd"],
  },
  bareMarkFirst: {
    what: "a text begins with \\# and no length follows",
    instead: 'Write "#".',
    refusedBy: ["knot"],
  },
  bareMarkLast: {
    what: "a text ends in \\# without quotes",
    instead: 'Write "#".',
    refusedBy: ["nsd"],
  },
  unknownType: {
    what: "a record is of a type that it does not know by this name",
    instead: "Write it as TYPE with its number, and the data as \\# LENGTH HEX (RFC 3597 §5).",
    refusedBy: [],
  },
  hexParted: {
    what: "hex digits are parted within an octet",
    instead: "Part them between octets, or not at all.",
    refusedBy: ["knot"],
  },
  base64Parted: {
    what: "base64 is parted within a group of four characters",
    instead: "Part it between groups, or not at all.",
    refusedBy: ["knot"],
  },
  wordForNumber: { what: "a word stands for a number", instead: asNumber, refusedBy: ["knot", "nsd"] },
  oldAlgorithm: {
    what: "an algorithm has a name that it does not know",
    instead: asNumber,
    refusedBy: ["knot", "nsd"],
  },
  tagInCapitals: {
    what: "the tag of a CAA record has capitals",
    instead: "Write it in lower case (RFC 8659 §4.1).",
    refusedBy: ["nsd"],
  },
  coveredByNumber: {
    what: "the type that a signature covers is a number alone",
    instead: "Write its mnemonic, or TYPE with the number.",
    refusedBy: ["knot", "nsd"],
  },
  timeInSeconds: {
    what: "a time of a signature is a number of seconds",
    instead: "Write it as YYYYMMDDHHMMSS.",
    refusedBy: ["nsd"],
  },
  shortGroup: {
    what: "a group of an identifier has fewer than four hex digits",
    instead: "Write all four.",
    refusedBy: ["knot"],
  },
  ohttp: {
    what: "the service parameter ohttp is younger than the server",
    instead: "Write key8.",
    refusedBy: ["bind", "knot", "nsd"],
  },
  quotedTarget: {
    what: "the target of a service record stands in quotes",
    instead: "Take the quotes away.",
    refusedBy: ["knot"],
  },
  emptyParameter: {
    what: "a service parameter has no value",
    instead: "Remove it, or give it one.",
    refusedBy: ["knot"],
  },
  parameterByName: {
    what: "a service parameter has a name that it does not know",
    instead: "Write it by its number, such as key7.",
    refusedBy: ["knot"],
  },
} as const satisfies Readonly<Record<string, Form>>;

export type FormId = keyof typeof forms;
