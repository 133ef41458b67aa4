import { readJson } from "./paths.mjs";

/** What Vitest's JSON report counts. */
export function vitestCounts(file) {
  const report = readJson(file);
  if (!report) return undefined;
  const brokenFiles = report.testResults.filter(
    (result) => result.status === "failed" && result.assertionResults.every((test) => test.status !== "failed"),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** What Playwright's JSON report counts. A test that passed only on a second try has not passed. */
export function playwrightCounts(file) {
  const report = readJson(file);
  if (!report) return undefined;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

/** What the drills say in their last line. */
export function drillCounts(output) {
  const [, passed, failed, skipped = 0] = /^(\d+) passed, (\d+) failed(?:, (\d+) not run)?/m.exec(output) ?? [];
  return passed === undefined ? undefined : { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
}

export function sum(results) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { counts = {}, ok } of results) {
    for (const key of Object.keys(total)) total[key] += counts[key] ?? 0;
    // A step that failed without counting a failed test must not hide behind a zero.
    if (ok === false && !counts.failed) total.failed += 1;
  }
  return total;
}

export const closingLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
