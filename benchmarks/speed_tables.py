"""How fast films are made, as tables in English and Japanese: commands, ways side by side, and each second's stage."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.measuring import Measure

ENGLISH, JAPANESE = 0, 1
HEADS = (
    ("way", "wall, s", "x real time", "CPU, s", "peak memory, MB"),
    ("方法", "実時間（秒）", "何倍速", "CPU（秒）", "最大メモリー（MB）"),
)
NAMES = {
    "cold": ("**slidecast**, cold, whole command", "**slidecast**、まっさらから全部"),
    "shown": ("**slidecast**, one shown word changed", "**slidecast**、表示する 1 語を変えたあと"),
    "spoken": ("**slidecast**, one spoken word changed", "**slidecast**、話す 1 語を変えたあと"),
    "unchanged": ("**slidecast**, unchanged", "**slidecast**、変更なし"),
    "help": ("**slidecast**, `--help`", "**slidecast**、`--help`"),
    "film": ("**slidecast**, film stage, 2 jobs", "**slidecast**、映像の段だけ、2 プロセス"),
    "film-1": ("**slidecast**, film stage, 1 job", "**slidecast**、映像の段だけ、1 プロセス"),
    "x264": ("x264 alone, every frame from memory, same settings", "x264 だけ、全フレームをメモリーから、同じ設定"),
    "frames": ("moviepy, `VideoClip` of finished frames, its own writer", "moviepy、できた絵の `VideoClip`"),
    "composite": ("moviepy, `CompositeVideoClip` of layers, its own writer", "moviepy、層の `CompositeVideoClip`"),
    "movis": ("movis, layers, its own writer", "movis、層"),
}
CHANGES = ("shown", "spoken", "unchanged", "help")
"""Rows of what makes little or nothing anew: how many times real time that is tells nothing."""
STAGE_HEADS = (("stage", "seconds", "of one core at least"), ("段", "秒", "1 コアで少なくとも"))
STAGES = {
    "": ("start, end, and what is between the stages", "起動、終了、段の間"),
    "read": ("reading post and deck", "記事とデッキの読み込み"),
    "voice": ("length of the sound", "音声の長さ"),
    "plan": ("planning the slides", "スライドの計画"),
    "align": ("alignment", "音声との対応付け"),
    "film": ("film", "映像"),
}
FLOORS = {
    "": {"importing": ("importing the libraries", "ライブラリーの読み込み")},
    "voice": {"decoding": ("decoding the sound", "音声の復号")},
    "plan": {"reading": ("Open JTalk reading the text", "Open JTalk の読み付け")},
    "align": {"decoding": ("decoding the sound again", "音声の復号をもう一度")},
    "film": {
        "pictures": ("x264, the distinct pictures", "x264、異なる絵だけ"),
        "sound": ("AAC, begun with the planning", "AAC（計画と同時に始まる）"),
    },
}
"""What a stage cannot do without, by the names of `benchmarks.floors`."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table.

    Attributes:
        name: of `NAMES`, else as it is to be shown.
        length_s: of the whole film.
        made_s: how much of it was made; times are scaled to the whole.
    """

    name: str
    measure: Measure
    length_s: float
    made_s: float

    def line(self, language: int) -> str:
        """Return the line, in Markdown."""
        taken = self.measure
        pace = "" if self.name in CHANGES else _rounded(self.length_s / taken.wall_s)
        times = f"{taken.wall_s:.1f} | {pace} | {taken.cpu_s:.1f} | {taken.peak_mb:.0f}"
        return f"| {NAMES.get(self.name, (self.name,) * 2)[language]}{self._stretch(language)} | {times} |"

    def _stretch(self, language: int) -> str:
        if self.made_s >= self.length_s:
            return ""
        return (f" ({self.made_s:.0f} s made)", f"（{self.made_s:.0f} 秒分から）")[language]


def _rounded(pace: float) -> str:
    return f"{pace:.{1 if pace < 10 else 0}f}"


def table(rows: Iterable[Row], language: int = ENGLISH) -> str:
    """Return what each way takes."""
    return "\n".join([_head(HEADS[language]), *(row.line(language) for row in rows)])


def stage_table(stages: Mapping[str, float], floors: Mapping[str, float], language: int = ENGLISH) -> str:
    """Return where the seconds of a cold run go, and what the libraries alone take of each.

    Args:
        stages: seconds of each, by the names of report.json; "" is the rest of the command.
        floors: seconds, by the names of `benchmarks.floors`.
    """
    lines = [
        f"| {names[language]} | {stages[stage]:.1f} | {_floors_of(stage, floors, language)} |"
        for stage, names in STAGES.items()
    ]
    return "\n".join([_head(STAGE_HEADS[language]), *lines])


def _floors_of(stage: str, floors: Mapping[str, float], language: int) -> str:
    named = FLOORS.get(stage, {})
    return "; ".join(f"{names[language]} {floors[floor]:.1f}" for floor, names in named.items())


def _head(names: Sequence[str]) -> str:
    return f"| {' | '.join(names)} |\n|---" + "|--:" * (len(names) - 1) + "|"


@dataclass(frozen=True, slots=True)
class Growth:
    """How a cold run grows with the film's length.

    Attributes:
        rows: of each length; the last is the longest.
        start_s, minute_s: the straight line nearest to their times: at no length, and for each minute more.
        straight: how near it comes, R².
        gain: how many times as fast two jobs are as one.
    """

    rows: tuple[Row, ...]
    start_s: float
    minute_s: float
    straight: float
    gain: float

    def told(self, language: int = ENGLISH) -> str:
        """Return it in a few sentences."""
        longest = self.rows[-1]
        wall, minutes = longest.measure.wall_s, longest.length_s / 60
        memory = [(f"{row.measure.peak_mb:.0f}", f"{row.length_s / 60:.0f}") for row in self.rows]
        line = f"{self.start_s:.1f}", f"{self.minute_s:.2f}", f"R² {self.straight:.4f}"
        hour = f"{minutes:.0f}", f"{wall:.0f}", f"{longest.length_s / wall:.0f}"
        if language == JAPANESE:
            time = "時間は長さに比例し（はじめに {} 秒、1 分につき {} 秒、{}）、{} 分の放送は {} 秒（{} 倍速）です。"
            held = f"最大メモリーは {'、'.join(f'{length} 分で {mb} MB' for mb, length in memory)} です。"
            return f"{time.format(*line, *hour)}{held}2 プロセスなら 1 つの {self.gain:.2f} 倍速く作ります。"
        time = "Time is linear in length: {} s and {} s for each minute ({}); {} minutes take {} s, {} x real time."
        held = f"Memory peaks at {', '.join(f'{mb} MB in {length} minutes' for mb, length in memory)}."
        return f"{time.format(*line, *hour)} {held} Two jobs are {self.gain:.2f} times as fast as one."
