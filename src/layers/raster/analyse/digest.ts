const cap = 2 ** 22;
const kept = 2 ** 20;

/**
 * Weighted quantiles of a stream of values. Exact up to 4 million values; beyond, neighbours in rank
 * are joined to their weighted mean, a million groups at the least.
 */
export class Digest {
  #values = new Float64Array(1024);
  #weights = new Float64Array(1024);
  #count = 0;
  #sorted = true;

  add(value: number, weight: number): void {
    if (this.#count === this.#values.length) this.#grow();
    this.#values[this.#count] = value;
    this.#weights[this.#count] = weight;
    this.#count += 1;
    this.#sorted = false;
  }

  /**
   * The value below which a share `p` of the weight lies, linear between values that each stand at
   * the middle of their own weight (Hyndman and Fan's type 5 where all weigh the same); NaN of none.
   */
  quantile(p: number): number {
    this.#sort();
    const n = this.#count;
    if (n === 0) return Number.NaN;
    let total = 0;
    for (let i = 0; i < n; i++) total += this.#weights[i]!;
    const wanted = p * total;
    let sum = 0;
    let before = Number.NaN;
    let beforeAt = 0;
    for (let i = 0; i < n; i++) {
      const value = this.#values[i]!;
      const at = sum + this.#weights[i]! / 2;
      if (at >= wanted)
        return Number.isNaN(before)
          ? value
          : before + ((value - before) * (wanted - beforeAt)) / (at - beforeAt);
      before = value;
      beforeAt = at;
      sum += this.#weights[i]!;
    }
    return before;
  }

  /** Weights in equal bins over a domain, its end inclusive. */
  histogram([low, high]: readonly [number, number], bins: number): number[] {
    const out = new Array<number>(bins).fill(0);
    for (let i = 0; i < this.#count; i++) {
      const value = this.#values[i]!;
      if (!(value >= low && value <= high)) continue;
      const bin = high > low ? Math.floor(((value - low) / (high - low)) * bins) : 0;
      out[Math.min(bins - 1, bin)]! += this.#weights[i]!;
    }
    return out;
  }

  #grow(): void {
    if (this.#values.length < cap) {
      const size = this.#values.length * 4;
      this.#values = enlarged(this.#values, size);
      this.#weights = enlarged(this.#weights, size);
      return;
    }
    this.#sort();
    let count = 0;
    const group = Math.ceil(this.#count / kept);
    for (let i = 0; i < this.#count; i += group, count++) {
      let weight = 0;
      let sum = 0;
      for (let k = i; k < Math.min(this.#count, i + group); k++) {
        weight += this.#weights[k]!;
        sum += this.#weights[k]! * this.#values[k]!;
      }
      this.#values[count] = sum / weight;
      this.#weights[count] = weight;
    }
    this.#count = count;
  }

  #sort(): void {
    if (this.#sorted) return;
    const values = this.#values;
    const order = Uint32Array.from({ length: this.#count }, (_, i) => i).sort(
      (a, b) => values[a]! - values[b]!,
    );
    const [v, w] = [this.#values, this.#weights];
    this.#values = new Float64Array(v.length);
    this.#weights = new Float64Array(w.length);
    for (const [to, from] of order.entries()) {
      this.#values[to] = v[from]!;
      this.#weights[to] = w[from]!;
    }
    this.#sorted = true;
  }
}

function enlarged(array: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const out = new Float64Array(size);
  out.set(array);
  return out;
}
