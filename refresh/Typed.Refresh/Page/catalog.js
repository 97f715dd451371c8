(() => {
  'use strict';
  const byId = id => document.getElementById(id);
  const form = byId('filters');
  const list = byId('list');
  const models = [...document.querySelectorAll('.model')].map((element, place) => ({
    element, place, ...element.dataset,
    answers: JSON.parse(element.dataset.answers),
    words: element.dataset.search.split(/[^\p{L}\p{N}]+/u).filter(Boolean),
    price: element.querySelector('.credits'),
  }));
  const most = 3;
  let compared = [];

  // The answer of the catalog. Sure, unsure and the cost come from it; here they are only put together.
  const answer = (model, query) => {
    const asked = { d: query.duration, r: query.resolution, a: query.ratio, l: query.last };
    if (query.provider && model.provider !== query.provider || query.kind && model.kind && model.kind !== query.kind) return null;
    let sure = !query.kind || model.kind !== '';
    for (const [dimension, value] of Object.entries(asked)) {
      if (!value) continue;
      const state = (model.answers[dimension] || {})[value];
      if (state === undefined) return null;
      sure = sure && state === 1;
    }
    const cost = model.answers.c[[...model.answers.p].map(dimension => asked[dimension] || '').join('|')];
    if (!cost) return null;
    const [least, highest, certainty] = cost;
    if (query.credits !== '') {
      const limit = Number(query.credits);
      if (highest === null || highest > limit) {
        if (least !== null && least > limit) return null;
        sure = false;
      }
    }
    return { model, sure, least, highest, certainty };
  };

  const query = () => ({
    provider: byId('provider').value, kind: byId('kind').value, duration: byId('duration').value, resolution: byId('resolution').value,
    ratio: byId('ratio').value, credits: byId('credits').value, last: byId('last').checked ? '1' : '',
  });

  const isNear = (word, token) => {
    if (token.includes(word)) return true;
    if (word.length < 4 || Math.abs(word.length - token.length) > 1) return false;
    // One letter more, less, different or exchanged with its neighbour.
    let at = 0;
    while (at < word.length && word[at] === token[at]) at++;
    return word.slice(at + 1) === token.slice(at + 1) || word.slice(at) === token.slice(at + 1) || word.slice(at + 1) === token.slice(at)
      || word[at] === token[at + 1] && word[at + 1] === token[at] && word.slice(at + 2) === token.slice(at + 2);
  };
  const isFound = (model, words) => words.every(word => model.search.includes(word) || model.words.some(token => isNear(word, token)));

  const amount = number => String(Math.round(number * 10000) / 10000);
  const priceText = found => {
    const range = found.least === null ? '' : found.least === found.highest ? amount(found.least) : `${amount(found.least)}–${amount(found.highest)}`;
    const word = { exact: '', contradictory: 'sources differ' }[found.certainty] ?? found.certainty;
    return [range, word].filter(Boolean).join(', ');
  };

  // The number first, its certainty in a quieter voice.
  const showPrice = (element, text) => {
    const comma = text.search(/,|$/);
    const isNumber = /^[0-9]/.test(text);
    element.replaceChildren(isNumber ? text.slice(0, comma) : '', Object.assign(document.createElement('small'), { textContent: isNumber ? text.slice(comma) : text }));
  };

  const last = value => value === null || value === '' ? Infinity : Number(value);
  const orders = {
    price: hasValues => (x, y) => hasValues ? last(x.least) - last(y.least) || x.model.place - y.model.place : last(x.model.least) - last(y.model.least) || x.model.place - y.model.place,
    duration: () => (x, y) => last(x.model.longest) - last(y.model.longest) || x.model.place - y.model.place,
    '': () => (x, y) => x.model.place - y.model.place,
  };

  const filter = () => {
    const asked = query();
    const words = byId('search').value.toLowerCase().split(/\s+/).filter(Boolean);
    const hasValues = Boolean(asked.duration || asked.resolution || asked.ratio || asked.credits);
    const found = models.filter(model => isFound(model, words)).map(model => answer(model, asked)).filter(Boolean);
    const unsure = found.filter(one => !one.sure).length;
    const shown = byId('unsure').checked ? found : found.filter(one => one.sure);
    const visible = new Set(shown.map(one => one.model));
    for (const model of models) model.element.hidden = !visible.has(model);
    shown.sort(numbered(orders[byId('sort').value](hasValues)));
    for (const one of shown) {
      const text = hasValues ? priceText(one) : one.model.price.dataset.text;
      showPrice(one.model.price, text);
      one.model.price.classList.toggle('unknown', hasValues ? one.least === null : one.model.least === '');
      list.append(one.model.element);
    }
    byId('count').value = shown.length === models.length ? `${shown.length} models` : `${shown.length} of ${models.length}`;
    byId('unsure-text').textContent = unsure ? `Also ${unsure} that may fit: schema or price unknown` : 'Also models that may fit';
    byId('none').hidden = shown.length > 0;
    byId('clear').hidden = ![...form.querySelectorAll('input, select')].some(control => control.type === 'checkbox' ? control.checked : control.value !== '');
    const chosen = [...form.querySelectorAll('#choices input, #choices select')].filter(control => control.value !== '').length;
    byId('more').textContent = chosen ? `Filters (${chosen})` : 'Filters';
  };
  const numbered = compare => (x, y) => { const order = compare(x, y); return Number.isNaN(order) ? x.model.place - y.model.place : order; };

  // The address has the filters, so that a search can be sent to somebody.
  const controls = ['search', 'provider', 'kind', 'duration', 'resolution', 'ratio', 'credits', 'sort', 'last', 'unsure'];
  const writeAddress = () => {
    const values = new URLSearchParams();
    for (const id of controls) {
      const control = byId(id);
      if (control.type === 'checkbox' ? control.checked : control.value) values.set(id, control.type === 'checkbox' ? '1' : control.value);
    }
    history.replaceState(null, '', '#' + values);
  };
  const readAddress = () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    const target = byId(hash);
    if (target && target.classList.contains('model')) {
      target.open = true;
      target.scrollIntoView();
    } else if (hash.includes('=')) {
      const values = new URLSearchParams(location.hash.slice(1));
      for (const id of controls) {
        const control = byId(id);
        if (control.type === 'checkbox') control.checked = values.get(id) === '1';
        else control.value = values.get(id) ?? '';
      }
    }
    filter();
  };

  const comparison = byId('comparison');
  const cell = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const showComparison = () => {
    comparison.hidden = compared.length === 0;
    comparison.replaceChildren();
    for (const model of models) {
      const isOn = compared.includes(model);
      const button = model.element.querySelector('.compare');
      button.setAttribute('aria-pressed', String(isOn));
      button.disabled = !isOn && compared.length >= most;
    }
    if (compared.length === 0) return;
    const heading = cell('h2', compared.length === 1 ? 'Compare: choose up to two more models' : `Compare ${compared.length} models`);
    const clear = Object.assign(cell('button', 'Close'), { type: 'button' });
    clear.addEventListener('click', () => { compared = []; showComparison(); });
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    head.append(Object.assign(cell('th', 'Model'), { scope: 'col' }));
    const names = [...new Set(compared.flatMap(model => [...model.element.querySelectorAll('dt')].map(term => term.textContent)))];
    for (const model of compared) head.append(Object.assign(cell('th', model.name), { scope: 'col' }));
    const body = table.createTBody();
    const row = (name, values) => {
      const line = body.insertRow();
      line.append(Object.assign(cell('th', name), { scope: 'row' }), ...values.map(value => cell('td', value || '–')));
    };
    row('Provider', compared.map(model => model.element.querySelector('.name p').textContent.split(' · ')[0]));
    row('Credits', compared.map(model => model.price.textContent));
    for (const name of names) row(name, compared.map(model => [...model.element.querySelectorAll('dt')].find(term => term.textContent === name)?.nextElementSibling.textContent));
    row('Parameters', compared.map(model => String(model.element.querySelectorAll('.parameters tbody tr').length)));
    const scroll = Object.assign(document.createElement('div'), { className: 'scroll', tabIndex: 0, role: 'group', ariaLabel: 'Comparison table' });
    scroll.append(table);
    const top = Object.assign(document.createElement('div'), { className: 'comparison-head' });
    top.append(heading, clear);
    comparison.append(top, scroll);
  };

  const select = block => {
    const range = document.createRange();
    range.selectNodeContents(block);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  const copy = async button => {
    const block = button.closest('.code').querySelector('pre:not([hidden])');
    let done = true;
    try {
      await navigator.clipboard.writeText(block.textContent);
    } catch {
      // A browser may keep the clipboard from a page of the file system.
      select(block);
      done = document.execCommand('copy');
    }
    button.textContent = done ? 'Copied' : 'Selected';
    setTimeout(() => { button.textContent = 'Copy'; }, 1600);
  };

  const showTab = tab => {
    const code = tab.closest('.code');
    for (const other of code.querySelectorAll('.tab')) other.setAttribute('aria-pressed', String(other === tab));
    for (const pane of code.querySelectorAll('pre')) pane.hidden = pane.dataset.pane !== tab.dataset.tab;
  };

  form.hidden = false;
  document.body.classList.add('script');
  form.addEventListener('input', () => { filter(); writeAddress(); });
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(() => { filter(); writeAddress(); }));
  byId('more').addEventListener('click', () => {
    const isOpen = form.classList.toggle('open');
    byId('more').setAttribute('aria-expanded', String(isOpen));
  });
  document.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.classList.contains('copy')) copy(button);
    if (button.classList.contains('tab')) showTab(button);
    if (button.classList.contains('compare')) {
      const model = models.find(one => one.element === button.closest('.model'));
      compared = compared.includes(model) ? compared.filter(one => one !== model) : [...compared, model].slice(0, most);
      showComparison();
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      byId('search').focus();
    }
  });
  addEventListener('hashchange', readAddress);
  readAddress();
})();
