import { callerForThisRequest, meOfThisRequest } from "@souk/portal/server";
import { cache } from "react";

/** How the account of this request stands; null for a stranger, who is sent to the door anyway. */
export const standingOfThisRequest = cache(async () => {
  const { person } = await meOfThisRequest();
  return person ? (await callerForThisRequest()).buyer.account.standing() : null;
});
