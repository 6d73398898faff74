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
        (("新ツールpxpipeの話なのだ。", "pxpipeは新しいツールなのだ。"), (2, 2)),
    ],
)
def test_sentence_means_what_it_repeats_else_what_is_in_turn(
    sentences: tuple[str, ...], units: tuple[int, ...]
) -> None:
    assert spoken_of(said(*sentences), POINTS) == units


def test_greeting_means_no_item_of_the_agenda() -> None:
    slide = Slide(SlideKind.AGENDA, "番組", Agenda(tuple(map(RichText.of, POINTS))), said("おはようなのだ！"))
    deck = with_emphasis(Deck((slide,), "番組", "", ()))
    assert [utterance.unit for utterance in deck.utterances] == [None]


def test_units_that_are_known_stay() -> None:
    body = Flow(tuple(FlowBlock(FlowKind.BULLET, (RichText.of(point),)) for point in POINTS))
    slide = Slide(SlideKind.CONTENT, "題", body, (Utterance("あ", "あ", 2), Utterance("い", "い")))
    deck = Deck((slide,), "番組", "", ())
    assert with_emphasis(deck) == deck
