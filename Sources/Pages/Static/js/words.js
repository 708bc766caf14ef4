// The texts that scripts say, in the language of the page.
const { default: words } = await import(`../words.${document.documentElement.lang}.js`);
const plural = new Intl.PluralRules(document.documentElement.lang);

export function say(key, details = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (gap, name) => details[name] ?? gap);
}

export function sayCount(key, count, details = {}) {
  const form = `${key}#${plural.select(count)}`;
  return say(form in words ? form : `${key}#other`, { count, ...details });
}
