"""Figures, units and signs that Open JTalk reads wrongly or not at all, rewritten so that it reads them.

It is good at plain numbers, dates in kanji, counters and common units by itself; the table holds only the rest.
"""

import re

from slidecast.reading.traced import Replacement

Rule = tuple[re.Pattern[str], Replacement]

UNITS = {
    "ms": "ミリ秒", "μs": "マイクロ秒", "us": "マイクロ秒", "ns": "ナノ秒", "min": "分", "sec": "秒",
    "hrs": "時間", "KB": "キロバイト", "kB": "キロバイト", "MB": "メガバイト", "GB": "ギガバイト",
    "TB": "テラバイト", "PB": "ペタバイト", "KiB": "キビバイト", "MiB": "メビバイト", "GiB": "ギビバイト",
    "TiB": "テビバイト", "kbps": "キロビーピーエス", "Mbps": "メガビーピーエス", "Gbps": "ギガビーピーエス",
    "GB/s": "ギガバイト毎秒", "MB/s": "メガバイト毎秒", "TB/s": "テラバイト毎秒", "Hz": "ヘルツ",
    "kHz": "キロヘルツ", "MHz": "メガヘルツ", "GHz": "ギガヘルツ", "THz": "テラヘルツ", "W": "ワット",
    "kW": "キロワット", "MW": "メガワット", "GW": "ギガワット", "Wh": "ワットアワー", "kWh": "キロワットアワー",
    "MWh": "メガワットアワー", "GWh": "ギガワットアワー", "TWh": "テラワットアワー",
    "mAh": "ミリアンペアアワー", "V": "ボルト", "dB": "デシベル", "nm": "ナノメートル",
    "μm": "マイクロメートル", "mm": "ミリメートル", "cm": "センチメートル", "km": "キロメートル",
    "m": "メートル", "mg": "ミリグラム", "kg": "キログラム", "g": "グラム", "px": "ピクセル", "pt": "ポイント",
    "fps": "エフピーエス", "rpm": "アールピーエム", "TFLOPS": "テラフロップス", "PFLOPS": "ペタフロップス",
    "TOPS": "トップス", "x": "倍", "k": "キロ", "km/h": "キロメートル毎時", "m/s": "メートル毎秒",
    "m2": "平方メートル", "km2": "平方キロメートル", "m3": "立方メートル", "°C": "度", "℃": "度",
    "°F": "カ氏度", "°": "度", "‰": "パーミル", "bit": "ビット", "h": "時間", "s": "秒",
}  # fmt: skip
"""Units as they stand after a number; a bare letter counts only directly behind the figure."""

CURRENCIES = {"$": "ドル", "¥": "円", "€": "ユーロ", "£": "ポンド", "US$": "ドル"}
AMOUNT = r"\d[\d,]*(?:\.\d+)?(?:[万億兆千百]+|[KMB](?![A-Za-z]))?"
SCALES = {"K": "千", "M": "ミリオン", "B": "ビリオン"}
SIGNS = {
    "+": "プラス", "=": "イコール", "&": "アンド", "@": "アット", "×": "かける", "÷": "割る",
    "≒": "ニアリーイコール", "≠": "ノットイコール", "±": "プラスマイナス", "≥": "以上", "≤": "以下",
    "∞": "無限大", "№": "ナンバー",
}  # fmt: skip


def _longest_first(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _money(match: re.Match[str]) -> str:
    amount = match["amount"]
    scale = SCALES.get(amount[-1], "")
    return (amount[:-1] if scale else amount) + scale + CURRENCIES[match["sign"].upper()]


def _version(match: re.Match[str]) -> str:
    head = "バージョン" if match["v"] else ""
    return head + "点".join(match["number"].split("."))


def _slash(match: re.Match[str]) -> str | None:
    """Return a fraction or a date; None where it is neither."""
    first, second = int(match[1]), int(match[2])
    if first < second <= 10:
        return f"{second}分の{first}"
    return f"{first}月{second}日" if 1 <= first <= 12 and 1 <= second <= 31 else None


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), int(match[2])
    return f"{hour}時{minute}分" if minute else f"{hour}時"


URL = re.compile(r"https?://[A-Za-z0-9_/:%#$&?()~.=+\-@;,!*']+")
"""Taken out before everything else: the lexicon would find words in it."""

RULES: tuple[Rule, ...] = (
    (re.compile(r"(?<=\d),(?=\d{3}(?!\d))"), ""),
    (re.compile(rf"(?P<sign>US\$|[$¥€£])\s?(?P<amount>{AMOUNT})"), _money),
    (re.compile(r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])"), _clock),
    (re.compile(r"(?<=\d):(?=\d)"), "タイ"),
    (re.compile(r"(?<![\d/.])((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?![\d/-])"),
     lambda m: f"{m[1]}年{int(m[2])}月{int(m[3])}日"),
    (re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?![\d/.])"), _slash),
    (re.compile(r"(?<![A-Za-z\d.])(?P<v>[vV]\.?\s?)(?P<number>\d+(?:\.\d+)*)"), _version),
    (re.compile(r"(?<![\d.])(?P<v>)(?P<number>\d+(?:\.\d+){2,})"), _version),
    (re.compile(r"(?<=[\d%万億兆千百度円年月日時分秒個人倍])\s?[~〜～](?=\s?[約\d])"), "から"),
    (re.compile(r"(?<=[^A-Za-z\d-]\d)-(?=\d+(?:%|パーセント|倍|人|個|年|分|秒|時間|円|日))"), "から"),
    (re.compile(r"(?<=\d\d)-(?=\d+(?:%|パーセント|倍|人|個|年|分|秒|時間|円|日))"), "から"),
    (re.compile(r"(?<![A-Za-z0-9ァ-ヺー一-鿿)%])[-−](?=\d)"), "マイナス"),
    (re.compile(rf"(?<=\d)\s?({_longest_first(UNITS)})(?![A-Za-z\d])"), lambda m: UNITS[m[1]]),
    (re.compile(r"(?<![A-Za-z])#(?=\d)"), "ナンバー"),
    (re.compile(rf"[{re.escape(''.join(SIGNS))}]"), lambda m: SIGNS[m[0]]),
    (re.compile(r"(?<=\w)-(?=\w)|_"), " "),
    (re.compile(r"(?<![A-Za-z\d])A(?= [A-Za-z]{2})"), "a"),
    (re.compile(r"(?<=[A-Za-z])\.(?=[A-Za-z\d])"), "ドット"),
    (re.compile(r"[→⇒➡←↔➔]"), "、"),
    (re.compile(r"[\"*`^|#\\<>{}]"), " "),
)  # fmt: skip
"""Applied in order, after NFKC and the lexicon, before Latin words become kana."""
