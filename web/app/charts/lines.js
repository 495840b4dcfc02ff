import { element } from '../dom.js';
import { library } from './library.js';
import { boundsOf, durationSplits, endsOf, namedOf } from './scale.js';

/// In the root's letters, so that a wall's screen has a chart of its size.
const HEIGHT = 17.5;
const NAME_WIDTH = 5.25;
const LETTER = 0.75;

/// Lines over periods, with bands of uncertainty, marks, and a point at a time that is told in
/// words: by pointer, touch, or the arrow keys.
///
/// @param drawn `{label, names, unit, axisText, lines, marks, open, tell}`:
///   `names` of the periods;
///   `axisText` writes a value at the axis;
///   `lines` are `{name, values, low, high, colour, dashed}`, of numbers and nulls, `low` and `high`
///   may be absent;
///   `marks` are `{index, kind}`, drawn below the line at the first one's value;
///   `open` is the index of what is not over, drawn hollow, or -1;
///   `tell(index)` is a sentence about a period
/// @param signal ends it
/// @return an element, drawn as soon as the library has come
export function lineChart(drawn, signal) {
  const { names, lines, label, tell } = drawn;
  const end = lines[0].values.findLastIndex((value) => value !== null);
  const start = end < 0 ? names.length - 1 : end;
  const told = element('output.told', { 'aria-hidden': 'true' }, tell(start));
  const stage = element('div.stage', {
    tabindex: '0',
    role: 'slider',
    'aria-label': label,
    'aria-valuemin': '0',
    'aria-valuemax': String(names.length - 1),
    'aria-valuenow': String(start),
    'aria-valuetext': tell(start),
  });
  const state = { at: start, chart: undefined };
  const go = (index, byKey) => {
    state.at = Math.max(0, Math.min(names.length - 1, index));
    told.textContent = tell(state.at);
    stage.setAttribute('aria-valuenow', String(state.at));
    stage.setAttribute('aria-valuetext', tell(state.at));
    if (byKey && state.chart !== undefined) {
      state.chart.setCursor({ left: state.chart.valToPos(state.at, 'x'), top: state.chart.over.clientHeight / 2 });
    }
  };
  stage.addEventListener('keydown', (event) => {
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -Infinity, End: Infinity, PageUp: 5, PageDown: -5 };
    if (Object.hasOwn(steps, event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      go(state.at + steps[event.key], true);
    }
  });
  const made = element('div.chart', {}, legendOf(lines), stage, told);
  const draw = (Chart) => {
    state.chart?.destroy();
    state.chart = new Chart(optionsOf(Chart, drawn, stage, go), [names.map((_, index) => index), ...columnsOf(lines)], stage);
  };
  library().then(
    (Chart) => signal.aborted || follow(stage, state, () => draw(Chart), signal),
    () => {
      stage.hidden = true; // the table has the same
      made.closest('figure')?.querySelector('[aria-expanded="false"]')?.click();
    },
  );
  return made;
}

/// Draws at first, when the width changes, and when colours do.
function follow(stage, state, draw, signal) {
  const sized = new ResizeObserver(() => {
    if (stage.clientWidth === 0) {
      return;
    }
    if (state.chart === undefined) {
      draw();
    } else if (state.chart.width !== stage.clientWidth) {
      state.chart.setSize({ width: stage.clientWidth, height: HEIGHT * rem() });
    }
  });
  sized.observe(stage);
  const redraw = () => state.chart !== undefined && draw();
  const dark = matchMedia('(prefers-color-scheme: dark)');
  document.addEventListener('themechange', redraw, { signal });
  dark.addEventListener('change', redraw, { signal });
  signal.addEventListener('abort', () => {
    sized.disconnect();
    state.chart?.destroy();
  });
}

function columnsOf(lines) {
  return lines.flatMap((line) => [line.values, ...(line.low ? [line.low, line.high] : [])]);
}

/// Half the width of a text, in pixels.
function halfOf(text, font) {
  const pen = element('canvas').getContext('2d');
  pen.font = font;
  return pen.measureText(text).width / 2;
}

