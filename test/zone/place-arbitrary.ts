import fc, { type Arbitrary } from "fast-check";
import { bigEndian, type Written } from "./written.js";

/** RFC 1876 §2: angles in thousandths of a second from 2^31, altitude in centimetres from -100 km, default precisions. */
export const place: Arbitrary<Written> = fc
  .tuple(angle(90, "N", "S"), angle(180, "E", "W"), fc.integer({ min: -10_000_000, max: 4_284_967_295 }))
  .map(([latitude, longitude, altitude]) => ({
    text: `${latitude.text} ${longitude.text} ${(altitude / 100).toFixed(2)}m`,
    octets: [0, 0x12, 0x16, 0x13, ...latitude.octets, ...longitude.octets, ...bigEndian(altitude + 10_000_000, 4)],
  }));

function angle(max: number, positive: string, negative: string): Arbitrary<Written> {
  return fc
    .tuple(fc.nat(max - 1), fc.nat(59), fc.nat(59), fc.nat(999), fc.boolean())
    .map(([degrees, minutes, whole, thousandths, isPositive]) => {
      const value = ((degrees * 60 + minutes) * 60 + whole) * 1000 + thousandths;
      const decimals = String(thousandths).padStart(3, "0");
      return {
        text: `${degrees} ${minutes} ${whole}.${decimals} ${isPositive ? positive : negative}`,
        octets: bigEndian(isPositive ? 2 ** 31 + value : 2 ** 31 - value, 4),
      };
    });
}
