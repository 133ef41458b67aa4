export * from "./result.ts";
export * from "./script.ts";
export * from "./setting.ts";
export * from "./trace.ts";