function optionsOf(Chart, { names, unit, axisText, lines, marks, open }, stage, go) {
  const ink = coloursOf(stage);
  const font = `${LETTER * rem()}px ${getComputedStyle(stage).fontFamily}`;
  const series = [{}];
  const bands = [];
  for (const line of lines) {
    const colour = ink(line.colour);
    series.push({
      stroke: colour,
      width: line.dashed ? 1.5 : 2,
      dash: line.dashed ? [5, 5] : undefined,
      points: { show: !line.dashed, size: 6, fill: colour, stroke: colour },
    });
    if (line.low) {
      const place = series.length;
      series.push({ stroke: 'transparent', points: { show: false } }, { stroke: 'transparent', points: { show: false } });
      bands.push({ series: [place + 1, place], fill: ink('--band') });
    }
  }
  return {
    width: stage.clientWidth,
    height: HEIGHT * rem(),
    legend: { show: false },
    padding: [null, halfOf(names.at(-1), font), null, null], // so that the last name is not cut off
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 9 } },
    scales: {
      x: { time: false, range: [-0.35, names.length - 0.65] },
      y: { range: () => endsOf(columnsOf(lines).flat(), boundsOf(unit)) },
    },
    axes: [
      {
        stroke: ink('--muted'),
        font,
        grid: { show: false },
        ticks: { stroke: ink('--line'), width: 1 },
        splits: (chart) => namedOf(names.length, chart.over.clientWidth || stage.clientWidth, NAME_WIDTH * rem()),
        values: (_, splits) => splits.map((index) => names[index]),
      },
      {
        stroke: ink('--muted'),
        font,
        size: (_, values) => 14 + 0.44 * rem() * Math.max(4, ...(values ?? []).map((text) => text.length)),
        grid: { stroke: ink('--line'), width: 1 },
        ticks: { show: false },
        splits: unit === 'seconds' ? (_, axis, from, to) => durationSplits(from, to, 5) : undefined,
        values: (_, splits) => splits.map(axisText),
      },
    ],
    series,
    bands,
    hooks: {
      setCursor: [(chart) => chart.cursor.idx !== null && chart.cursor.idx !== undefined && chart.cursor.left >= 0 && go(chart.cursor.idx, false)],
      draw: [(chart) => drawMarks(chart, lines[0].values, { marks, open }, ink)],
    },
  };
}

/// What is not over is hollow; an alert is a triangle at the lower edge, with a line up to its value.
function drawMarks(chart, values, { marks, open }, ink) {
  const { ctx, bbox } = chart;
  const ratio = devicePixelRatio;
  const x = (index) => chart.valToPos(index, 'x', true);
  ctx.save();
  ctx.setLineDash([]); // a broken line before may have left its own
  if (open >= 0 && values[open] !== null) {
    ctx.beginPath();
    ctx.arc(x(open), chart.valToPos(values[open], 'y', true), 4 * ratio, 0, 2 * Math.PI);
    ctx.fillStyle = ink('--surface');
    ctx.strokeStyle = ink('--accent');
    ctx.lineWidth = 2 * ratio;
    ctx.fill();
    ctx.stroke();
  }
  ctx.fillStyle = ctx.strokeStyle = ink('--bad');
  for (const { index } of marks) {
    const foot = bbox.top + bbox.height;
    ctx.beginPath();
    ctx.moveTo(x(index), foot - 11 * ratio);
    ctx.lineTo(x(index) - 6 * ratio, foot);
    ctx.lineTo(x(index) + 6 * ratio, foot);
    ctx.fill();
    ctx.lineWidth = ratio;
    ctx.setLineDash([2 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(x(index), foot - 11 * ratio);
    ctx.lineTo(x(index), bbox.top);
    ctx.stroke();
  }
  ctx.restore();
}

function rem() {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/// A canvas knows no custom properties: an element is asked what they come to.
function coloursOf(parent) {
  return (name) => {
    const probe = element('i');
    probe.style.color = `var(${name})`;
    parent.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  };
}

function legendOf(lines) {
  return lines.length < 2
    ? null
    : element(
        'ul.lines',
        {},
        lines.map((line) => {
          const key = element(line.dashed ? 'i.stroke.dashed' : 'i.stroke', { 'aria-hidden': 'true' });
          key.style.borderColor = `var(${line.colour})`;
          return element('li', {}, key, line.name);
        }),
      );
}
