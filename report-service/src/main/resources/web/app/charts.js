// Draws the curves that stand in the page. Nothing is fetched, and texts are drawn on canvas: what others wrote never
// becomes HTML.
import * as echarts from 'echarts/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

echarts.use([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

const source = document.getElementById('curves');
if (source) {
  const page = JSON.parse(source.textContent);
  const charts = new Map();
  const draw = () => page.charts.forEach((chart) => drawChart(page, chart, charts));
  draw();
  const resize = new ResizeObserver((entries) =>
    entries.forEach((entry) => charts.get(entry.target.id)?.resize()));
  charts.forEach((_, id) => resize.observe(document.getElementById(id)));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
}

function drawChart(page, chart, charts) {
  const element = document.getElementById('chart-' + chart.id);
  charts.get(element.id)?.dispose();
  const drawn = echarts.init(element, null, { renderer: 'canvas' });
  charts.set(element.id, drawn);
  drawn.setOption(options(page, chart, element.clientWidth < 480));
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

function time(day) {
  return Date.parse(day + 'T00:00:00Z');
}

function options(page, chart, narrow) {
  const format = formatter(page, chart);
  const last = chart.kind === 'steps' ? page.to : null;
  const series = chart.series.flatMap((curve) => curveSeries(chart, curve, last));
  series.push(markers(page));
  return {
    useUTC: true,
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 300,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 4, right: 12, top: 26, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: tooltip(page, chart, format, narrow),
    xAxis: {
      type: 'time',
      min: time(page.from),
      max: time(page.to),
      axisLine: { lineStyle: { color: colour('rule') } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { color: colour('quiet'), hideOverlap: true, formatter: axisDate(page) },
    },
    yAxis: isWide(chart) ? wideAxis(page, chart) : {
      type: 'value',
      ...steps(page, chart),
      axisLabel: { color: colour('quiet'), formatter: format.axis },
      splitLine: { lineStyle: { color: colour('grid') } },
    },
    series,
  };
}

// Minutes beside days: on an even axis the short ones would all lie on the floor.
function isWide(chart) {
  return chart.unit === 'seconds' && lowest(chart) > 0 && peak(chart) / lowest(chart) > 30;
}

function lowest(chart) {
  return Math.min(...chart.series.flatMap((curve) => curve.points.map((point) => point.y).filter((y) => y !== null)));
}

// Powers of sixty, so that the lines are a second, a minute and an hour.
function wideAxis(page, chart) {
  const number = new Intl.NumberFormat(page.language, { maximumFractionDigits: 1 });
  return {
    type: 'log',
    logBase: 60,
    min: 60 ** Math.floor(Math.log(lowest(chart)) / Math.log(60)),
    max: peak(chart) * 1.2,
    axisLabel: {
      color: colour('quiet'),
      showMaxLabel: false,
      formatter: (time) => {
        const [divisor, unit] = scale(time * 2, page.words);
        return number.format(time / divisor) + '\u00a0' + unit;
      },
    },
    splitLine: { lineStyle: { color: colour('grid') } },
  };
}

// From zero to a little above the highest point, in round steps of the unit that the axis shows.
function steps(page, chart) {
  const divisor = chart.unit === 'seconds' ? scale(peak(chart), page.words)[0] : 1;
  const most = Math.max(chart.kind === 'bars' ? stacked(chart) : peak(chart), 1e-6) / divisor;
  if (chart.unit === 'share' && most > 0.6) {
    return { min: 0, max: 1, interval: 0.25 };
  }
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate * 4 >= most);
  return { min: 0, max: Math.ceil(most / step) * step * divisor, interval: step * divisor };
}

function stacked(chart) {
  const sums = new Map();
  chart.series.forEach((curve) =>
    curve.points.forEach((point) => sums.set(point.x, (sums.get(point.x) ?? 0) + (point.y ?? 0))));
  return Math.max(...sums.values());
}

function peak(chart) {
  return Math.max(...chart.series.flatMap((curve) => curve.points.map((point) => point.high ?? point.y ?? 0)));
}

function curveSeries(chart, curve, last) {
  const own = colour(curve.colour);
  if (chart.kind === 'bars') {
    // bars are stacked by their place in the list: each list holds every period
    const days = [...new Set(chart.series.flatMap((other) => other.points.map((point) => point.x)))].sort();
    const points = days.map((day) => curve.points.find((point) => point.x === day) ?? { x: day, y: null, mature: true });
    return [{
      type: 'bar',
      name: curve.name,
      stack: 'all',
      barMaxWidth: 22,
      barCategoryGap: '25%',
      itemStyle: { color: own },
      emphasis: { disabled: true },
      data: points.map((point) => ({
        value: [time(point.x), point.y ?? 0],
        itemStyle: point.mature ? {} : { opacity: 0.45, borderColor: own, borderType: 'dashed', borderWidth: 1 },
      })),
    }];
  }
  return [...(curve.thin ? [] : band(curve, own)), ...lines(chart, curve, own, last)];
}

function band(curve, own) {
  if (!curve.points.some((point) => point.low !== null)) {
    return [];
  }
  const plain = {
    type: 'line',
    stack: 'band ' + curve.name,
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  };
  return [
    { ...plain, data: curve.points.map((point) => [time(point.x), point.low]) },
    {
      ...plain,
      areaStyle: { color: own, opacity: 0.14 },
      data: curve.points.map((point) => [time(point.x), point.low === null ? null : point.high - point.low]),
    },
  ];
}

// What may still change is a second line, dashed and with hollow points, that begins where the firm one ends.
function lines(chart, curve, own, last) {
  const firm = curve.points.map((point) => [time(point.x), point.mature ? point.y : null]);
  const open = curve.points.map((point, i) => {
    const next = curve.points[i + 1];
    return [time(point.x), !point.mature || (next && !next.mature) ? point.y : null];
  });
  if (last && firm.length) {
    firm.push([time(last), firm[firm.length - 1][1]]);
  }
  const base = {
    type: 'line',
    name: curve.name,
    step: chart.kind === 'steps' ? 'end' : false,
    color: own,
    lineStyle: { color: own, width: curve.thin ? 1 : 2.25, opacity: curve.thin ? 0.75 : 1 },
    emphasis: { disabled: true },
  };
  const alone = (i) => firm[i][1] !== null && firm[i - 1]?.[1] == null && firm[i + 1]?.[1] == null;
  return [
    { ...base, symbol: (_, at) => (firm[at.dataIndex] && alone(at.dataIndex) ? 'circle' : 'none'), symbolSize: 5, data: firm },
    {
      ...base,
      symbol: 'circle',
      symbolSize: curve.thin ? 4 : 6,
      itemStyle: { color: colour('paper'), borderColor: own, borderWidth: 1.5 },
      lineStyle: { ...base.lineStyle, type: [4, 4] },
      data: curve.points.some((point) => !point.mature) ? open : [],
    },
  ];
}

function markers(page) {
  return {
    type: 'line',
    silent: true,
    data: [],
    markLine: {
      symbol: 'none',
      silent: true,
      animation: false,
      lineStyle: { color: colour('marker'), type: 'solid', width: 1, opacity: 0.7 },
      label: {
        position: 'end',
        distance: 3,
        color: colour('paper'),
        backgroundColor: colour('marker'),
        borderRadius: 3,
        padding: [2, 4],
        fontSize: 10,
        fontWeight: 'bold',
        formatter: (mark) => mark.name,
      },
      data: page.markers.map((marker) => ({ name: marker.letter, xAxis: time(marker.x) })),
    },
  };
}

function tooltip(page, chart, format, narrow) {
  return {
    trigger: 'axis',
    renderMode: 'richText',
    confine: true,
    backgroundColor: colour('paper'),
    borderColor: colour('rule'),
    textStyle: { color: colour('ink'), fontSize: narrow ? 11 : 12, lineHeight: 17 },
    axisPointer: { lineStyle: { color: colour('quiet') } },
    formatter: (hits) => {
      const at = (Array.isArray(hits) ? hits[0] : hits).value[0];
      const texts = chart.series.flatMap((curve) => {
        const point = curve.points.find((candidate) => time(candidate.x) === at);
        return point ? [curve.name + ': ' + tell(page, point, format)] : [];
      });
      return [format.date(at), ...texts].join('\n');
    },
  };
}

function tell(page, point, format) {
  if (point.suppressed) {
    return page.words.suppressed;
  }
  if (point.y === null) {
    return '–';
  }
  const interval = point.low === null ? '' : ' (' + format.value(point.low) + '–' + format.value(point.high) + ')';
  const n = point.n === null ? '' : ', n = ' + format.count(point.n);
  return format.value(point.y) + interval + n + (point.mature ? '' : ', ' + page.words.immature);
}

function formatter(page, chart) {
  const number = (digits) =>
    new Intl.NumberFormat(page.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const plain = new Intl.NumberFormat(page.language, { maximumFractionDigits: 1 });
  const whole = number(0);
  const one = number(1);
  const date = new Intl.DateTimeFormat(page.language, page.granularity === 'P1M' && chart.kind !== 'steps'
    ? { month: 'long', year: 'numeric', timeZone: 'UTC' }
    : { dateStyle: 'medium', timeZone: 'UTC' });
  const percent = new Intl.NumberFormat(page.language, { style: 'percent', maximumFractionDigits: 1 });
  const shared = { date: (at) => date.format(at), count: (n) => whole.format(n) };
  if (chart.unit === 'share') {
    return { ...shared, value: (v) => percent.format(v), axis: (v) => percent.format(v) };
  }
  if (chart.unit === 'seconds') {
    const [divisor, unit] = scale(peak(chart), page.words);
    return { ...shared, value: (v) => one.format(v / divisor) + '\u00a0' + unit, axis: (v) => plain.format(v / divisor) + '\u00a0' + unit };
  }
  const value = chart.unit === 'count' ? whole : one;
  return { ...shared, value: (v) => value.format(v), axis: (v) => plain.format(v) };
}

function scale(most, words) {
  if (most < 120) {
    return [1, words.seconds];
  }
  if (most < 7200) {
    return [60, words.minutes];
  }
  return most < 172800 ? [3600, words.hours] : [86400, words.days];
}

function axisDate(page) {
  const month = new Intl.DateTimeFormat(page.language, { month: 'short', timeZone: 'UTC' });
  const day = new Intl.DateTimeFormat(page.language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (at) => {
    const date = new Date(at);
    if (date.getUTCDate() > 1) {
      return day.format(at);
    }
    return date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : month.format(at);
  };
}
