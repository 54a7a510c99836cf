// What every Worker's own requests reach in the box: nothing. The product asks no other host for anything; should it
// ever try, it fails here, before a name is looked up or a connection made.

export default {
  fetch(): never {
    throw new Error("this server reaches no other");
  },
};
