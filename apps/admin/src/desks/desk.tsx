import { callerForThisRequest, isApiError, personOfThisRequest } from "@souk/portal/server";
import type { ReactNode } from "react";
import type { Order } from "../api-types.ts";
import { natural, one, type Query } from "@souk/portal";
import { DeskFrame, type DeskName } from "./desk-frame.tsx";

export interface CaseProps {
  readonly order: Order;
  readonly world: string;
}

const limit = 25;

/** A desk: the orders that wait at it, the oldest wait first, and one of them opened; the first where none was chosen. */
export const Desk = async ({ desk, query, Case }: { desk: DeskName; query: Query; Case: (props: CaseProps) => ReactNode }) => {
  const [caller, { world }] = await Promise.all([callerForThisRequest(), personOfThisRequest()]);
  const cursor = one(query["cursor"]);
  const { orders, nextCursor } = await caller.admin.desks.list({ desk, limit, ...(cursor && { cursor }) });
  const chosen = natural(query["order"]);
  const orderNo = chosen ?? orders[0]?.orderNo;
  const order = orderNo === undefined ? null : await orderOrNull(caller, orderNo);
  return (
    <DeskFrame desk={desk} rows={orders} chosen={chosen !== undefined} order={order} nextCursor={nextCursor} paged={cursor !== undefined}>
      {order && <Case order={order} world={world.slug} />}
    </DeskFrame>
  );
};

/** An order that is not there is no case; anything else is a fault. */
const orderOrNull = async (caller: Awaited<ReturnType<typeof callerForThisRequest>>, orderNo: number): Promise<Order | null> => {
  try {
    return (await caller.admin.orders.story({ orderNo })).order;
  } catch (error) {
    if (isApiError(error, "NOT_FOUND")) return null;
    throw error;
  }
};
