// CSV and weeks, read here without any code of Redress, so that its figures can be checked against others.

/** The rows of a CSV file with a header, as objects. RFC 4180: quoted cells may hold commas, quotes and line breaks. */
export function rowsOf(text) {
  const [header, ...lines] = cellsOf(text.replace(/^\uFEFF/, ''));
  return lines.map((cells) => {
    if (cells.length !== header.length) throw new Error(`${cells.length} cells, not ${header.length}: ${cells}`);
    return Object.fromEntries(header.map((name, at) => [name, cells[at]]));
  });
}

function cellsOf(text) {
  const lines = [];
  let cells = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; !(text[at] === '"' && text[at + 1] !== '"'); at += 1) {
        if (at >= text.length) throw new Error('a quotation mark that never closes');
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    } else {
      const begin = at;
      while (at < text.length && !',\r\n'.includes(text[at])) at += 1;
      cell = text.slice(begin, at);
    }
    cells.push(cell);
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    lines.push(cells);
    cells = [];
  }
  return lines;
}

const DAY = 86_400_000;

/** The Monday, `2016-01-25`, of the week of a day written as the United States write it, `1/27/2016`. */
export function mondayOf(american) {
  const [month, day, year] = american.split('/').map(Number);
  const date = Date.UTC(year, month - 1, day);
  const sinceMonday = (new Date(date).getUTCDay() + 6) % 7;
  return new Date(date - sinceMonday * DAY).toISOString().slice(0, 10);
}

/** The Monday `weeks` later, or earlier. */
export function mondayAfter(monday, weeks) {
  return new Date(Date.parse(monday) + weeks * 7 * DAY).toISOString().slice(0, 10);
}
