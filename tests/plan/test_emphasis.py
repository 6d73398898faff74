"""Which unit of its slide a deck's sentence speaks about: the one whose words it repeats, else the one in turn."""

import pytest

from slidecast.model.bodies import Agenda, Flow, FlowBlock, FlowKind
from slidecast.model.deck import Deck, Slide, SlideKind, Utterance
from slidecast.model.text import RichText
from slidecast.plan.emphasis import spoken_of, with_emphasis

POINTS = ("入力トークンの費用が大きな壁", "長大な指示書を毎回送信", "新ツール「pxpipe」の提案")


def said(*sentences: str) -> tuple[Utterance, ...]:
    return tuple(Utterance(sentence, sentence) for sentence in sentences)


@pytest.mark.parametrize(
    ("sentences", "units"),
    [
        (
            ("トークンの費用が高いのだ。", "指示書を毎回送信するのだ。", "そこでpxpipeの登場なのだ。"),
            (0, 1, 2),
        ),
        (("まずは困りごとの話なのだ。", "指示書が長いのだ。", "PXPIPEが助けてくれるのだ。"), (0, 1, 2)),
        (("すごいのだ！", "やったのだ！", "うれしいのだ！"), (0, 1, 2)),
        (("指示書を毎回送信するのだ。", "すごいのだ！", "うれしいのだ！"), (1, 1, 1)),
        (("新ツールpxpipeの話なのだ。", "pxpipeは新しいツールなのだ。"), (2, 2)),
    ],
)
def test_sentence_means_what_it_repeats_else_what_is_in_turn(
    sentences: tuple[str, ...], units: tuple[int, ...]
) -> None:
    assert spoken_of(said(*sentences), POINTS) == units


def test_sentence_that_names_all_units_sets_none_off_anew() -> None:
    points = ("塩茹での手順", "蒸し豆の秘訣", "枝豆御飯の味")
    everything = "塩茹でと蒸し豆と枝豆御飯の話なのだ。"
    assert spoken_of(said(everything, "蒸し豆の秘訣なのだ。", everything), points) == (None, 1, 1)
    assert spoken_of(said("塩茹でと蒸し豆なのだ。"), points[:2]) == (None,)


def test_greeting_means_no_item_of_the_agenda() -> None:
    slide = Slide(SlideKind.AGENDA, "番組", Agenda(tuple(map(RichText.of, POINTS))), said("おはようなのだ！"))
    deck = with_emphasis(Deck((slide,), "番組", "", ()))
    assert [utterance.unit for utterance in deck.utterances] == [None]


def test_units_that_are_known_stay() -> None:
    body = Flow(tuple(FlowBlock(FlowKind.BULLET, (RichText.of(point),)) for point in POINTS))
    slide = Slide(SlideKind.CONTENT, "題", body, (Utterance("あ", "あ", 2), Utterance("い", "い")))
    deck = Deck((slide,), "番組", "", ())
    assert with_emphasis(deck) == deck
