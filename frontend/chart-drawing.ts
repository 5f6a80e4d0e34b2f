import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, CustomChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

/** One figure with its range, or the sentence why there is none. */
export interface Row {
  label: string;
  /** A second, quieter line of the label. */
  below?: string;
  value?: number;
  low?: number;
  high?: number;
  /** The figure and its range in words. */
  words?: string;
  gap?: string;
  tone?: 'interval' | 'quiet' | 'contrast';
  strong?: boolean;
}

/** `trend` runs over time, `columns` stand, `bars` lie, `dots` compare groups on one scale. */
export interface ChartData {
  kind: 'trend' | 'columns' | 'bars' | 'dots';
  rows: Row[];
  min: number;
  max: number;
  ticks: { at: number; label: string }[];
}

export type Colours = Record<
  'mark' | 'interval' | 'whisker' | 'quiet' | 'contrast' | 'grid' | 'axis' | 'gap-fill' | 'gap-line' | 'text' | 'card' | 'font',
  string
>;

/** Kept in step with the tables beside the charts: css/insights.css. */
const ROW = 36;
const HEAD = 24;
const STANDING = 236;
const CAP = 4;

const lies = (data: ChartData) => data.kind === 'bars' || data.kind === 'dots';

export function heightOf(data: ChartData) {
  return lies(data) ? HEAD + ROW * data.rows.length : STANDING;
}

type Shape = Record<string, unknown>;
interface Api {
  coord(point: number[]): number[];
  size(extent: number[]): number[];
}
interface Frame {
  coordSys: { x: number; y: number; width: number; height: number };
  dataIndex: number;
}

/** One chart on the page. Nothing moves: what is drawn stands at once. */
export class Drawing {
  /** How wide the labels of the scale beside a standing chart are. */
  labels = 0;
  private readonly chart: ECharts;

  constructor(where: HTMLElement) {
    this.chart = init(where);
  }

  resize() {
    this.chart.resize();
  }

  dispose() {
    this.chart.dispose();
  }

  draw(data: ChartData, colours: Colours) {
    this.labels = lies(data) ? 0 : 16 + Math.max(...data.ticks.map((tick) => width(tick.label, colours.font)));
    const scale = this.scale(data, colours);
    const names = this.names(data, colours);
    this.chart.setOption(
      {
        animation: false,
        textStyle: { fontFamily: colours.font, fontSize: 12 },
        grid: this.grid(data, colours),
        xAxis: lies(data) ? scale : names,
        yAxis: lies(data) ? names : scale,
        tooltip: this.tooltip(data, colours),
        series: this.series(data, colours),
      },
      true,
    );
  }

  private grid(data: ChartData, colours: Colours) {
    if (!lies(data)) {
      return { left: this.labels, right: 0, top: 24, bottom: 40 };
    }
    const longest = Math.max(...data.rows.map((row) => width(row.label, colours.font)));
    return { left: Math.min(longest + 12, this.chart.getWidth() * 0.5), right: 8, top: HEAD, bottom: 0 };
  }

  private scale(data: ChartData, colours: Colours) {
    const at = data.ticks.map((tick) => tick.at);
    const words = (value: number) => data.ticks.find((tick) => tick.at === value)?.label ?? '';
    const label = (value: number) => (data.kind === 'dots' ? words(value).split(' ')[0] : words(value));
    return {
      type: 'value',
      position: data.kind === 'dots' ? 'top' : undefined,
      min: data.min,
      max: data.max,
      axisLine: { show: false },
      axisTick: { show: false, customValues: at },
      splitLine: { show: false },
      axisLabel: {
        show: data.kind !== 'bars',
        hideOverlap: true,
        customValues: at,
        formatter: label,
        color: colours.axis,
        margin: lies(data) ? 6 : this.labels,
        align: lies(data) ? 'center' : 'left',
      },
    };
  }

