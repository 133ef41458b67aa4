const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => Array.from(word)[0])
    .join("")
    .toUpperCase();

/** A person's initials as a picture beside the name: drawn by the stylesheet, so that they are never read as text. */
export const Initials = ({ name, size = 40 }: { name: string; size?: number }) => (
  <span className="souk-initials" data-initials={initialsOf(name)} style={{ width: size, height: size, fontSize: size * 0.38 }} aria-hidden />
);
