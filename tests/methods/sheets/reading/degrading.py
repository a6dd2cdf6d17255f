"""What scanners, phones and hands do to paper, from a seed: turned, bent, shaded, noisy, blurred, compressed, bilevel.

Each way takes a page in grey with ``density`` pixels a millimetre and returns the picture a machine would give.
``WAYS`` names them; the bar of the reader is measured over all of them.
"""

from collections.abc import Callable

import cv2
import numpy as np

Way = Callable[[np.ndarray, np.random.Generator, float], np.ndarray]


def at_dpi(paper: np.ndarray, density: float, dpi: float) -> np.ndarray:
    scale = dpi / 25.4 / density
    size = round(paper.shape[1] * scale), round(paper.shape[0] * scale)
    return cv2.resize(paper, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)


def turned(picture: np.ndarray, degrees: float) -> np.ndarray:
    """Turn on a scanner's glass: the page stays whole, white around it."""
    high, wide = picture.shape
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = round(high * sine + wide * cosine), round(high * cosine + wide * sine)
    matrix[:, 2] += (size[0] - wide) / 2, (size[1] - high) / 2
    return cv2.warpAffine(picture, matrix, size, flags=cv2.INTER_LINEAR, borderValue=250)


def shaded(picture: np.ndarray, draw: np.random.Generator, depth: float = 0.5) -> np.ndarray:
    """Lay a soft shadow over a part of the page, and an even fall of light over all of it."""
    high, wide = picture.shape
    y, x = np.mgrid[0:high:8, 0:wide:8].astype(np.float32) / max(high, wide)
    angle = draw.uniform(0, 2 * np.pi)
    along = x * np.cos(angle) + y * np.sin(angle)
    edge = draw.uniform(0.15, 0.5)
    light = 1 - depth / (1 + np.exp(-(along - edge) / draw.uniform(0.02, 0.08)))
    light *= 1 - 0.25 * (x * np.sin(angle) + y * np.cos(angle)).clip(0, 1)
    whole = cv2.resize(light.astype(np.float32), (wide, high), interpolation=cv2.INTER_LINEAR)
    return (picture * whole).clip(0, 255).astype(np.uint8)


def noisy(picture: np.ndarray, draw: np.random.Generator, spread: float) -> np.ndarray:
    grain = draw.standard_normal(picture.shape, np.float32) * spread
    return (picture + grain).clip(0, 255).astype(np.uint8)


def blurred(picture: np.ndarray, sigma: float) -> np.ndarray:
    return cv2.GaussianBlur(picture, (0, 0), sigma)


def compressed(picture: np.ndarray, quality: int) -> np.ndarray:
    done, held = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return cv2.imdecode(held, cv2.IMREAD_GRAYSCALE)


def paler(picture: np.ndarray, black: float, white: float) -> np.ndarray:
    """Squeeze the contrast: a grey scan."""
    return (black + picture.astype(np.float32) * (white - black) / 255).astype(np.uint8)


def bilevel(picture: np.ndarray, threshold: int = 160) -> np.ndarray:
    return np.where(picture > threshold, 255, 0).astype(np.uint8)


def specked(picture: np.ndarray, draw: np.random.Generator, share: float) -> np.ndarray:
    """Salt and pepper of a fax."""
    chance = draw.random(picture.shape, np.float32)
    return np.where(chance < share / 2, 0, np.where(chance > 1 - share / 2, 255, picture)).astype(np.uint8)


def bent(picture: np.ndarray, draw: np.random.Generator, millimetres: float, density: float) -> np.ndarray:
    """Bend the paper: smooth waves that move places by some millimetres."""
    high, wide = picture.shape
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    phase, by = draw.uniform(0, 2 * np.pi, 2), millimetres * density
    down = by * np.sin(2 * np.pi * x / wide * draw.uniform(0.5, 1.0) + phase[0])
    right = 0.5 * by * np.sin(2 * np.pi * y / high * draw.uniform(0.5, 1.0) + phase[1])
    moved = cv2.remap(picture, np.float32(x + right), np.float32(y + down), cv2.INTER_LINEAR, borderValue=255)
    return np.asarray(moved)


