import { quoted, type Words } from "../words.js";
import type { Field, FieldFault, Octets } from "./field.js";
import { angleText, decodeAngle, latitude, longitude, readAngle } from "./loc/angle.js";
import {
  altitudeText,
  decodeAltitude,
  decodePrecision,
  precisionText,
  readAltitude,
  readPrecision,
} from "./loc/metres.js";
import { octetString } from "./string.js";

/** A place on earth: angles in thousandths of a second of arc, north and east positive; lengths in centimetres. */
export interface Location {
  readonly latitude: number;
  readonly longitude: number;
  readonly altitude: number;
  readonly size: number;
  readonly horizontalPrecision: number;
  readonly verticalPrecision: number;
}

const octetCount = 16;
const defaults = { size: 100, horizontalPrecision: 1_000_000, verticalPrecision: 1_000 };
const precisions = ["size", "horizontalPrecision", "verticalPrecision"] as const;

/**
 * The whole of LOC (RFC 1876), one field because the order in text is not the order in wire form. These records are
 * rare, so checking may make objects.
 */
export const location: Field<Location> = {
  check(words) {
    const found = parse(words);
    return "reason" in found ? found : undefined;
  },
  read: (words) => parse(words) as Location,
  text: (place) =>
    [
      angleText(latitude, place.latitude),
      angleText(longitude, place.longitude),
      altitudeText(place.altitude),
      ...precisions.map((precision) => precisionText(place[precision])),
    ].join(" "),
  decode,
};

function parse(words: Words): Location | FieldFault {
  const next = () => (words.next < words.count ? plainWord(words, words.next++) : undefined);
  const fault = (form: string): FieldFault => ({ word: words.next - 1, reason: `not ${form} (RFC 1876 §3)` });
  const north = readAngle(latitude, next);
  if (north === undefined) return fault(latitude.form);
  const east = readAngle(longitude, next);
  if (east === undefined) return fault(longitude.form);
  const altitude = readAltitude(next() ?? "");
  if (altitude === undefined) return fault("an altitude: metres from -100000.00 to 42849672.95");
  const place = { latitude: north, longitude: east, altitude, ...defaults };
  for (const precision of precisions) {
    if (words.next === words.count) break;
    const length = readPrecision(next() ?? "");
    if (length === undefined) return fault("a size or precision: metres from 0.00 to 90000000.00");
    place[precision] = length;
  }
  return place;
}

/** The text of a word, if it has no quotes. */
function plainWord(words: Words, word: number): string | undefined {
  if (words.flags[word]! & quoted) return undefined;
  return octetString(words.bytes, words.starts[word]!, words.ends[word]!);
}

/** Version 0, size, two precisions, latitude, longitude, altitude (RFC 1876 §2). */
function decode(octets: Octets): Location | undefined {
  const { bytes } = octets;
  if (bytes.length !== octetCount || bytes[0] !== 0) return undefined;
  octets.next = octetCount;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const place = {
    latitude: decodeAngle(latitude, view.getUint32(4)),
    longitude: decodeAngle(longitude, view.getUint32(8)),
    altitude: decodeAltitude(view.getUint32(12)),
    size: decodePrecision(bytes[1]!),
    horizontalPrecision: decodePrecision(bytes[2]!),
    verticalPrecision: decodePrecision(bytes[3]!),
  };
  return Object.values(place).includes(undefined) ? undefined : (place as Location);
}
