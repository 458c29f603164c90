/** The parameters of Punycode (RFC 3492 §5). */
const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const initialBias = 72;
const initialCode = 0x80;

/**
 * A name with its A-labels as people read them: `xn--mller-kva.example` becomes `müller.example`. For showing only;
 * comparing is done on A-labels.
 * @param text dotted, A-labels; a label that is no Punycode stays as it is
 */
export function withULabels(text: string): string {
  return text.includes("xn--") ? text.split(".").map(uLabel).join(".") : text;
}

function uLabel(label: string): string {
  return label.startsWith("xn--") && label.length > 4 && label.length <= 63
    ? (decodePunycode(label.slice(4)) ?? label)
    : label;
}

/** RFC 3492 §6.2. */
function decodePunycode(encoded: string): string | undefined {
  const delimiter = encoded.lastIndexOf("-");
  const output = [...encoded.slice(0, Math.max(delimiter, 0))].map((char) => char.charCodeAt(0));
  let code = initialCode;
  let bias = initialBias;
  let position = 0;
  for (let at = delimiter + 1; at < encoded.length; ) {
    const before = position;
    for (let weight = 1, k = base; ; k += base) {
      const digit = digitOf(encoded.charCodeAt(at++));
      if (digit === undefined) return undefined;
      position += digit * weight;
      if (position > Number.MAX_SAFE_INTEGER) return undefined;
      const threshold = Math.min(Math.max(k - bias, tMin), tMax);
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const length = output.length + 1;
    bias = adapted(position - before, length, before === 0);
    code += Math.floor(position / length);
    if (code > 0x10ffff) return undefined;
    position %= length;
    output.splice(position++, 0, code);
  }
  return String.fromCodePoint(...output);
}

function digitOf(unit: number): number | undefined {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30 + 26;
  const letter = (unit | 0x20) - 0x61;
  return letter >= 0 && letter < 26 ? letter : undefined;
}

/** RFC 3492 §6.1. */
function adapted(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? damp : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) / 2; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
