const maxAltitude = 4_284_967_295;
const minAltitude = -10_000_000;
const maxPrecision = 9_000_000_000;

/** An altitude of LOC in centimetres, from `-24m` or `-24.05`; undefined when it is none. */
export function readAltitude(word: string): number | undefined {
  const centimetres = /^[+-]/.test(word) ? readCentimetres(word.slice(1)) : readCentimetres(word);
  const value = word.startsWith("-") && centimetres ? -centimetres : centimetres;
  return value !== undefined && value >= minAltitude && value <= maxAltitude ? value : undefined;
}

/** The value of 32 bits, in which 100 km below the reference is zero. */
export function decodeAltitude(bits: number): number {
  return bits + minAltitude;
}

export function altitudeText(centimetres: number): string {
  return `${(centimetres / 100).toFixed(2)}m`;
}

/** A size or precision of LOC in centimetres, cut off to its first digit as on the wire; undefined when it is none. */
export function readPrecision(word: string): number | undefined {
  const value = readCentimetres(word);
  if (value === undefined || value >= maxPrecision + 100) return undefined;
  const digits = String(value);
  return Number(digits[0]) * 10 ** (digits.length - 1);
}

/** One octet of mantissa and exponent (RFC 1876 §2); undefined when a nibble is over 9, or zero is written with an exponent. */
export function decodePrecision(octet: number): number | undefined {
  const mantissa = octet >> 4;
  const exponent = octet & 15;
  return mantissa > 9 || exponent > 9 || (mantissa === 0 && exponent > 0) ? undefined : mantissa * 10 ** exponent;
}

/** Whole metres from one metre on, else two decimals, as BIND prints them. */
export function precisionText(centimetres: number): string {
  return centimetres >= 100 ? `${centimetres / 100}m` : `${(centimetres / 100).toFixed(2)}m`;
}

function readCentimetres(word: string): number | undefined {
  const metres = /^(\d*\.?\d{0,2})m?$/.exec(word)?.[1];
  return metres !== undefined && /\d/.test(metres) ? Math.round(Number(metres) * 100) : undefined;
}
