import { days, type Address, type GrantFacts, type Ms, type OrderDraft, type OrderLine } from "../index.ts";

/** The instant at which the orders of tests are placed: Monday 2026-03-02, 10:00 UTC. */
export const dawn: Ms = 1_772_445_600_000;

export const someAddress: Address = { name: "Bea Buyer", street: "1 Lamp Lane", city: "Porto", postcode: "4000-001", country: "PT", phone: "+351 200 000 000" };

const worked = { listPrice: 0, flash: false, bundleDiscount: 0, picture: "", options: "", stockMode: "on_order" } as const;

/** The lines and the price of the worked example of rules.md 5.2. */
export const workedLines: readonly OrderLine[] = [
  {
    ...worked,
    no: 1,
    listingId: 1,
    variantId: 11,
    title: "A",
    quantity: 2,
    listPrice: 1999,
    unitPrice: 1999,
    storeDiscount: 265,
    platformDiscount: 298,
    total: 3435,
    unitTotals: [1718, 1717],
  },
  {
    ...worked,
    no: 2,
    listingId: 2,
    variantId: 12,
    title: "B",
    quantity: 1,
    listPrice: 2550,
    unitPrice: 2550,
    storeDiscount: 169,
    platformDiscount: 190,
    total: 2191,
    unitTotals: [2191],
  },
  {
    ...worked,
    no: 3,
    listingId: 3,
    variantId: 13,
    title: "C",
    quantity: 3,
    listPrice: 333,
    unitPrice: 333,
    storeDiscount: 66,
    platformDiscount: 75,
    total: 858,
    unitTotals: [286, 286, 286],
  },
];

/** A draft as a checkout would freeze it; by default the worked example of rules.md 5.2 with both coupons. */
export const aDraft = (over: Partial<OrderDraft> = {}): OrderDraft => ({
  no: 1001,
  checkoutNo: 1001,
  storeId: 3,
  buyerId: 7,
  currency: "EUR",
  policyVersion: 1,
  lines: workedLines,
  price: { items: 7547, bundleDiscount: 0, storeDiscount: 500, platformDiscount: 563, shipping: 450, total: 6934, gross: 7497 },
  grants: [
    { grantId: 21, funder: "store", title: "500 off", discount: 500 },
    { grantId: 22, funder: "platform", title: "8 %", discount: 563 },
  ],
  address: someAddress,
  processing: days(4),
  ...over,
});

export const aGrant = (over: Partial<GrantFacts> = {}): GrantFacts => ({
  id: 21,
  couponId: 1,
  buyerId: 7,
  state: "available",
  expiresAt: dawn + days(365),
  checkoutNo: null,
  sharedBy: 0,
  givenBack: 0,
  restored: false,
  graceSpent: false,
  ...over,
});
