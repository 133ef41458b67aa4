import { callerForThisRequest, orNotFound } from "@souk/portal/server";
import { notFound } from "next/navigation";
import { cache } from "react";

/** The order whose number stands in the address; what is absent or another's is not found. */
export const orderOf = cache(async (orderNo: string) => {
  const no = Number(orderNo);
  if (!Number.isSafeInteger(no) || no < 1) notFound();
  const caller = await callerForThisRequest();
  return (await orNotFound(caller.buyer.orders.get({ orderNo: no }))).order;
});
