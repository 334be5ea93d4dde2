"""The second look's columns, number for number as `src/signal/opinions.rs` computes them (32-bit floats)."""

import numpy as np

REACH = 5
f32 = np.float32


def opinion_columns(units, chances, boxes, groups):
    """blocks x columns: neighbours' chances, running and page means, mean chance of the boxes around each block and of
    the blocks alike."""
    count = len(chances)
    chances, units = chances.astype(f32), units.astype(f32)
    zero = np.zeros(1, f32)
    run = lambda values: np.concatenate([zero, np.cumsum(values, dtype=f32)])
    so_far, units_far, both_far = run(chances), run(units), run(units * chances)
    padded = np.concatenate([np.zeros(REACH, f32), chances, np.zeros(REACH, f32)])
    neighbours = np.stack([padded[offset:offset + count] for offset in range(2 * REACH + 1)], axis=1)
    page = np.empty((count, 4), f32)
    page[:, 0] = so_far[:-1] / max(so_far[-1], f32(1))
    page[:, 1] = so_far[-1] / f32(count)
    page[:, 2] = chances.max(initial=f32(0))
    page[:, 3] = np.log(f32(1) + both_far[-1])
    start, end = boxes[..., 0], boxes[..., 1]
    means = (both_far[end] - both_far[start]) / np.maximum(units_far[end] - units_far[start], f32(1))
    return np.concatenate([neighbours, page, means.astype(f32), *(group_means(units, chances, at) for at in groups.T)], axis=1)


def group_means(units, chances, numbers):
    """Mean chance by units and by blocks of each block's group; sums in the order of the page."""
    sums = np.zeros((4, numbers.max(initial=-1) + 1), f32)
    for total, values in zip(sums, (f32(1), chances, units, units * chances)):
        np.add.at(total, numbers, values)
    means = np.stack([sums[3] / np.maximum(sums[2], f32(1)), sums[1] / np.maximum(sums[0], f32(1))], axis=1)
    return means[numbers]
