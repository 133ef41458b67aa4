/** A category of the catalogue as a person reads it: "candles_lighting" is Candles lighting. */
export const categoryName = (category: string): string => {
  const words = category.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
