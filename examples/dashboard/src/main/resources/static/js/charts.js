// Two charts: how many events a minute, and of which types. Each has a text that says the same.

import { byId } from "./dom.js";
import { count, kind, title } from "./words.js";

const TYPES = 6;
const KIND_COLOURS = { appears: "--good", disappears: "--bad", shared: "--share", seen: "--accent", other: "--control" };

/** What a custom property is in the theme that is on. */
function colour(name) {
  const probe = byId("rate");
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}

export class Charts {
  #rate = null;
  #types = null;
  #status = null;

  /** @param choose called with a type that a person has clicked */
  constructor(choose) {
    if (!globalThis.Chart) {
      return;
    }
    this.#rate = new Chart(byId("rate"), bars({ wide: true }));
    this.#types = new Chart(byId("types"), bars({ wide: false, choose }));
    this.theme();
  }

  status(status) {
    const changed =
      JSON.stringify([status.perMinute, status.byType]) !==
      JSON.stringify([this.#status?.perMinute, this.#status?.byType]);
    this.#status = status;
    if (this.#rate && changed) {
      this.#show();
    }
  }

  /** Takes the colours of the theme that is on. */
  theme() {
    for (const chart of [this.#rate, this.#types].filter(Boolean)) {
      const { x, y } = chart.options.scales;
      x.ticks.color = y.ticks.color = colour("--muted");
      x.grid.color = y.grid.color = x.border.color = y.border.color = colour("--line");
    }
    this.#show();
  }

  #show() {
    if (!this.#status || !this.#rate) {
      return;
    }
    this.#showRate();
    this.#showTypes();
  }

  #showRate() {
    const { perMinute, now } = this.#status;
    const label = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const labels = perMinute.map((_, index) => label.format(Date.parse(now) - (perMinute.length - 1 - index) * 60_000));
    const full = colour("--accent");
    // The minute that is not over yet is paler.
    const colours = perMinute.map((_, index) => (index === perMinute.length - 1 ? faint(full) : full));
    update(this.#rate, labels, perMinute, colours);
    const sum = perMinute.reduce((total, minute) => total + minute, 0);
    const text = `Events per minute: ${count(sum, "event")} in 30 minutes, at most ${Math.max(...perMinute)} in one`;
    byId("rate").setAttribute("aria-label", text);
  }

  #showTypes() {
    const counts = Object.entries(this.#status.byType).sort(([, one], [, other]) => other - one);
    const first = counts.slice(0, TYPES);
    const others = counts.slice(TYPES).reduce((sum, [, value]) => sum + value, 0);
    const labels = first.map(([type]) => shorter(title(type)));
    const values = first.map(([, value]) => value);
    const colours = first.map(([type]) => colour(KIND_COLOURS[kind(type)]));
    if (others) {
      labels.push(`${counts.length - TYPES} others`);
      values.push(others);
      colours.push(colour("--control"));
    }
    this.#types.types = first.map(([type]) => type);
    update(this.#types, labels, values, colours);
    const text = first.map(([type, value]) => `${title(type)} ${value}`).join(", ") || "none yet";
    byId("types").setAttribute("aria-label", `Events by type: ${text}`);
  }
}

function update(chart, labels, data, colours) {
  chart.data.labels = labels;
  Object.assign(chart.data.datasets[0], { data, backgroundColor: colours, hoverBackgroundColor: colours });
  chart.update();
}

function bars({ wide, choose }) {
  const font = { family: getComputedStyle(document.body).fontFamily, size: 11 };
  const values = {
    beginAtZero: true,
    suggestedMax: 5,
    ticks: { precision: 0, font, maxTicksLimit: 4 },
    grid: { drawTicks: false },
    border: { display: false },
  };
  const names = {
    ticks: { font, maxRotation: 0, autoSkip: wide, maxTicksLimit: wide ? 7 : 20 },
    grid: { display: false },
    border: { display: wide },
    // The same room whatever stands there, so that nothing moves.
    afterFit: (scale) => (wide ? null : (scale.width = 158)),
  };
  return {
    type: "bar",
    data: { labels: [], datasets: [{ data: [], borderRadius: 3, borderSkipped: false, maxBarThickness: 18 }] },
    options: {
      indexAxis: wide ? "x" : "y",
      maintainAspectRatio: false,
      // Each second a bar would be on its way.
      animation: false,
      plugins: { legend: { display: false }, tooltip: { displayColors: false } },
      scales: wide
        ? { x: names, y: { ...values, afterFit: (scale) => (scale.width = 34) } }
        : { y: names, x: values },
      onClick: (event, [bar], chart) => bar && chart.types?.[bar.index] && choose?.(chart.types[bar.index]),
    },
  };
}

function faint(rgb) {
  return rgb.replace("rgb(", "rgba(").replace(")", ", 0.45)");
}

function shorter(text) {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
