import { z } from "zod";
import { refusalView } from "./law.ts";

/** What every error of the API carries in `data` beside tRPC's code; over HTTP it is the body itself. */
export const apiError = z
  .object({
    code: z.string(),
    message: z.string(),
    /** 409: the law said no. */
    refusal: refusalView.optional(),
    /** 400: every field at fault with the rule it breaks. */
    fields: z.array(z.object({ field: z.string(), rule: z.string(), message: z.string() })).optional(),
    /** 5xx: what to tell whoever runs the house. */
    requestId: z.string().optional(),
    retryAfterSeconds: z.number().optional(),
  })
  .meta({ id: "Error" });
export type ApiError = z.infer<typeof apiError>;
