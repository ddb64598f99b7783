"""Fit one minimum-residual factor to many correlation matrices at once."""

import numpy as np

from analytics.grouped import Floats

# A uniqueness below this is not believed, as in the R package psych: a larger communality is penalised.
SMALLEST_UNIQUENESS = 0.005

# A dozen of Newton's steps are usual; the limit is there for hopeless data.
MOST_STEPS = 200
SMALLEST_GRADIENT = 1e-9
FIRST_DAMPING, LARGEST_DAMPING = 0.1, 1e10
NUDGE = 0.1
SMALLEST_EIGENVALUE = 1e-6
SAME_MISFIT = 1e-6  # as a share: two low points as near as this are one


def fit_one_factor(correlations: Floats) -> Floats:
    """Find the loadings that leave the smallest squared residuals, by damped Newton steps.

    correlations: (matrix, item, item) · returns: loadings (matrix, item), their sum never negative

    Minimises Σ_{i≠j} (r_ij − λ_i λ_j)² + Σ_i max(0, λ_i² − 0.995)²: unweighted least squares with
    uniquenesses of at least 0.005. Where no communality reaches the bound, that is minimum residuals.
    """
    loadings = _settle(correlations, _find_start(correlations, _guess_by_largest(correlations)))
    # Few people can leave several low points; the two usual starts mostly find the lowest between them.
    # Where items tell each other exactly there is no second start.
    again = np.flatnonzero(np.linalg.eigvalsh(correlations)[:, 0] > SMALLEST_EIGENVALUE)
    rest = correlations[again]
    others = _settle(rest, _find_start(rest, _guess_by_regression(rest)))
    lower = _measure_misfit(rest, others) < (1 - SAME_MISFIT) * _measure_misfit(rest, loadings[again])
    loadings[again[lower]] = others[lower]
    return loadings * np.where(loadings.sum(axis=1, keepdims=True) < 0, -1.0, 1.0)


def _settle(correlations: Floats, loadings: Floats) -> Floats:
    """Descend to a low point that is no saddle."""
    loadings = _descend(correlations, loadings)
    values, vectors = np.linalg.eigh(_differentiate(correlations, loadings)[1])
    # Where the surface still falls to one side, the descent has come to rest on a saddle.
    on_saddle = values[:, 0] < -SMALLEST_GRADIENT
    if on_saddle.any():
        nudged = loadings[on_saddle] + NUDGE * vectors[on_saddle][:, :, 0]
        loadings[on_saddle] = _descend(correlations[on_saddle], nudged)
    return loadings


def _descend(correlations: Floats, loadings: Floats) -> Floats:
    """Damped Newton steps, each matrix at its own pace, until the gradient vanishes."""
    damping = np.full(len(loadings), FIRST_DAMPING)
    running = np.arange(len(loadings))
    misfit = _measure_misfit(correlations, loadings)
    for _ in range(MOST_STEPS):
        gradient, curvature = _differentiate(correlations[running], loadings[running])
        moving = np.abs(gradient).max(axis=1) > SMALLEST_GRADIENT
        # Where no step improves the fit any more, the numbers' own precision is reached.
        moving &= damping[running] < LARGEST_DAMPING
        running, gradient, curvature = running[moving], gradient[moving], curvature[moving]
        if not len(running):
            break
        proposed = loadings[running] - _solve_damped(curvature, gradient, damping[running])
        proposed_misfit = _measure_misfit(correlations[running], proposed)
        better = proposed_misfit <= misfit[running]
        damping[running] *= np.where(better, 0.1, 10.0)
        loadings[running[better]] = proposed[better]
        misfit[running[better]] = proposed_misfit[better]
    return loadings


def _find_start(correlations: Floats, communalities: Floats) -> Floats:
    """Start from the first principal axis of the correlations with these communalities in the diagonal."""
    diagonal = np.arange(correlations.shape[1])
    reduced = correlations.copy()
    reduced[:, diagonal, diagonal] = communalities
    values, vectors = np.linalg.eigh(reduced)
    return vectors[:, :, -1] * np.sqrt(np.maximum(values[:, -1:], 1e-6))


def _guess_by_largest(correlations: Floats) -> Floats:
    """Each communality guessed as the item's largest correlation."""
    diagonal = np.arange(correlations.shape[1])
    others = np.abs(correlations)
    others[:, diagonal, diagonal] = 0.0
    return others.max(axis=2)


def _guess_by_regression(correlations: Floats) -> Floats:
    """Each communality guessed as what the other items tell of it, R² (as psych does)."""
    diagonal = np.arange(correlations.shape[1])
    own = np.linalg.inv(correlations)[:, diagonal, diagonal]
    return np.clip(1 - 1 / np.maximum(own, 1.0), 0.0, 1 - SMALLEST_UNIQUENESS)


def _measure_misfit(correlations: Floats, loadings: Floats) -> Floats:
    """The sum that is minimised."""
    residuals = correlations - loadings[:, :, None] * loadings[:, None, :]
    diagonal = np.arange(loadings.shape[1])
    residuals[:, diagonal, diagonal] = _measure_excess(loadings)
    return np.einsum("gij,gij->g", residuals, residuals)


def _measure_excess(loadings: Floats) -> Floats:
    """By how much a communality passes what the smallest uniqueness allows."""
    return np.maximum(loadings**2 - (1 - SMALLEST_UNIQUENESS), 0.0)


def _differentiate(correlations: Floats, loadings: Floats) -> tuple[Floats, Floats]:
    """A quarter of the gradient and of the Hessian of the misfit."""
    diagonal = np.arange(loadings.shape[1])
    squares = loadings**2
    excess = _measure_excess(loadings)
    total = squares.sum(axis=1, keepdims=True)
    products = np.einsum("gij,gj->gi", correlations, loadings) - loadings
    gradient = loadings * (total - squares) - products + loadings * excess
    curvature = 2 * loadings[:, :, None] * loadings[:, None, :] - correlations
    curvature[:, diagonal, diagonal] = total - squares + np.where(excess > 0, excess + 2 * squares, 0.0)
    return gradient, curvature


def _solve_damped(curvature: Floats, gradient: Floats, damping: Floats) -> Floats:
    """Newton's step, shortened by the damping; more of it mends a surface that curves the wrong way."""
    diagonal = np.arange(curvature.shape[1])
    scale = np.abs(curvature[:, diagonal, diagonal]).max(axis=1)
    damped = curvature.copy()
    damped[:, diagonal, diagonal] += (damping * scale)[:, None]
    return np.linalg.solve(damped, gradient[:, :, None])[:, :, 0].astype(np.float64)
