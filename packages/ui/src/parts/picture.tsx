import { drawingOf } from "./drawing.ts";

/** The listing's picture, or a drawing of its own made from the title where it has none. Beside its title it is decoration. */
export const ListingPicture = ({ src, title, size }: { src: string; title: string; size?: number }) => {
  const box = size ? { width: size, height: size } : undefined;
  if (src.startsWith("/")) return <img src={src} alt="" className="souk-picture" style={box} width={size} height={size} loading="lazy" decoding="async" />;
  const drawing = drawingOf(title);
  return (
    <svg viewBox="0 0 120 120" className="souk-picture" style={box} aria-hidden focusable="false">
      <rect width="120" height="120" fill={drawing.ground} />
      {drawing.tiles.map((tile) => (
        <path key={tile.path} d={tile.path} fill={tile.fill} opacity={tile.opacity} />
      ))}
      <text x="60" y="66" textAnchor="middle" fontSize="26" fontWeight="650" fill={drawing.ink} dominantBaseline="middle">
        {drawing.initials}
      </text>
    </svg>
  );
};
