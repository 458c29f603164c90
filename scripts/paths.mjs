import { fileURLToPath } from "node:url";

/** The repository's root folder, with a final separator. */
export const root = fileURLToPath(new URL("../", import.meta.url));
