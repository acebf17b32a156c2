// A line under the pointer, and what each stack did at that time.
for (const figure of document.querySelectorAll('figure[data-chart]')) {
  const chart = JSON.parse(figure.dataset.chart);
  const svg = figure.querySelector('svg');
  const cursor = svg.querySelector('.cursor');
  const tip = figure.querySelector('.tip');
  figure.addEventListener('pointermove', event => {
    const box = svg.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width * chart.width;
    const time = chart.from + (x - chart.left) / (chart.right - chart.left) * (chart.to - chart.from);
    if (time < chart.from || time > chart.to) {
      return hide();
    }
    cursor.setAttribute('x1', x);
    cursor.setAttribute('x2', x);
    cursor.style.visibility = 'visible';
    tip.replaceChildren(document.createTextNode(time.toFixed(1) + ' s'));
    for (const line of chart.lines) {
      const nearest = line.points.reduce((best, point) => Math.abs(point[0] - time) < Math.abs(best[0] - time) ? point : best);
      const row = document.createElement('div');
      const key = document.createElement('span');
      key.className = 'key';
      key.style.setProperty('--colour', 'var(--' + line.stack + ')');
      row.append(key, line.stack + ': ' + (nearest[1] === null ? 'none' : nearest[1].toLocaleString('en')) + (nearest[1] === null ? '' : chart.unit));
      tip.append(row);
    }
    tip.style.display = 'block';
    const side = event.clientX - box.left;
    tip.style.left = side < box.width / 2 ? side + 14 + 'px' : 'auto';
    tip.style.right = side < box.width / 2 ? 'auto' : box.width - side + 14 + 'px';
  });
  figure.addEventListener('pointerleave', hide);
  function hide() {
    cursor.style.visibility = 'hidden';
    tip.style.display = 'none';
  }
}
