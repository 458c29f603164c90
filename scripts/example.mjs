const folder = "fixtures/zones/company-abc";
const facts = [folder, "--cert", `${folder}/names.txt`];

/** The commands that `npm start` runs and the README shows. */
export const example = [
  ["lint", ...facts],
  ["records", ...facts, "--to", "bind"],
];
