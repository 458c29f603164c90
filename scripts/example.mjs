const folder = "fixtures/zones/company-abc";
const facts = [folder, "--cert", `${folder}/names.txt`];

/** The commands that `npm start` runs and the README shows. */
export const example = [
  ["lint", ...facts],
  // The day of the move: it is part of the serials.
  ["records", ...facts, "--to", "bind", "--now", "2026-11-18"],
];
