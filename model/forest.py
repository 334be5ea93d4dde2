"""A boosted forest as plain arrays: taken from LightGBM, evaluated and written exactly as the core reads it."""

import struct
from dataclasses import dataclass

import numpy as np

MAGIC = b"LXBM"
VERSION = 3
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

    def to_bytes(self):
        """Trees one after the other: counts, then nodes, then leaves."""
        out = [struct.pack("<H", len(self.trees))]
        for tree in self.trees:
            out.append(struct.pack("<B", len(tree.feature)))
            for row in zip(tree.feature, tree.threshold, tree.left, tree.right):
                out.append(struct.pack("<Hfbb", *row))
            out.append(tree.leaves.astype("<f4").tobytes())
        return b"".join(out)


def tree_of(structure):
    """One tree from LightGBM's nested dump."""
    nodes, leaves = [], []

    def visit(node):
        if "leaf_value" in node and "split_feature" not in node:
            leaves.append(f32(node["leaf_value"]))
            return -len(leaves)
        at = len(nodes)
        nodes.append(None)
        left, right = visit(node["left_child"]), visit(node["right_child"])
        nodes[at] = (node["split_feature"], floor32(node["threshold"]), left, right)
        return at

    visit(structure)
    columns = list(zip(*nodes)) or [(), (), (), ()]
    return Tree(np.array(columns[0], np.int64), np.array(columns[1], f32), np.array(columns[2], np.int64),
                np.array(columns[3], np.int64), np.array(leaves, f32))


def floor32(value):
    """The largest 32-bit float not above `value`: `x <= value` holds for the same 32-bit `x`."""
    rounded = f32(value)
    return rounded if float(rounded) <= value else np.nextafter(rounded, f32(-np.inf))


def write_model(path, columns, forests):
    """Writes the numbers of columns that the first look and the kinds see, and all forests; returns the number of bytes."""
    data = MAGIC + struct.pack("<HHH", VERSION, *columns) + b"".join(forest.to_bytes() for forest in forests)
    path.write_bytes(data)
    return len(data)
