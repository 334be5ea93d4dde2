"""A boosted forest as plain arrays: taken from LightGBM, evaluated and written exactly as the core reads it.

Thresholds are rounded down to the upper 24 bits of a 32-bit float, leaves to 1/4096: what is measured here is what is written.
"""

import struct
from dataclasses import dataclass

import numpy as np

MAGIC = b"LXBM"
VERSION = 4
LEAF_STEPS = 4096
f32 = np.float32


@dataclass
class Tree:
    """Inner nodes as parallel arrays; a child below zero is the leaf `-child - 1`."""

    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    leaves: np.ndarray


class Forest:
    """Trees whose leaf values add up to log odds."""

    def __init__(self, trees):
        self.trees = trees

    @classmethod
    def of(cls, booster):
        """The forest of a trained LightGBM booster."""
        return cls([tree_of(info["tree_structure"]) for info in booster.dump_model()["tree_info"]])

    def predict(self, rows):
        """Chances, 0 to 1, of each row; sums in 32 bits in the order of the trees, as the core does."""
        odds = np.zeros(len(rows), f32)
        for tree in self.trees:
            node = np.zeros(len(rows), np.int64) if len(tree.feature) else np.full(len(rows), -1)
            while (inner := node >= 0).any():
                at, where = node[inner], np.flatnonzero(inner)
                goes_left = rows[where, tree.feature[at]] <= tree.threshold[at]
                node[where] = np.where(goes_left, tree.left[at], tree.right[at])
            odds += tree.leaves[-node - 1]
        return f32(1) / (f32(1) + np.exp(-odds))

    def used_features(self):
        """Feature numbers, once for each split."""
        return [int(feature) for tree in self.trees for feature in tree.feature]


def tree_of(structure):
    """One tree from LightGBM's nested dump."""
    nodes, leaves = [], []

    def visit(node):
        if "leaf_value" in node and "split_feature" not in node:
            leaves.append(f32(round(node["leaf_value"] * LEAF_STEPS) / LEAF_STEPS))
            return -len(leaves)
        at = len(nodes)
        nodes.append(None)
        left, right = visit(node["left_child"]), visit(node["right_child"])
        nodes[at] = (node["split_feature"], floor24(node["threshold"]), left, right)
        return at

    visit(structure)
    columns = list(zip(*nodes)) or [(), (), (), ()]
    return Tree(np.array(columns[0], np.int64), np.array(columns[1], f32), np.array(columns[2], np.int64),
                np.array(columns[3], np.int64), np.array(leaves, f32))


def floor24(value):
    """The largest float of 16 significant bits not above `value`."""
    bits = int(np.array(value, f32).view(np.uint32)) & ~0xFF
    if float(np.array(bits, np.uint32).view(f32)) > value:
        bits += 0x100 if value < 0 else -0x100
    return np.array(bits, np.uint32).view(f32)[()]


def write_model(path, columns, forests):
    """Writes the numbers of columns that the first look and the kinds see, and all forests; returns the number of bytes.

    Like stands beside like, so that it packs well: the form is told in `src/select/model.rs`."""
    trees = [tree for forest in forests for tree in forest.trees]
    joined = lambda name: np.concatenate([getattr(tree, name) for tree in trees])
    feature = joined("feature").astype("<u2")
    threshold = joined("threshold").astype("<f4").view("<u4")
    leaves = np.round(joined("leaves") * LEAF_STEPS).astype("<i2").view("<u2")
    streams = [
        [len(tree.feature) for tree in trees],
        (joined("left") >= 0) + 2 * (joined("right") >= 0),
        feature & 0xFF, feature >> 8, threshold >> 24, threshold >> 16 & 0xFF, threshold >> 8 & 0xFF, leaves >> 8, leaves & 0xFF,
    ]
    head = struct.pack("<HHH", VERSION, *columns) + struct.pack(f"<{len(forests)}H", *(len(forest.trees) for forest in forests))
    data = MAGIC + head + b"".join(np.asarray(stream).astype(np.uint8).tobytes() for stream in streams)
    path.write_bytes(data)
    return len(data)
