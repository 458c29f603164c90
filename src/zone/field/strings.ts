import type { Habit } from "../note.js";
import type { Field, FieldFault } from "./field.js";
import { brokenEscape, countOctets, maxOctets, string, stringText } from "./string.js";

const maxRdata = 0xffff;

const longString: Habit = {
  about: "text",
  subject: "a quoted string of over 255 octets as several",
  slip: "long string",
  form: "longString",
  because:
    "Azure and other exporters write a long text in one piece, and name servers refuse the zone (RFC 1035 §3.3). It is divided after every 255 octets, which clients put together again",
};

/**
 * One or more <character-string>s, to the end of the entry. One that is too long is divided where it has to be: Azure
 * and others export long texts in one piece.
 */
export const strings: Field<readonly string[]> = {
  check(words) {
    let total = 0;
    let long: FieldFault | undefined;
    while (words.next < words.count) {
      const word = words.next++;
      const octets = countOctets(words, word);
      if (octets < 0) return { word, reason: brokenEscape };
      total += octets + Math.max(1, Math.ceil(octets / maxOctets));
      if (total > maxRdata) return { word, reason: `over ${maxRdata} octets of rdata with this string` };
      if (octets > maxOctets) long ??= { word, reason: `${octets} octets in one string`, kept: longString };
    }
    return long;
  },
  read(words) {
    const values: string[] = [];
    while (words.next < words.count) {
      const value = string.read(words);
      if (value.length <= maxOctets) values.push(value);
      else for (let i = 0; i < value.length; i += maxOctets) values.push(value.slice(i, i + maxOctets));
    }
    return values;
  },
  text: (values) => values.map(stringText).join(" "),
  decode(octets) {
    const values: string[] = [];
    while (octets.next < octets.bytes.length) {
      const value = string.decode(octets);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values.length === 0 ? undefined : values;
  },
};
