// Option objects without a prototype: otherwise the platform would also read what a page has added to
// `Object.prototype`.

export function bare<Options extends object>(options: Options): Options {
  return Object.assign(Object.create(null), options);
}
