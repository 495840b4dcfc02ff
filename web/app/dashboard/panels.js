import { apostlePanel } from './apostle.js';
import { cohortsPanel } from './cohorts.js';
import { commentsPanel } from './comments.js';
import { distributionPanel } from './distribution.js';
import { driversPanel } from './drivers.js';
import { durationsPanel } from './durations.js';
import { explainPanel } from './explain.js';
import { element } from '../dom.js';
import { followupsPanel } from './followups.js';
import { funnelPanel } from './funnel.js';
import { heatmapPanel } from './heatmap.js';
import { kanoPanel } from './kano.js';
import { segmentsPanel } from './segments.js';
import { trendPanel } from './trend.js';

/// The panels of a tenant: only those it has anything for.
///
/// @return `{sections, panels, followMetric}`: what is shown, in order; all panels; and those that are
///   about the metric in view
export function panelsOf(board) {
  const has = (...metrics) => board.dashboard.cards.some((card) => metrics.includes(card.metric));
  const trend = trendPanel(board);
  const segments = segmentsPanel(board);
  const explain = explainPanel(board);
  const answered = has('nps', 'csat', 'csat_mean', 'ces', 'csi', 'gap');
  const distribution = answered ? distributionPanel(board) : null;
  const pairs = [
    has('first_response_time', 'resolution_time') ? durationsPanel(board) : null,
    followupsPanel(board),
    has('csi') ? driversPanel(board) : null,
    has('kano') ? kanoPanel(board) : null,
    has('apostle') ? apostlePanel(board) : null,
    has('conversion') ? funnelPanel(board) : null,
    has('customers') ? cohortsPanel(board) : null,
  ];
  const heatmap = answered || has('tickets_created', 'completion_rate') ? heatmapPanel(board) : null;
  const comments = answered ? commentsPanel(board) : null;
  return {
    sections: [
      trend.section,
      ...inPairs([segments, explain]),
      distribution?.section ?? null,
      ...inPairs(pairs),
      heatmap?.section ?? null,
      comments?.section ?? null,
    ],
    panels: [trend, segments, explain, distribution, ...pairs, heatmap, comments].filter((panel) => panel !== null),
    followMetric: [trend, segments, explain],
  };
}

/// Two beside each other, where there is room; nothing beside a last one.
function inPairs(panels) {
  const there = panels.filter((panel) => panel !== null);
  const pairs = [];
  for (let index = 0; index < there.length; index += 2) {
    pairs.push(element('div.columns', {}, there.slice(index, index + 2).map((panel) => panel.section)));
  }
  return pairs;
}
