import { callerForThisRequest, meOfThisRequest } from "@souk/portal/server";
import { cache } from "react";

/** How the store of this request stands; null for whoever sells nowhere, who is sent to the door anyway. */
export const standingOfThisRequest = cache(async () => {
  const { person } = await meOfThisRequest();
  return person?.role === "seller" ? (await callerForThisRequest()).seller.investigation.get() : null;
});