  private names(data: ChartData, colours: Colours) {
    const grid = this.grid(data, colours);
    const style = (i: number) => (data.rows[i].strong ? `{strong|${data.rows[i].label}}` : data.rows[i].label);
    return {
      type: 'category',
      inverse: lies(data),
      data: data.rows.map((_, i) => String(i)),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        interval: 0,
        margin: lies(data) ? Number(grid.left) : 8,
        align: lies(data) ? 'left' : 'center',
        ...(lies(data) ? this.room(data, colours, Number(grid.left) - 6) : { hideOverlap: true }),
        lineHeight: 15,
        color: data.kind === 'trend' ? colours.axis : colours.text,
        rich: { strong: { fontWeight: 600, color: colours.text }, below: { color: colours.axis, lineHeight: 15 } },
        formatter: (name: string) => {
          const below = data.rows[Number(name)].below;
          return style(Number(name)) + (below ? `\n{below|${below}}` : '');
        },
      },
    };
  }

  /** Only names that do not fit are broken, or cut off. */
  private room(data: ChartData, colours: Colours, left: number) {
    const fits = data.rows.every((row) => width(row.label, colours.font) <= left);
    return fits ? {} : { width: left, overflow: 'break' };
  }

  /** Drawn by the canvas itself, so that no name is ever read as markup. */
  private tooltip(data: ChartData, colours: Colours) {
    return {
      trigger: 'axis',
      renderMode: 'richText',
      axisPointer: { type: 'none' },
      backgroundColor: colours.card,
      borderColor: colours.grid,
      textStyle: { color: colours.text, fontSize: 12 },
      formatter: (points: { dataIndex: number }[]) => {
        const row = data.rows[points[0].dataIndex];
        return `${row.label} ${row.below ?? ''}: ${row.gap ?? row.words ?? ''}`;
      },
    };
  }

  private series(data: ChartData, colours: Colours) {
    const values = data.rows.map((row) => row.value ?? null);
    const under = this.custom(data, (frame, api) => this.under(data, colours, frame, api), 0);
    const over = this.custom(data, (frame, api) => this.over(data, colours, frame, api), 3);
    if (data.kind === 'dots') {
      return [under, over];
    }
    const middle =
      data.kind === 'trend'
        ? {
            type: 'line',
            data: values,
            connectNulls: false,
            showSymbol: false,
            lineStyle: { color: colours.mark, width: 2 },
            z: 2,
            silent: true,
          }
        : {
            type: 'bar',
            data: data.rows.map((row) => ({
              value: row.value ?? null,
              itemStyle: { color: colours[row.tone ?? 'interval'], opacity: row.tone === 'contrast' ? 0.68 : 1 },
            })),
            itemStyle: { borderRadius: 3 },
            barWidth: lies(data) ? 16 : '56%',
            barMaxWidth: 40,
            z: 2,
            silent: true,
          };
    return [under, middle, over];
  }

  private custom(data: ChartData, renderItem: (frame: Frame, api: Api) => Shape, z: number) {
    return { type: 'custom', data: data.rows.map((_, i) => i), renderItem, z, silent: true, clip: false };
  }

  /** Lines of the scale, gaps and, in a trend, the band of the ranges: all once, with the first row. */
  private under(data: ChartData, colours: Colours, frame: Frame, api: Api): Shape {
    if (frame.dataIndex > 0) {
      return { type: 'group', children: [] };
    }
    const lines = data.ticks.map((tick) => this.line(data, colours, frame, api, tick.at));
    const bands = data.kind === 'trend' ? runs(data.rows, (row) => row.gap === undefined) : [];
    const gaps = runs(data.rows, (row) => row.gap !== undefined, (a, b) => data.kind === 'trend' && a.gap === b.gap);
    return {
      type: 'group',
      children: [
        ...lines,
        ...bands.map(([from, to]) => band(data, colours, api, from, to)),
        ...gaps.flatMap(([from, to]) => gap(data, colours, frame, api, from, to)),
      ],
    };
  }

  private line(data: ChartData, colours: Colours, { coordSys: c }: Frame, api: Api, at: number): Shape {
    const [x, y] = api.coord(lies(data) ? [at, 0] : [0, at]);
    const shape = lies(data)
      ? { x1: x, x2: x, y1: c.y, y2: c.y + c.height }
      : { x1: c.x, x2: c.x + c.width, y1: y, y2: y };
    return { type: 'line', shape, style: { stroke: colours.grid, lineWidth: 1 } };
  }

  /** The range of one figure as a whisker, its dot, and over columns and at the end of a trend its number. */
  private over(data: ChartData, colours: Colours, { dataIndex: i }: Frame, api: Api): Shape {
    const row = data.rows[i];
    if (row.gap !== undefined || row.value === undefined) {
      return { type: 'group', children: [] };
    }
    const at = (value: number) => api.coord(lies(data) ? [value, i] : [i, value]);
    const clamp = (value: number) => Math.min(data.max, Math.max(data.min, value));
    const [low, high, dot] = [clamp(row.low ?? row.value), clamp(row.high ?? row.value), row.value].map(at);
    const mark = data.kind === 'trend' || data.kind === 'dots';
    const children: Shape[] = [
      whisker(lies(data), low, high, colours.whisker),
      {
        type: 'circle',
        shape: { cx: dot[0], cy: dot[1], r: mark ? 5 : 3.5 },
        style: mark
          ? { fill: colours.mark, stroke: colours.card, lineWidth: 1.5 }
          : { fill: colours.whisker },
      },
    ];
    if (data.kind === 'columns' || (data.kind === 'trend' && row.strong)) {
      const text = (row.words ?? '').split(' ')[0];
      const style = { text, fill: colours.text, font: `600 13px ${colours.font}`, align: 'center', verticalAlign: 'bottom' };
      children.push({ type: 'text', x: high[0], y: high[1] - 5, style });
    }
    return { type: 'group', children };
  }
}

