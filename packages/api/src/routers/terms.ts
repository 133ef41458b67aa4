/** Terms as the wire brings them, complete as the law wants them. */
export const settlementOf = ({
  amount,
  withReturn = false,
  lines = [],
  text = "",
}: {
  readonly amount: number;
  readonly withReturn?: boolean | undefined;
  readonly lines?: readonly number[] | undefined;
  readonly text?: string | undefined;
}) => ({ amount, withReturn, lines, text });
