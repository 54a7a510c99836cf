// Options for the platform without a prototype: what a page adds to Object's would be options, too.

export function bare<Options extends object>(options: Options): Options {
  return Object.assign(Object.create(null), options);
}
