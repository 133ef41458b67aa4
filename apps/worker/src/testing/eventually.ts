/** Asks until the answer is `true` (or anything but false and null) and returns it; a condition that does not come true in time fails by its name. */
export async function eventually<T>(what: string, ask: () => T | Promise<T>, limitMs = 40_000): Promise<NonNullable<Exclude<T, false>>> {
  const until = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== null && answer !== undefined) return answer as NonNullable<Exclude<T, false>>;
    if (performance.now() > until) throw new Error(`not within ${limitMs / 1_000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
