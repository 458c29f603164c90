/** A name server program whose way of reading zone files was measured, or is documented. */
export type Server = "bind" | "knot" | "nsd" | "windows";

/** Whose ways a zone has to suit: one server's, or nobody's in particular. */
export type Dialect = Server | "any";

export const dialects = ["any", "bind", "knot", "nsd", "windows"] as const satisfies readonly Dialect[];

/** As messages call them, with the version that was measured. */
export const serverNames: Readonly<Record<Server, string>> = {
  bind: "BIND 9.18",
  knot: "Knot DNS 3.2",
  nsd: "NSD 4.6",
  windows: "Windows DNS",
};
