import type { OrderCommandName } from "./commands.ts";
import { afterwards } from "./rows/afterwards.ts";
import { beforeShipping } from "./rows/before-shipping.ts";
import { delivery } from "./rows/delivery.ts";
import { disputes } from "./rows/disputes.ts";
import { freezes } from "./rows/freezes.ts";
import type { Row } from "./rows/row.ts";
import type { DeadlineKind } from "./states.ts";

export type { Row };

/** The law of an order, one row per sentence. Rows of one command and state stand in the order in which their `when` is tried. */
export const rows: readonly Row[] = [...beforeShipping, ...delivery, ...disputes, ...freezes, ...afterwards];

const byCommand = new Map<string, Row[]>();
const byDeadline = new Map<string, Row[]>();
for (const row of rows) {
  const [index, key] = row.deadline ? [byDeadline, row.deadline] : [byCommand, row.on];
  const found = index.get(key);
  if (found) found.push(row);
  else index.set(key, [row]);
}

/** The rows of a command of people and outsiders, and of a deadline of the clock. */
export const rowsOn = (command: OrderCommandName): readonly Row[] => byCommand.get(command) ?? [];
export const rowsOf = (deadline: DeadlineKind): readonly Row[] => byDeadline.get(deadline) ?? [];
