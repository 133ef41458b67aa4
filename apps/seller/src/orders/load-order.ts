import { callerForThisRequest, orNotFound } from "@souk/portal/server";
import { notFound } from "next/navigation";

/** The order whose number stands in the address; what is absent or another store's is not found. */
export const orderOf = async (no: string) => {
  const orderNo = Number(no);
  if (!Number.isSafeInteger(orderNo)) notFound();
  const caller = await callerForThisRequest();
  return (await orNotFound(caller.seller.orders.get({ orderNo }))).order;
};
