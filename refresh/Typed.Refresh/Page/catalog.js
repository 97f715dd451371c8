(() => {
  'use strict';
  const byId = id => document.getElementById(id);
  const form = byId('filters');
  const models = [...document.querySelectorAll('.model')];
  const texts = new Map(models.map(model => [model, model.textContent.toLowerCase()]));

  const lists = (model, name, value) => !value || model.dataset[name].split('\n').includes(value);

  const filter = () => {
    const words = byId('search').value.toLowerCase().split(/\s+/).filter(Boolean);
    const most = byId('credits').value;
    let shown = 0;
    for (const model of models) {
      // A model without a price is not cheap: it is left out once a limit is set.
      const fits = words.every(word => texts.get(model).includes(word))
        && lists(model, 'provider', byId('provider').value)
        && lists(model, 'kind', byId('kind').value)
        && lists(model, 'durations', byId('duration').value)
        && lists(model, 'resolutions', byId('resolution').value)
        && (most === '' || (model.dataset.least !== '' && Number(model.dataset.least) <= Number(most)));
      model.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    byId('count').value = shown === models.length ? `${shown} models` : `${shown} of ${models.length}`;
    byId('none').hidden = shown > 0;
    byId('clear').hidden = ![...form.querySelectorAll('input, select')].some(control => control.value !== '');
  };

  const select = block => {
    const range = document.createRange();
    range.selectNodeContents(block);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  const copy = async button => {
    const block = button.closest('.code').querySelector('pre');
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

  const openTarget = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (target && target.classList.contains('model')) {
      target.open = true;
      target.scrollIntoView();
    }
  };

  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(filter));
  document.addEventListener('click', event => {
    const button = event.target.closest('.copy');
    if (button) copy(button);
  });
  document.addEventListener('keydown', event => {
    if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      byId('search').focus();
    }
  });
  addEventListener('hashchange', openTarget);
  filter();
  openTarget();
})();
