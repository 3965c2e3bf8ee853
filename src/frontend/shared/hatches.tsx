/** Patterns that bars fill with: assumed work and days away. Once a page. */
export const Hatches = () => (
  <svg width="0" height="0" className="hatches" aria-hidden="true" focusable="false">
    <title>patterns</title>
    <defs>
      <pattern id="hatch-assumed" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="4" height="4" className="hatch-assumed-ground" />
        <rect width="2" height="4" className="hatch-assumed-line" />
      </pattern>
      <pattern id="hatch-away" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="1.2" height="4" className="hatch-away-line" />
      </pattern>
    </defs>
  </svg>
);
