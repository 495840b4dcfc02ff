/// The alert that opened a follow-up, as it is shown.

/// What names a figure beside its segment.
const VARIANTS = ['currency', 'plan', 'journey', 'item'];

/// @param cause with the fields of an alert; of old ones only `metric` and `start`
/// @return `{name, text}` of each thing there is to say, or `{name, from}` of a moment
export function alertFacts({ words, formats }, cause) {
  if (cause.chart === undefined) {
    return [{ name: words.alertFrom, from: cause.start }];
  }
  const value = (amount) => formats.value(cause.unit, amount, cause.currency);
  // The sum of CUSUM is in standard deviations, whatever the figure's unit.
  const charted = (amount) => (cause.chart.type === 'ewma' ? value(amount) : formats.value('score', amount));
  const { statistic, low, high, type } = cause.chart;
  return [
    ...Object.entries(cause.segment).map(([name, text]) => ({ name, text })),
    ...VARIANTS.filter((name) => cause[name] !== undefined).map((name) => ({
      name: words.variants[name],
      text: cause[name],
    })),
    { name: words.granularities[cause.granularity], text: cause.period },
    { name: words.alertValue, text: words.than[cause.direction](value(cause.value), value(cause.centre), cause.n) },
    { name: words.charts[type], text: words.limits(charted(statistic), charted(low), charted(high)) },
  ];
}
