/** What somebody types, or why nobody can: the end of a sentence. */
export type TypedText = { readonly typed: string } | { readonly why: string };

// What a box does not take, what nobody sees, and what puts others in another order than they are typed in.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/u;

/**
 * What somebody types, or copies, so that these octets arrive: browsers send UTF-8.
 * @param octets characters below 256, as the strings of a TXT record are held
 */
export function typedText(octets: string): TypedText {
  const text = utf8(octets);
  if (octets === "") return { why: "it is empty, and an empty box is no value" };
  if (text === undefined) return { why: "it has octets that are no UTF-8, and a web form sends nothing else" };
  if (invisible.test(text)) return { why: "it has characters that cannot be typed, or be seen when they are" };
  if (text.trim() !== text) return { why: "it begins or ends with a blank, which web forms cut off" };
  return { typed: text };
}

function utf8(octets: string): string | undefined {
  const bytes = Uint8Array.from(octets, (char) => char.charCodeAt(0));
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
