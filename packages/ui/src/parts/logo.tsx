/** Souk's mark, an eight-pointed zellige star with an hour hand, and its name. Drawn, so that it looks the same everywhere. */
export const Logo = ({ size = 28 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false" className="souk-logo">
    <path d="M16 1l4.4 4.4h6.2v6.2L31 16l-4.4 4.4v6.2h-6.2L16 31l-4.4-4.4H5.4v-6.2L1 16l4.4-4.4V5.4h6.2z" className="souk-logo-star" />
    <circle cx="16" cy="16" r="7.2" className="souk-logo-face" />
    <path d="M16 11.4V16l3.1 2.3" className="souk-logo-hand" />
  </svg>
);
