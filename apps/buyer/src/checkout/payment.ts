/** How a buyer means to pay: so much from the wallet first, the rest with one outside means of payment. */
export interface PaymentChoice {
  readonly useWallet: boolean;
  readonly instrumentId: number | null;
}

export interface PaymentPlan {
  /** In minor units. */
  readonly wallet: number;
  readonly outside: number;
  readonly instrumentId: number | null;
  /** Enough is chosen to cover the total. */
  readonly complete: boolean;
}

/** What a choice means for a total and a wallet, both in minor units of one currency. */
export const planOf = (choice: PaymentChoice, total: number, walletBalance: number): PaymentPlan => {
  const wallet = choice.useWallet ? Math.min(walletBalance, total) : 0;
  const outside = total - wallet;
  return { wallet, outside, instrumentId: outside > 0 ? choice.instrumentId : null, complete: outside === 0 || choice.instrumentId !== null };
};

/** The plan as the API takes it. */
export const payInputOf = (plan: PaymentPlan) => ({ wallet: plan.wallet, ...(plan.instrumentId !== null && { instrumentId: plan.instrumentId }) });
