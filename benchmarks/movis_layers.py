"""The same layers composed and written by movis; run by an interpreter that has movis: LAYERS OUT."""

import pickle
import sys
from pathlib import Path

import movis as mv
import numpy as np


def main(layers_path: str, out: str) -> None:
    """Write the film that the layers make up."""
    (width, height), fps, layers = pickle.loads(Path(layers_path).read_bytes())
    scene = mv.layer.Composition(size=(width, height), duration=max(layer[4] for layer in layers))
    for picture, x, y, start, end in layers:
        opaque = np.dstack([picture, np.full(picture.shape[:2], 255, np.uint8)])
        centre = (x + picture.shape[1] / 2, y + picture.shape[0] / 2)
        scene.add_layer(mv.layer.Image(opaque, duration=end - start), position=centre, offset=start)
    scene.write_video(out, codec="libx264", fps=fps, output_params=["-preset", "superfast"])


if __name__ == "__main__":
    main(*sys.argv[1:])
