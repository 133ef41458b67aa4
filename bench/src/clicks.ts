import { connect, type Db, deleteWorld, getWorld, runAdvance } from "@souk/market";
import { type Answer, type Api, startApi } from "./api.ts";
import { type Figure, percentile, round, timed } from "./figures.ts";

const clicks = 1_000;

/** What is clicked, on an order brought to where it can be clicked; and the event that must then have happened once. */
interface Case {
  readonly name: string;
  readonly by: "buyer" | "seller";
  readonly path: string;
  readonly input: object;
  readonly effect: string;
  readonly from: "unpaid" | "paid" | "asked";
}

const cases: readonly Case[] = [
  { name: "cancel", by: "buyer", path: "buyer.orders.requestCancellation", input: { reason: "changed_mind" }, effect: "cancellation_requested", from: "paid" },
  { name: "approve", by: "seller", path: "seller.cancellations.approve", input: {}, effect: "cancellation_approved", from: "asked" },
  { name: "pay", by: "buyer", path: "buyer.orders.pay", input: { instrumentId: 1 }, effect: "order_paid", from: "unpaid" },
];

/** A thousand clicks at once on one cancel, one approve and one pay, over HTTP: one effect each, and every other click answered cleanly. */
export async function storms(): Promise<Figure[]> {
  const api = await startApi();
  const db = connect(undefined, { name: "souk-bench" });
  try {
    const { world } = (await api.must(api.control, "world.create", { scenario: "shop", seed: "clicks" })) as { world: { slug: string } };
    const tokens = await tokensOf(api, world.slug);
    const outcomes: { name: string; effects: number; answers: readonly Answer[]; ms: number }[] = [];
    for (const one of cases) {
      const orderNo = await orderAt(api, db, world.slug, tokens, one.from);
      const { ms, answer: answers } = await timed(() =>
        Promise.all(Array.from({ length: clicks }, () => api.call(tokens[one.by], one.path, { orderNo, ...one.input }))),
      );
      outcomes.push({ name: one.name, effects: await happened(api, world.slug, orderNo, one.effect), answers, ms });
    }
    for (const { name, effects, answers, ms } of outcomes)
      console.log(
        `${name}: ${effects} effect, ${words(answers)} in ${round(ms / 1_000, 2)} s, p95 ${round(
          percentile(
            answers.map((each) => each.ms),
            0.95,
          ) / 1_000,
          2,
        )} s`,
      );
    const plain = await timed(() => Promise.all(Array.from({ length: clicks }, () => api.call(tokens.buyer, "session.clock", {}, "GET"))));
    await deleteWorld(db, (await getWorld(db, world.slug)).id);

    const all = outcomes.flatMap(({ answers }) => answers);
    const effects = outcomes.reduce((sum, outcome) => sum + outcome.effects, 0);
    return [
      {
        id: "clicks_1000",
        value: effects,
        unit: `effects of ${cases.length} x ${clicks} clicks`,
        reach: "3, the rest answered cleanly, no 5xx",
        yardstick: `${all.filter(isClean).length} of ${all.length} answered cleanly, ${all.filter(({ status }) => status >= 500 || status === 0).length} of 5xx; ${round(Math.max(...outcomes.map(({ ms }) => ms)) / 1_000, 2)} s a storm; ${clicks} plain reads at once took ${round(plain.ms / 1_000, 2)} s`,
      },
    ];
  } finally {
    await api.stop();
    await db.end();
  }
}

type Tokens = Readonly<Record<"buyer" | "seller", string>>;

async function tokensOf(api: Api, world: string): Promise<Tokens> {
  const { people } = (await api.must(api.control, "world.people", { world }, "GET")) as { people: { personId: number; email: string }[] };
  const tokenOf = async (name: string): Promise<string> => {
    const person = people.find(({ email }) => email === `${name}@souk.example`);
    if (!person) throw new Error(`nobody is called ${name}`);
    return ((await api.must(api.control, "world.createToken", { world, personId: person.personId })) as { token: string }).token;
  };
  return { buyer: await tokenOf("mira"), seller: await tokenOf("ines") };
}

/** An order of its own, brought to where its button is. */
async function orderAt(api: Api, db: Db, world: string, tokens: Tokens, from: Case["from"]): Promise<number> {
  const placed = (await api.must(tokens.buyer, "buyer.checkout.place", { lines: [{ variantId: 1, quantity: 1 }], couponGrantIds: [] })) as {
    orders: { orderNo: number }[];
  };
  const orderNo = placed.orders[0]?.orderNo ?? 0;
  if (from === "unpaid") return orderNo;
  await api.must(tokens.buyer, "buyer.orders.pay", { orderNo, instrumentId: 1 });
  await advance(api, db, world, { until: { event: "payment_verified", orderNo } });
  if (from === "asked") await api.must(tokens.buyer, "buyer.orders.requestCancellation", { orderNo, reason: "changed_mind" });
  return orderNo;
}

/** No worker runs beside this server: the advance is carried out here. */
async function advance(api: Api, db: Db, world: string, to: object): Promise<void> {
  const { advance: begun } = (await api.must(api.control, "clock.advance", { world, ...to, wait: false })) as { advance: { advanceId: number } };
  await runAdvance(db, (await getWorld(db, world)).id, begun.advanceId);
}

async function happened(api: Api, world: string, orderNo: number, type: string): Promise<number> {
  const { events } = (await api.must(api.control, "events.since", { world, stream: `order:${orderNo}`, limit: 100 }, "GET")) as { events: { type: string }[] };
  return events.filter((event) => event.type === type).length;
}

/** Done, already done, or refused by the law in words. */
const isClean = ({ status, body }: Answer): boolean => (status === 200 && "outcome" in body) || (status === 409 && "refusal" in body);

function words(answers: readonly Answer[]): string {
  const sums = new Map<string, number>();
  for (const { status, body } of answers) {
    const refusal = body["refusal"] as { code: string } | undefined;
    const word = status === 200 ? String(body["outcome"]) : refusal ? `refused: ${refusal.code}` : `status ${status} ${String(body["message"])}`;
    sums.set(word, (sums.get(word) ?? 0) + 1);
  }
  return [...sums].map(([word, n]) => `${n} ${word}`).join(", ");
}
