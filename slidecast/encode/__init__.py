"""Film and narration in; one MP4 out."""

from slidecast.encode.film import encode
from slidecast.encode.report import EncodeReport
from slidecast.encode.settings import EncodeSettings, Progress, Quality

__all__ = ["EncodeReport", "EncodeSettings", "Progress", "Quality", "encode"]
