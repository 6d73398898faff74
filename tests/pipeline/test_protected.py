"""Words that no line break may split: the project's, the theme's and the episode's together."""

from pathlib import Path

from slidecast.errors import Diagnostic
from slidecast.pipeline.job import Job, Look
from slidecast.pipeline.material import gather
from slidecast.pipeline.planning import protected_words

POST = (
    "---\ntitle: 枝豆放送局\ndate: 2025-09-18 05:00:00 +0900\n---\n\n- [枝豆の話](https://example.org/)\n\n豆の話。\n"
)


def test_project_theme_and_episode_protect_words(tmp_path: Path) -> None:
    (tmp_path / "20250918.md").write_text(POST, "utf-8")
    (tmp_path / "protected_words.txt").write_text("茹で豆計画\n", "utf-8")
    (tmp_path / "theme.yaml").write_text("extends: zundamon\ncomposition: {protected: [枝豆劇場]}\n", "utf-8")
    told: list[Diagnostic] = []
    job = Job(tmp_path / "20250918.md", tmp_path, tmp_path, look=Look(theme=str(tmp_path)))
    assert {"ずんだもん", "枝豆劇場", "茹で豆計画"} <= set(protected_words(gather(job, told.append), told.append))
