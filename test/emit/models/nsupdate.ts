import { updateModel } from "./update-message.js";

export const model = updateModel("nsupdate");
