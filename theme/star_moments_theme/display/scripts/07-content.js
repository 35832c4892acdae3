/* What may be shown. A generation is one manifest with its feed; a new one waits until it is whole and the
   slide on show is over. What a manifest no longer calls live goes at once, be it older or newer than the last,
   and does not come back from an older page, an older edge of a network, or storage. */
display.content = (function () {
  "use strict";

  var store = display.store;
  var LEFT = 5;
  var DROPPED = 500;
  // So many polls running must bring an older generation before it is believed: a real step back
  // takes three minutes, an edge that lags behind takes none.
  var RUNNING = 3;

  var unit = null;
  var manifest = null;
  var active = null; // {feed, hash, source, whole}
  var pending = null;
  var left = [];
  var dropped = [];
  var seen = {};

  function has(list, item) {
    return list.indexOf(item) >= 0;
  }

  function without(list, items) {
    return list.filter(function (item) {
      return !has(items, item);
    });
  }

  /* Say whether a manifest may be acted on ("take") or has to come again first ("wait"). */
  function judge(next, source) {
    var back = manifest && next.hash !== manifest.hash &&
      (has(left, next.hash) || next.day < manifest.day);
    var again = seen[source];
    if (!back) {
      delete seen[source];
      return "take";
    }
    again = again && again.hash === next.hash ? again : { hash: next.hash, count: 0 };
    again.count += 1;
    seen[source] = again;
    if (again.count < RUNNING) {
      return "wait";
    }
    delete seen[source];
    return "take";
  }

  /* Take moments out of a generation, and return their versions. */
  function reduce(generation, live) {
    var gone = [];
    if (generation) {
      generation.feed.moments = generation.feed.moments.filter(function (moment) {
        if (!has(live, moment.v)) {
          gone.push(moment.v);
        }
        return has(live, moment.v);
      });
      generation.whole = generation.whole && !gone.length;
    }
    return gone;
  }

  function save() {
    store.write("generation", active && {
      manifest: manifest,
      feed: active.feed,
      hash: active.hash,
      whole: active.whole,
      source: active.source
    });
    store.write("left", left);
    store.write("dropped", dropped);
  }

  /* Act on a manifest, and return the versions that have to leave the screen now. */
  function take(next) {
    var gone;
    var changed = !manifest || manifest.hash !== next.hash;
    if (manifest && changed) {
      left = without(left, [manifest.hash, next.hash]).concat(manifest.hash).slice(-LEFT);
    }
    gone = reduce(active, next.live).concat(reduce(pending, next.live));
    if (pending && pending.hash !== next.hash) {
      pending = null;
    }
    dropped = without(without(dropped, next.live), gone).concat(gone).slice(-DROPPED);
    manifest = next;
    display.time.notBefore(next.day);
    if (changed || gone.length) {
      save();
    }
    return gone;
  }

  /* Act on what a manifest no longer calls live, whatever generation it is of: what is taken down never
     waits. What an older one lacks because it is older comes back with the next that has it. */
  function withdraw(next) {
    var gone = reduce(active, next.live).concat(reduce(pending, next.live));
    if (gone.length) {
      dropped = without(dropped, gone).concat(gone).slice(-DROPPED);
      save();
    }
    return gone;
  }

  /* Forget everybody: nobody can say whether they may still be shown. The next contact brings them anew. */
  function forget() {
    var gone = reduce(active, []).concat(reduce(pending, []));
    if (gone.length) {
      save();
    }
    return gone;
  }

  /* Whether the feed of the manifest that was taken last still has to be fetched. */
  function lacks() {
    var newest = pending || active;
    return !newest || newest.hash !== manifest.hash || !newest.whole;
  }

  /* A feed that was announced by the manifest, and is whole. It waits for the end of the slide. */
  function offer(feed, announced, source) {
    if (announced.hash === manifest.hash) {
      pending = { feed: feed, hash: announced.hash, source: source, whole: true };
      reduce(pending, manifest.live);
      // What the feed holds besides what is live was never to be shown; nothing of it is missing.
      pending.whole = true;
    }
  }

  /* Put the waiting generation in the place of the old one; false where none waits. */
  function swap() {
    if (!pending) {
      return false;
    }
    active = pending;
    pending = null;
    save();
    return true;
  }

  /* Begin with the page's own generation, or with the stored one where that is the newer. */
  function begin(first, ownUnit, source) {
    var stored = store.generation();
    var fresh = { feed: first.feed, hash: first.manifest.hash, source: source, whole: true };
    unit = ownUnit;
    left = store.list("left").slice(-LEFT);
    dropped = store.list("dropped").slice(-DROPPED);
    if (stored && (has(left, fresh.hash) || first.manifest.day < stored.manifest.day ||
        stored.manifest.hash === fresh.hash)) {
      manifest = stored.manifest;
      active = { feed: stored.feed, hash: stored.hash, source: stored.source, whole: stored.whole };
    } else {
      left = stored ? without(left, [stored.manifest.hash, fresh.hash]).concat(stored.manifest.hash).slice(-LEFT) : left;
      manifest = first.manifest;
      active = fresh;
    }
    display.time.notBefore(manifest.day);
    // Whoever was taken down stays so until the network itself says otherwise.
    reduce(active, without(manifest.live, dropped));
  }

  /* The moments that may be shown today, of this unit where that leaves any: {moments, note}. A clock that
     was wrong for an hour takes nothing away for longer. */
  function moments() {
    var today = display.time.local(display.time.server(), manifest.zone).day;
    var all = active.feed.moments.filter(function (moment) {
      return !moment.last || today <= moment.last;
    });
    var own;
    if (!unit || active.source === "own") {
      return { moments: all, note: "" };
    }
    own = all.filter(function (moment) {
      return has(moment.units, unit) || display.params.slug(moment.unit) === unit;
    });
    return own.length ? { moments: own, note: "" } : { moments: all, note: "no unit " + unit };
  }

  return {
    begin: begin,
    judge: judge,
    take: take,
    withdraw: withdraw,
    forget: forget,
    lacks: lacks,
    offer: offer,
    swap: swap,
    moments: moments,
    feed: function () {
      return active.feed;
    },
    hash: function () {
      return active.hash;
    },
    waiting: function () {
      return pending !== null;
    },
    manifest: function () {
      return manifest;
    },
    dropped: function () {
      return dropped.slice();
    }
  };
}());
