export async function convertCommand(_: string, __: object, ___: object): Promise<0> {
  return 0;
}
