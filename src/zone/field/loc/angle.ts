const perSecond = 1000;
const perMinute = 60 * perSecond;
const perDegree = 60 * perMinute;

/** One of the two angles of LOC (RFC 1876 §3). Values are thousandths of a second of arc, north and east positive. */
export interface Angle {
  /** How messages call what is wanted. */
  readonly form: string;
  /** Degrees. */
  readonly max: number;
  readonly positive: string;
  readonly negative: string;
}

export const latitude: Angle = {
  form: "a latitude: degrees to 90, minutes, seconds, and N or S",
  max: 90,
  positive: "N",
  negative: "S",
};
export const longitude: Angle = {
  form: "a longitude: degrees to 180, minutes, seconds, and E or W",
  max: 180,
  positive: "E",
  negative: "W",
};

const measures = [
  { form: /^\d+$/, limit: 180, unit: perDegree },
  { form: /^\d+$/, limit: 59, unit: perMinute },
  { form: /^(?=\.?\d)\d*\.?\d{0,3}$/, limit: 59.999, unit: perSecond },
] as const;

/**
 * Takes degrees, and if they are there minutes and seconds with up to three decimals, and then the hemisphere.
 * @param next takes a word; undefined when there is none, or it cannot be a part
 * @returns undefined when a part is missing or out of range
 */
export function readAngle(angle: Angle, next: () => string | undefined): number | undefined {
  let total = 0;
  for (const [i, { form, limit, unit }] of measures.entries()) {
    const word = next();
    if (i > 0 && isHemisphere(angle, word)) return signed(angle, total, word);
    if (word === undefined || !form.test(word) || Number(word) > Math.min(limit, angle.max)) return undefined;
    total += Math.round(Number(word) * unit);
  }
  const word = next();
  return isHemisphere(angle, word) ? signed(angle, total, word) : undefined;
}

function isHemisphere({ positive, negative }: Angle, word: string | undefined): boolean {
  return word === positive || word === negative;
}

function signed({ max, negative }: Angle, total: number, hemisphere: string | undefined): number | undefined {
  if (total > max * perDegree) return undefined;
  return hemisphere === negative && total > 0 ? -total : total;
}

/** The value of 32 bits, in which 2^31 is zero; undefined when it is out of range. */
export function decodeAngle({ max }: Angle, bits: number): number | undefined {
  const value = bits - 2 ** 31;
  return Math.abs(value) <= max * perDegree ? value : undefined;
}

export function angleText({ positive, negative }: Angle, value: number): string {
  const size = Math.abs(value);
  const degrees = Math.floor(size / perDegree);
  const minutes = Math.floor((size % perDegree) / perMinute);
  const seconds = ((size % perMinute) / perSecond).toFixed(3);
  return `${degrees} ${minutes} ${seconds} ${value < 0 ? negative : positive}`;
}
