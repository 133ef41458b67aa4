import type { RouterOutputs } from "@souk/portal";

type Buyer = RouterOutputs["buyer"];

export type ListingCard = Buyer["catalogue"]["search"]["items"][number];
export type Facets = Buyer["catalogue"]["facets"];
export type Product = Buyer["catalogue"]["product"]["product"];
export type Variant = Product["variants"][number];
export type Terms = Product["terms"];
export type CouponCard = Product["coupons"][number];
export type Cart = Buyer["cart"]["get"]["cart"];
export type CartLine = Cart["saved"][number];
export type Quote = Buyer["checkout"]["quote"];
export type Instrument = Quote["instruments"][number];
export type AddressRow = Quote["addresses"][number];
export type OrderRow = Buyer["orders"]["list"]["orders"][number];
export type Tab = Buyer["orders"]["list"]["tab"];
export type Counts = Buyer["orders"]["counts"]["counts"];
export type Order = Buyer["orders"]["get"]["order"];
export type Answer = Order["answers"][number];
export type Request = Order["requests"][number];
export type Dispute = Order["disputes"][number];
export type Amendment = Order["amendments"][number];
export type Standing = Buyer["account"]["standing"];
export type Grant = Buyer["coupons"]["list"]["grants"][number];
export type WalletEntry = Buyer["wallet"]["get"]["entries"][number];
