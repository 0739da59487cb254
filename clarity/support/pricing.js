// What a policy is worth, by the closed formula of the field: for measuring losses, nowhere else.

const R = 0.02;
const YEAR_BLOCKS = 52_560;

/** Abramowitz and Stegun 7.1.26, good to 1.5e-7. */
function erf(x) {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const y = 1 - ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-x * x);
  return x >= 0 ? y : -y;
}

const normal = (x) => (1 + erf(x / Math.SQRT2)) / 2;

/** USD per BTC. */
export function blackScholes({ policyType, spot, strike, blocks, volatility }) {
  const t = blocks / YEAR_BLOCKS;
  const d1 = (Math.log(spot / strike) + (R + (volatility * volatility) / 2) * t) / (volatility * Math.sqrt(t));
  const d2 = d1 - volatility * Math.sqrt(t);
  const discounted = strike * Math.exp(-R * t);
  return policyType === 'CALL' ? spot * normal(d1) - discounted * normal(d2) : discounted * normal(-d2) - spot * normal(-d1);
}
