/** Where a store's money can be, as the seller sees it; receivable is what the store owes. */
export const buckets = ["escrow", "pending", "available", "withheld", "receivable"] as const;
export type Bucket = (typeof buckets)[number];

export const isBucket = (value: string | undefined): value is Bucket => (buckets as readonly (string | undefined)[]).includes(value);