function whisker(lying: boolean, low: number[], high: number[], stroke: string): Shape {
  const cap = ([x, y]: number[]) => (lying ? `M${x} ${y - CAP}V${y + CAP}` : `M${x - CAP} ${y}H${x + CAP}`);
  const pathData = `M${low[0]} ${low[1]}L${high[0]} ${high[1]}${cap(low)}${cap(high)}`;
  return { type: 'path', shape: { pathData }, style: { stroke, fill: 'none', lineWidth: 1.5 } };
}

function band(data: ChartData, colours: Colours, api: Api, from: number, to: number): Shape {
  const indexes = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const edge = (i: number, side: 'low' | 'high') => {
    const value = data.rows[i][side] ?? data.rows[i].value ?? data.min;
    return api.coord([i, Math.min(data.max, Math.max(data.min, value))]);
  };
  const points = [...indexes.map((i) => edge(i, 'high')), ...indexes.reverse().map((i) => edge(i, 'low'))];
  return { type: 'polygon', shape: { points }, style: { fill: colours.interval, opacity: 0.62 } };
}

/** A hatched gap with its sentence: never a zero, never joined by a line. */
function gap(data: ChartData, colours: Colours, { coordSys: c }: Frame, api: Api, from: number, to: number): Shape[] {
  const across = lies(data);
  const step = across ? c.height / data.rows.length : c.width / data.rows.length;
  const middle = api.coord(across ? [data.min, from] : [from, data.min])[across ? 1 : 0];
  const room = step * (to - from + 1);
  const shape = across
    ? { x: c.x, y: middle - 11, width: c.width, height: 22, r: 4 }
    : { x: middle - step / 2 + 3, y: c.y, width: room - 6, height: c.height, r: 4 };
  const ground = {
    type: 'rect',
    shape,
    style: { fill: hatching(colours), stroke: colours['gap-line'], lineWidth: 1, lineDash: [3, 3] },
  };
  if (across) {
    return [ground]; // the row of the table beside it says the sentence
  }
  const words = wrapped(data.rows[from].gap ?? '', shape.width - 16, colours.font);
  const style = {
    text: words.join('\n'),
    fill: colours.axis,
    font: `12px ${colours.font}`,
    lineHeight: 15,
    align: 'center',
    verticalAlign: 'middle',
    backgroundColor: colours.card,
    borderRadius: 4,
    padding: [2, 6],
  };
  return [
    ground,
    { type: 'text', x: shape.x + shape.width / 2, y: shape.y + shape.height / 2, style },
  ];
}

function hatching(colours: Colours) {
  const image = document.createElement('canvas');
  image.width = image.height = 8;
  const pen = image.getContext('2d')!;
  pen.fillStyle = colours['gap-fill'];
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = colours['gap-line'];
  pen.lineWidth = 1;
  pen.beginPath();
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift, 8);
    pen.lineTo(shift + 8, 0);
  }
  pen.stroke();
  return { image, repeat: 'repeat' };
}

/** First and last index of each stretch of rows of a kind; a stretch ends where `goesOn` says so. */
function runs(rows: Row[], is: (row: Row) => boolean, goesOn: (a: Row, b: Row) => boolean = () => true): [number, number][] {
  const found: [number, number][] = [];
  rows.forEach((row, i) => {
    const last = found.at(-1);
    if (!is(row)) {
      return;
    }
    if (last && last[1] === i - 1 && goesOn(rows[i - 1], row)) {
      last[1] = i;
    } else {
      found.push([i, i]);
    }
  });
  return found;
}

const pen = document.createElement('canvas').getContext('2d')!;

function width(words: string, font: string) {
  pen.font = `600 12px ${font}`;
  return pen.measureText(words).width;
}

function wrapped(words: string, room: number, font: string) {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && width(`${last} ${word}`, font) <= room) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
