// Lanes are told apart by colour and, for those who do not see it, by name, place and shape.

const COLORS = 8;
const SHAPES = ["circle", "square", "diamond", "triangle"];

/** A CSS colour; lane -1 is nobody's. */
export function laneColor(lane) {
  return lane < 0 ? "var(--muted)" : `var(--lane-${lane % COLORS})`;
}

/** The outline of a lane's mark around a point, as an SVG path. */
export function lanePath(lane, x, y, r) {
  switch (SHAPES[Math.max(0, lane) % SHAPES.length]) {
    case "square":
      return `M${x - r * 0.85} ${y - r * 0.85}h${r * 1.7}v${r * 1.7}h${-r * 1.7}z`;
    case "diamond":
      return `M${x} ${y - r * 1.15}L${x + r * 1.15} ${y}L${x} ${y + r * 1.15}L${x - r * 1.15} ${y}z`;
    case "triangle":
      return `M${x} ${y - r * 1.1}L${x + r * 1.1} ${y + r * 0.85}H${x - r * 1.1}z`;
    default:
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }
}
