import type { Name } from "../name.js";
import { addName } from "../name-tree.js";
import { nameFault } from "../name-wire.js";
import { quoted } from "../words.js";
import type { Field } from "./field.js";
import { name } from "./name.js";

/**
 * The <domain-name> of a host or domain that resolvers go on to. While a zone is read it becomes a node of the zone's
 * names, so that what records point to can be judged without making the records.
 */
export const target: Field<Name> = {
  ...name,
  check(words) {
    if (words.names === undefined) return name.check(words);
    const word = words.next++;
    if (words.flags[word]! & quoted) return { word, reason: "a name stands without quotes" };
    const node = addName(words.names, words.bytes, words.starts[word]!, words.ends[word]!, words.originNode);
    if (node < 0) return { word, reason: nameFault(node) };
    words.target = node;
    return undefined;
  },
};
