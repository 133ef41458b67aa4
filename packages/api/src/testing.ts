export { connectOwner } from "@souk/db";
export { sumsOfRows } from "@souk/market/testing";
export { badInputs, drawing, sampled, toText } from "./corpus.ts";
export { rows as callsByOwner } from "./matrix/rows.ts";
export { settle } from "./matrix/settings.ts";
