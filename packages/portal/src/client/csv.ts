/** A cell as spreadsheets read it: quoted where it must be, and never a formula. */
const cell = (value: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** Rows as comma-separated values (RFC 4180), the names of the columns first. */
export const csvOf = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");

/** Hands rows of the screen to the reader as a file. */
export const saveCsv = (name: string, columns: readonly string[], rows: readonly (readonly string[])[]): void => {
  const url = URL.createObjectURL(new Blob([csvOf(columns, rows)], { type: "text/csv" }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
};
