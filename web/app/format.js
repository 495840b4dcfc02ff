/// How figures are written, by language: numbers are never rounded by the server, so it is done
/// here, and only here.

const NONE = '–';
const MINUS = '−';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/// @param language a BCP 47 tag
/// @return one function for each kind of thing that is shown; each takes null and writes a dash
export function formatsOf(language) {
  const number = (digits) =>
    new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const whole = number(0);
  const tenth = number(1);
  const hundredth = number(2);
  const percent = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const wholePercent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const compact = new Intl.NumberFormat(language, {
    notation: 'compact',
    maximumFractionDigits: 1,
  });

  const unitText = (amount, unit, digits) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
    }).format(amount);

  /// Of a tenant without any amount nobody knows the currency.
  const money = (amount, currency) =>
    new Intl.NumberFormat(language, {
      ...(currency ? { style: 'currency', currency } : {}),
      // Of large amounts nobody reads the cents.
      maximumFractionDigits: Math.abs(amount) >= 10_000 ? 0 : undefined,
      minimumFractionDigits: Math.abs(amount) >= 10_000 ? 0 : undefined,
    }).format(amount);

  /// Two steps at most: 3 d 4 h, 2 h 5 min, 40 s.
  const duration = (seconds) => {
    const size = Math.abs(seconds);
    const sign = seconds < 0 ? MINUS : '';
    if (Math.round(size) < MINUTE) {
      return sign + unitText(size, 'second', size < 10 ? 1 : 0);
    }
    const [large, small, largeUnit, smallUnit] =
      size < HOUR
        ? [MINUTE, 1, 'minute', 'second']
        : size < DAY
          ? [HOUR, MINUTE, 'hour', 'minute']
          : [DAY, HOUR, 'day', 'hour'];
    // Rounded as a whole first, or 59 min 59.9 s would become 59 min 60 s.
    const rounded = Math.round(size / small) * small;
    if (rounded >= nextStep(large)) {
      return sign + duration(rounded);
    }
    const first = Math.floor(rounded / large);
    const rest = (rounded % large) / small;
    const text = unitText(first, largeUnit, 0);
    return sign + (rest === 0 ? text : `${text} ${unitText(rest, smallUnit, 0)}`);
  };

  const plain = {
    points: (value) => tenth.format(value),
    fraction: (value) => percent.format(value),
    score: (value) => hundredth.format(value),
    seconds: duration,
    count: (value) => (Math.abs(value) < 100_000 ? whole.format(value) : compact.format(value)),
    index: (value) => tenth.format(value),
    ratio: (value) => hundredth.format(value),
    money,
  };

  const of = (unit, value, currency) => {
    if (value === null || value === undefined) {
      return NONE;
    }
    const amount = Number(value);
    return typographic((plain[unit] ?? plain.score)(amount, currency));
  };

  /// A difference has its sign, and shares differ by percentage points.
  const difference = (unit, value, currency, words) => {
    if (value === null || value === undefined) {
      return NONE;
    }
    const amount = Number(value);
    const text = unit === 'fraction' ? `${typographic(tenth.format(amount * 100))} ${words.percentagePoints}` : of(unit, value, currency);
    return amount > 0 && /[1-9]/.test(text) ? `+${text}` : text;
  };

  return {
    value: of,
    difference,
    interval: (unit, low, high, currency) =>
      low === null || low === undefined || high === null || high === undefined
        ? ''
        : `${of(unit, low, currency)} … ${of(unit, high, currency)}`,
    count: (value) => of('count', value),
    share: (value) => of('fraction', value),
    /// How many an hour, where there is little room: one that is not zero never looks like it.
    rate: (value) => {
      const digits = value >= 10 ? 0 : value >= 1 ? 1 : 2;
      return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value === 0 ? 0 : Math.max(value, 0.01));
    },
    /// Where there is little room.
    roughShare: (value) => (value === null || value === undefined ? NONE : wholePercent.format(value)),
    /// The chance of so large a difference by noise alone.
    chance: (p) => (p === null || p === undefined ? NONE : p < 0.001 ? '< 0.001' : number(3).format(p)),
  };
}

function nextStep(large) {
  return large === MINUTE ? HOUR : large === HOUR ? DAY : Infinity;
}

function typographic(text) {
  const signed = /[1-9]/.test(text) ? text : text.replace(/^-/, ''); // what is rounded to nothing has no sign
  return signed.replace(/^-/, MINUS).replace(/(\D)-(?=\d)/g, `$1${MINUS}`);
}
