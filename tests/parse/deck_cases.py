"""Slides as decks hold them: one of each type, their dirt with what is told of it, and files that are almost JSON."""

from typing import Any

from slidecast.model.bodies import (
    Agenda,
    Closing,
    Comparison,
    Entries,
    Figures,
    Flow,
    Illustrated,
    Quotation,
    RawMedia,
    Section,
    Table,
)

TYPES: dict[str, tuple[dict[str, Any], type]] = {
    "title": ({"date": "2026.07.06"}, Agenda),
    "section": ({"url": "https://example.com", "sectionNo": 3}, Section),
    "closing": ({}, Closing),
    "content": ({"points": ["一", "[[二]]"]}, Flow),
    "agenda": ({"items": ["一", "二"]}, Agenda),
    "compare": ({"leftTitle": "左", "rightTitle": "右", "leftItems": ["一"], "rightItems": ["二"]}, Comparison),
    "process": ({"steps": ["一", "二"]}, Entries),
    "processList": ({"steps": ["一", "二"]}, Entries),
    "timeline": ({"milestones": [{"label": "一", "date": "2020", "state": "done"}]}, Entries),
    "diagram": ({"lanes": [{"title": "甲", "items": ["一", "二"]}]}, Entries),
    "cycle": ({"items": [{"label": "一", "subLabel": "甲"}], "centerText": "中"}, Entries),
    "cards": ({"columns": 3, "items": ["一", {"title": "二", "desc": "説明"}]}, Entries),
    "headerCards": ({"items": [{"title": "二", "desc": "説明"}]}, Entries),
    "table": ({"headers": ["甲", "乙"], "rows": [["1", "2"]]}, Table),
    "progress": ({"items": [{"label": "一", "percent": 150}]}, Figures),
    "quote": ({"text": "言葉", "author": "誰か"}, Quotation),
    "kpi": ({"items": [{"label": "一", "value": "8 分", "change": "+1", "status": "good"}]}, Figures),
    "bulletCards": ({"items": [{"title": "一", "desc": "説明"}]}, Entries),
    "faq": ({"items": [{"q": "問い", "a": "答え"}]}, Entries),
    "statsCompare": (
        {"leftTitle": "左", "rightTitle": "右", "stats": [{"label": "甲", "leftValue": "1", "rightValue": "2"}]},
        Comparison,
    ),
    "barCompare": (
        {"leftTitle": "左", "rightTitle": "右", "stats": [{"label": "甲", "leftValue": "1", "rightValue": "2"}]},
        Comparison,
    ),
    "triangle": ({"items": [{"title": "一", "desc": "甲"}]}, Entries),
    "pyramid": ({"levels": [{"title": "一", "description": "甲"}]}, Entries),
    "flowChart": ({"flows": [{"steps": ["一", "二"]}]}, Entries),
    "stepUp": ({"items": [{"title": "一", "desc": "甲"}]}, Entries),
    "imageText": ({"image": "https://example.com/a.png", "points": ["一"], "imageCaption": "絵"}, Illustrated),
    "rawmedia": ({"mp4_url": "file:///x.mp4"}, RawMedia),
}
"""Of each type its fields, and the body that they make."""

DIRT: dict[str, tuple[dict[str, Any], str]] = {
    "unknown type": ({"type": "hologram", "points": ["一"]}, "type: 'hologram' is unknown; drawn as content"),
    "no type": ({"items": [{"q": "問い", "a": "答え"}]}, "type: missing; drawn as faq"),
    "section without url": ({"type": "section"}, "url: missing; the section shows no address"),
    "url that is none": ({"type": "section", "url": "file:///x"}, "url: 'file:///x' is not http(s); it is left out"),
    "backward time": (
        {"type": "content", "points": ["一"], "start_ms": 9000, "end_ms": 5},
        "end_ms: the slide runs from 9000 ms to 5 ms; its time is not used",
    ),
    "list in a card": (
        {"type": "bulletCards", "items": [{"title": "一", "items": ["二"]}]},
        "items[1]: a list in place of desc; its points are shown",
    ),
    "more than all": (
        {"type": "progress", "items": [{"label": "一", "percent": 150}]},
        "items[1]: percent: 150 is above 100; the bar is drawn full",
    ),
    "a percentage that is no number": (
        {"type": "progress", "items": [{"label": "一", "percent": "NaN"}]},
        "items[1]: percent: 'NaN' is no number; it is shown without a bar",
    ),
    "a percentage in words": (
        {"type": "progress", "items": [{"label": "一", "percent": "約八割"}]},
        "items[1]: percent: '約八割' is no number; it is shown without a bar",
    ),
    "six items in two columns": (
        {"type": "cards", "columns": 2, "items": list("一二三四五六")},
        "columns: 2 for 6 items; as many columns are taken as they need",
    ),
    "lists for a number": (
        {"type": "cards", "items": ["一"], "columns": [["二"]]},
        "columns: a number is expected, not lists; their texts become entries",
    ),
    "words for a picture": (
        {"type": "content", "points": ["一"], "images": ["A calm robot " * 9]},
        "images[1]: 'A calm robot A calm robot A calm robot A calm robot A calm r…' is no address of a picture",
    ),
    "no points": ({"type": "content"}, "points: missing or empty"),
    "unknown field": (
        {"type": "content", "points": ["一"], "memo": "残す文"},
        "memo: unknown field; its text is shown",
    ),
    "zero length": (
        {"type": "content", "points": ["一"], "start_ms": 5, "end_ms": 5},
        "end_ms: the slide shows for 0 s only",
    ),
}
"""Fields, and the warning that they give."""

LOOSE = {
    "mark and comma": '\ufeff// slides\r\n[\r\n {"type": "content", "title": "題", "points": ["要点",],},\r\n]\r\n',
    "fence": '```json\n[{"type": "content", "title": "題", "points": ["要点"]}]\n```\n',
    "program": "const slideData = [\n  { type: 'content', title: '題', points: ['要点'] }, /* end */\n];\n",
    "cut off": '[{"type": "content", "title": "題", "points": ["要点"]}, {"type": "content", "title": "次の',
    "one broken": '[{"type": "cards", "items": [}, {"type": "content", "title": "題", "points": ["要点"]}]',
    "raw line feed": '[{"type": "content", "title": "題", "points": ["要点"], "notes": "一\n二"}]',
}
