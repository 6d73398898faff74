"""Words that no line break may split: the project's, the theme's and the episode's together."""

from pathlib import Path

from slidecast.errors import Diagnostic
from slidecast.model.theme import Theme, ThemeSource
from slidecast.parse.theme import read_theme
from slidecast.pipeline.job import Job
from slidecast.pipeline.planning import protected_words


def test_project_theme_and_episode_protect_words(tmp_path: Path) -> None:
    (tmp_path / "protected_words.txt").write_text("茹で豆計画\n", "utf-8")
    theme = read_theme([ThemeSource("mine", "mine/theme.yaml", "composition: {protected: [枝豆劇場]}")])
    told: list[Diagnostic] = []
    job = Job(tmp_path / "20250918.md", tmp_path, tmp_path)
    assert {"ずんだもん", "枝豆劇場", "茹で豆計画"} <= set(protected_words(job, theme, told.append))
    assert "枝豆劇場" not in protected_words(job, Theme(), told.append)
    assert told == []
