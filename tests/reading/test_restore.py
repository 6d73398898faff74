"""What is shown for a text written for the voice: 200 lines of our own, and what holds for any line."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from slidecast.reading import Vocabulary, respelled, restore, vocabulary_of
from slidecast.reading.sounds import distance
from tests.reading.shown_cases import own_lexicon, shown_episodes

MOST_ERRORS = 0.03
"""Wrong characters of those shown, over all lines."""


def errors(shown: str, wanted: str) -> int:
    return distance(shown, wanted, max(len(shown), len(wanted)))


def test_lines_are_shown_as_a_reader_expects() -> None:
    wrong, length, worse = 0, 0, []
    for episode in shown_episodes():
        vocabulary = episode.vocabulary
        for spoken, wanted in episode.lines:
            shown = restore(spoken, vocabulary, own_lexicon())
            wrong += errors(shown, wanted)
            length += len(wanted)
            if errors(shown, wanted) > errors(spoken, wanted):
                worse.append((shown, wanted))
    assert worse == []
    assert wrong / length <= MOST_ERRORS


def test_two_hundred_lines_are_judged() -> None:
    assert sum(len(episode.lines) for episode in shown_episodes()) >= 200


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🎉",
        "今日は晴れです。",
        "わたくし、かわいいものが好きですわ。",
        "えっと、うわあ、変わった味わいですわね！",
        "AIは速い。",
    ],
)
def test_text_that_is_written_for_the_eye_stays(text: str) -> None:
    assert restore(text, Vocabulary(), own_lexicon()) == text


@pytest.mark.parametrize(
    ("spoken", "shown"),
    [
        ("エーアイわエーピーアイで動く", "AIはAPIで動く"),
        ("モデルとアイデアわテレビで見た", "モデルとアイデアはテレビで見た"),
        ("クロードわ有名です", "クロードは有名です"),
        ("2.5ジービーのメモリ", "2.5GBのメモリ"),
        ("クラウドフレアとエヌビディアわ、グーグルエーピーアイを使う", "CloudflareとNVIDIAは、Google APIを使う"),
        (
            "アップルもアマゾンもメタも、果物や川や枠組みでもある",
            "アップルもアマゾンもメタも、果物や川や枠組みでもある",
        ),
    ],
)
def test_without_a_vocabulary_only_what_can_mean_nothing_else_is_put_back(spoken: str, shown: str) -> None:
    assert restore(spoken, Vocabulary(), own_lexicon()) == shown


def test_a_word_that_the_texts_write_in_katakana_stays() -> None:
    vocabulary = vocabulary_of(["モデルのサイズ", "Model Cardを公開", "Size", "グーグル検索"], [], own_lexicon())
    assert restore("モデルのサイズわ大きい", vocabulary, own_lexicon()) == "モデルのサイズは大きい"
    assert restore("グーグルわ大きい", vocabulary, own_lexicon()) == "グーグルは大きい"


def test_quotations_of_a_titles_parts_stay_apart() -> None:
    vocabulary = vocabulary_of(
        ["Tiny Lemon 2 LiteとMint Omni Flashの発表"], ["Start building with Tiny Lemon 2 Lite and Mint Omni Flash"],
        own_lexicon(),
    )  # fmt: skip
    spoken = "画像モデル「タイニーレモンツーライト」と「ミントオムニフラッシュ」、それから動画"
    wanted = "画像モデル「Tiny Lemon 2 Lite」と「Mint Omni Flash」、それから動画"
    assert restore(spoken, vocabulary, own_lexicon()) == wanted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("グーグルクラウドの障害", "グーグルとエヌビディアの話"),  # within a longer word; no name in Latin letters
        ("マイクロソフトの決算", "グーグルとエヌビディアの話"),
        ("マイクロソフトとNVIDIAの決算", "GoogleとNVIDIAの話"),
        ("決算の話", "GoogleとNVIDIAの話"),
    ],
)
def test_well_known_names_are_written_as_the_texts_write_others(text: str, shown: str) -> None:
    vocabulary = vocabulary_of([text], [], own_lexicon())
    assert restore("グーグルとエヌビディアの話", vocabulary, own_lexicon()) == shown


def test_a_name_is_shown_in_its_own_letters_not_in_those_of_a_file_named_after_it() -> None:
    vocabulary = vocabulary_of(["CLAUDE.mdに書く", "Claudeの話"], [], own_lexicon())
    assert restore("クロードのルールをクロードエムディーに書く", vocabulary, own_lexicon()) == (
        "ClaudeのルールをCLAUDE.mdに書く"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("これわエルエルエムの話", "これはLLMの話"),
        ("自律型AI：エルエルエム", "自律型AI：LLM"),
        ("tanuki-3-8b", "tanuki-3-8b"),  # the texts write Tanuki-3 8B: a file's name is left alone
        ("里山ラジオAI通信", "里山ラジオAI通信"),  # the programme writes A.I.
        ("お茶ですわ", "お茶ですわ"),
    ],
)
def test_text_for_the_eye_keeps_its_latin_words_and_marks(text: str, shown: str) -> None:
    vocabulary = vocabulary_of(["Tanuki-3 8BはLLMです"], ["里山ラジオA.I.通信"], own_lexicon())
    assert respelled(text, vocabulary, own_lexicon()) == shown


@given(st.text(st.sampled_from("わえはへきょうーエアイラスト5.6「」、。AI漢字的\n 🎉"), max_size=30))
def test_any_text_is_borne(text: str) -> None:
    shown = restore(text, Vocabulary(titles=("アイアイ「エアラスト」",)), own_lexicon())
    assert bool(shown.strip()) == bool(text.strip())


def test_an_empty_episode_has_an_empty_vocabulary() -> None:
    assert vocabulary_of([], ["", "  "], own_lexicon()) == Vocabulary()


DIRT = st.text(
    st.sampled_from("AIaibcGPT-5.6 v0/_&#+'é・ー「」（）(%\n🎉アイエス漢字二はわえ０Ａ①ﾊﾞ\u0301"), max_size=24
)


@given(DIRT, DIRT, DIRT)
@example("AIエージェント 3Dプリンター", "C#", "エーアイ")
@example("", "v0.6.0", "ゼロテンロクテンゼロ")
@example("", "A'A", "")
def test_any_vocabulary_is_borne(text: str, title: str, spoken: str) -> None:
    vocabulary = vocabulary_of([text], [title], own_lexicon())
    assert all(term.shown and term.sounds for term in (*vocabulary.terms, *vocabulary.kanji))
    assert bool(restore(spoken, vocabulary, own_lexicon()).strip()) == bool(spoken.strip())
