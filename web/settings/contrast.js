/// How well colours can be told apart (WCAG 2.2, 1.4.3 and 1.4.11).

export const USUAL = { accent: '#0b57d0', background: '#ffffff', text: '#1a1a1a' };

/// The least contrast with the background.
export const LEAST = { accent: 3, text: 4.5 };

const COLOUR = /^#[0-9a-f]{6}$/i;

export function isColour(text) {
  return COLOUR.test(text);
}

/// From 1 to 21, or undefined if one of them is no colour.
export function contrast(one, other) {
  if (!isColour(one) || !isColour(other)) {
    return undefined;
  }
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/// What a theme looks like, and how far it is from what can be read.
///
/// @param theme as the definition has it; what is left out is the usual
/// @return `colours`, and for `text` and `accent` their `ratio` and whether it is `enough`
export function judged(theme = {}) {
  const colours = { ...USUAL, ...theme };
  const of = (name) => {
    const ratio = contrast(colours[name], colours.background);
    return { ratio, enough: ratio !== undefined && ratio >= LEAST[name] };
  };
  return { colours, text: of('text'), accent: of('accent') };
}

function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const share = parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