def photographed(
    picture: np.ndarray, draw: np.random.Generator, tilt: float = 0.08, size: tuple[int, int] = (2400, 3000)
) -> np.ndarray:
    """See the page from a phone: perspective, turned, on a dark table."""
    high, wide = picture.shape
    scale = 0.8 * min(size[0] / wide, size[1] / high)
    corners = (np.array([(0, 0), (wide, 0), (wide, high), (0, high)]) - (wide / 2, high / 2)) * scale
    angle = np.radians(draw.uniform(-9, 9))
    rotation = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    corners = corners @ rotation.T + np.array(size) / 2 + draw.uniform(-tilt, tilt, (4, 2)) * scale * wide
    matrix = cv2.getPerspectiveTransform(np.float32([(0, 0), (wide, 0), (wide, high), (0, high)]), np.float32(corners))
    if scale < 0.7:
        picture = cv2.GaussianBlur(picture, (0, 0), 0.35 / scale)
    return cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_LINEAR, borderValue=70)


def _scan(dpi: float, skew: float = 1.5, grain: float = 3.0, quality: int = 75) -> Way:
    def way(paper: np.ndarray, draw: np.random.Generator, density: float) -> np.ndarray:
        picture = turned(at_dpi(paper, density, dpi), draw.uniform(-skew, skew))
        return compressed(noisy(picture, draw, grain), quality)

    return way


def _turned(degrees: float) -> Way:
    return lambda paper, draw, density: turned(at_dpi(paper, density, 200), degrees + draw.uniform(-3, 3))


def _shadow(paper: np.ndarray, draw: np.random.Generator, density: float) -> np.ndarray:
    return compressed(noisy(shaded(at_dpi(paper, density, 200), draw), draw, 6), 60)


def _grain(paper: np.ndarray, draw: np.random.Generator, density: float) -> np.ndarray:
    return noisy(turned(at_dpi(paper, density, 200), draw.uniform(-2, 2)), draw, 22)


def _blur(paper: np.ndarray, draw: np.random.Generator, density: float) -> np.ndarray:
    return noisy(blurred(at_dpi(paper, density, 200), draw.uniform(1.2, 1.8)), draw, 3)


def _jpeg(paper: np.ndarray, draw: np.random.Generator, density: float) -> np.ndarray:
    return compressed(turned(at_dpi(paper, density, 200), draw.uniform(-2, 2)), int(draw.integers(40, 61)))


def _pale(paper: np.ndarray, draw: np.random.Generator, density: float) -> np.ndarray:
    black, white = draw.uniform(40, 90), draw.uniform(190, 235)
    return compressed(noisy(paler(at_dpi(paper, density, 200), black, white), draw, 4), 60)


def _bilevel(paper: np.ndarray, draw: np.random.Generator, density: float) -> np.ndarray:
    picture = noisy(turned(at_dpi(paper, density, 200), draw.uniform(-1.5, 1.5)), draw, 5)
    return bilevel(picture, int(draw.integers(165, 190)))


def _fax(paper: np.ndarray, draw: np.random.Generator, density: float) -> np.ndarray:
    return specked(_bilevel(paper, draw, density), draw, 0.006)


def _bend(paper: np.ndarray, draw: np.random.Generator, density: float) -> np.ndarray:
    picture = bent(at_dpi(paper, density, 200), draw, 1.5, 200 / 25.4)
    return compressed(noisy(picture, draw, 4), 60)


def _photo(paper: np.ndarray, draw: np.random.Generator, density: float) -> np.ndarray:
    del density
    picture = shaded(photographed(paper, draw), draw, draw.uniform(0.2, 0.5))
    return compressed(noisy(blurred(picture, draw.uniform(0.5, 1.2)), draw, 6), int(draw.integers(55, 85)))


def _everything(paper: np.ndarray, draw: np.random.Generator, density: float) -> np.ndarray:
    picture = bent(at_dpi(paper, density, 260), draw, 0.8, 260 / 25.4)
    picture = turned(photographed(picture, draw, 0.05), 90 * int(draw.integers(0, 4)))
    picture = shaded(paler(picture, 30, 225), draw, 0.4)
    return compressed(noisy(blurred(picture, 1.0), draw, 8), int(draw.integers(40, 61)))


WAYS: dict[str, Way] = {
    "150 dpi": _scan(150),
    "200 dpi": _scan(200),
    "300 dpi": _scan(300),
    "600 dpi": _scan(600, quality=60),
    "turned by 90": _turned(90),
    "upside down": _turned(180),
    "turned by 270": _turned(270),
    "skewed": _scan(200, skew=12),
    "shadow": _shadow,
    "noise": _grain,
    "blur": _blur,
    "jpeg 40-60": _jpeg,
    "low contrast": _pale,
    "bilevel": _bilevel,
    "fax": _fax,
    "bent paper": _bend,
    "phone photo": _photo,
    "everything": _everything,
}
