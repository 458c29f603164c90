import { type TargetName, targets } from "../../../src/emit/targets/index.js";
import type { Model } from "./model.js";

export const targetNames = Object.keys(targets) as TargetName[];

/** The model of a target: the file of its name in this folder. */
export async function modelOf(name: TargetName): Promise<Model> {
  const { model } = (await import(new URL(`./${name}.ts`, import.meta.url).pathname)) as { readonly model: Model };
  return model;
}
