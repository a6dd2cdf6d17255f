"""Ranges: their quantiles, means and spreads against formulas and scipy."""

import math

import numpy as np
import pytest
from scipy import stats

from miteinander.methods.scenario import Range
from miteinander.methods.trouble import MethodError

SHARES = np.linspace(0.001, 0.999, 500)


@pytest.mark.parametrize("points", [(0, 4, 10), (0, 0, 10), (-5, 10, 10), (2, 2.1, 9)])
def test_pert_is_the_beta_distribution_of_1959(points):
    low, likely, high = points
    a, b = 1 + 4 * (likely - low) / (high - low), 1 + 4 * (high - likely) / (high - low)
    held = Range("pert", tuple(map(float, points)))
    expected = stats.beta(a, b, loc=low, scale=high - low)
    assert np.abs(held.at(SHARES) - expected.ppf(SHARES)).max() < 1e-6 * (high - low)
    assert held.mean == pytest.approx((low + 4 * likely + high) / 6)
    assert held.deviation == pytest.approx(expected.std())


@pytest.mark.parametrize("parameters", [(0.4, 3.0), (16.0, 5.0), (1.0, 1.0), (300.0, 700.0)])
def test_a_beta_distribution_is_that_of_scipy(parameters):
    held, expected = Range("beta", parameters), stats.beta(*parameters)
    assert np.abs(held.at(SHARES) - expected.ppf(SHARES)).max() < 1e-5  # of the whole of 0 to 1
    assert (held.mean, held.deviation) == pytest.approx((expected.mean(), expected.std()))


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (Range("triangular", (1.0, 2.0, 7.0)), stats.triang(1 / 6, loc=1, scale=6)),
        (Range("uniform", (1.0, 7.0)), stats.uniform(1, 6)),
        (Range("normal", (3.0, 2.0)), stats.norm(3, 2)),
        (Range("lognormal", (0.5, 0.4)), stats.lognorm(0.4, scale=math.exp(0.5))),
    ],
)
def test_the_other_shapes_are_those_of_scipy(held, expected):
    assert held.at(SHARES) == pytest.approx(expected.ppf(SHARES))
    assert (held.mean, held.deviation) == pytest.approx((expected.mean(), expected.std()))


def test_quantiles_are_joined_by_lines_that_go_on_to_the_ends():
    held = Range("quantiles", (0.1, 2.0, 0.5, 4.0, 0.9, 10.0))
    assert held.at(np.array([0.0, 0.1, 0.3, 0.5, 0.7, 1.0])) == pytest.approx([1.5, 2.0, 3.0, 4.0, 7.0, 11.5])
    assert held.mean == pytest.approx(0.5 * (1.5 + 4.0) / 2 + 0.5 * (4.0 + 11.5) / 2, abs=1e-4)


@pytest.mark.parametrize("held", [Range("fixed", (3.0,)), Range("pert", (3.0, 3.0, 3.0)), Range("normal", (3.0, 0.0))])
def test_a_range_without_width_is_a_number(held):
    assert held.at(SHARES).tolist() == [3.0] * 500
    assert (held.mean, held.deviation, held.certain) == (3.0, 0.0, True)


@pytest.mark.parametrize(
    ("shape", "points", "sentence"),
    [
        ("pert", (3.0, 1.0, 2.0), "Range 3, 1, 2: the numbers must ascend."),
        ("normal", (1.0, -1.0), "Range 1, -1: the spread must not be negative."),
        ("quantiles", (0.5, 1.0), "Range 0.5, 1: two quantiles are needed, ascending."),
        ("fixed", (math.inf,), "Range inf: the numbers must be finite."),
    ],
)
def test_a_senseless_range_is_refused(shape, points, sentence):
    with pytest.raises(MethodError) as refused:
        Range(shape, points)
    assert refused.value.en == sentence
