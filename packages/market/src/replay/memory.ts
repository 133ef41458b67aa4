import { firstNo, MemoryMarket, refundedOf, resultOf, Script, sliceOfTraces, type TraceSetting } from "@souk/sim";
import { ports } from "../ports.ts";
import { openingEvent } from "./opening.ts";
import { digestOfText, type Replayed } from "./report.ts";

/** Acts between two looks at the progress. */
const stride = 5_000;

/** Replays a recording in memory: the whole market is one slice. `progress` hears how many of the recorded acts are done. */
export function replayInMemory(setting: TraceSetting, progress: (done: number, total: number) => void = () => {}): Replayed {
  const { stream, hash: head } = openingEvent(setting);
  const market = new MemoryMarket({ slice: sliceOfTraces(setting), ports, heads: [[stream, head]] });
  const script = new Script(setting);
  let lastAt = setting.start;
  for (let until = script.reach(stride); until !== null; until = script.reach(stride)) {
    lastAt = market.play(script.upTo(until, market.slice), until).lastAt ?? lastAt;
    progress(script.done, script.total);
  }
  lastAt = market.play([], Number.MAX_SAFE_INTEGER).lastAt ?? lastAt;

  const money = { paid: 0, refunded: 0, held: 0, commission: -(market.ledger.balances.get("R:commission") ?? 0) };
  const results = setting.traces.map(({ id }, i) => {
    const order = market.orderOf(firstNo + i);
    const refunded = refundedOf(order);
    for (const tender of order.tenders) money.paid += tender.amount;
    money.refunded += refunded;
    money.held += order.held + order.escrow;
    return resultOf(id, { ...order, refunded });
  });
  return {
    results,
    requests: script.requests,
    money,
    fired: market.fired,
    lastAt,
    digest: digestOfText(market.digestText()),
    broken: [],
  };
}
