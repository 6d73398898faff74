"""Whether there are subtitles: not where the voice retells the text, unless they are asked for."""

import pytest

from slidecast.model.alignment import Method
from slidecast.pipeline.timing import has_subtitles


@pytest.mark.parametrize("method", list(Method))
def test_subtitles(method: Method) -> None:
    assert has_subtitles("on", method)
    assert not has_subtitles("off", method)
    assert has_subtitles("auto", method) == (method is not Method.PACED)
