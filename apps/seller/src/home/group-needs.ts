const needGroups = ["now", "urgent", "soon", "later"] as const;
export type NeedGroup = (typeof needGroups)[number];

const hour = 3_600_000;

/** Which group a duty stands in by what is left of it; one without a deadline has time. */
export const groupOf = (due: string | null, now: number): NeedGroup => {
  if (due === null) return "later";
  const left = Date.parse(due) - now;
  if (left <= 0) return "now";
  if (left < 6 * hour) return "urgent";
  return left < 24 * hour ? "soon" : "later";
};

interface Timed {
  readonly timer: { readonly due: string } | null;
}

/** The duties by group, in each the nearest deadline first. */
export const groupNeeds = <Duty extends Timed>(duties: readonly Duty[], now: number): { group: NeedGroup; duties: Duty[] }[] => {
  const due = ({ timer }: Timed): string => timer?.due ?? "9999";
  const sorted = duties.toSorted((one, other) => due(one).localeCompare(due(other)));
  return needGroups
    .map((group) => ({ group, duties: sorted.filter((duty) => groupOf(duty.timer?.due ?? null, now) === group) }))
    .filter((each) => each.duties.length > 0);
};
