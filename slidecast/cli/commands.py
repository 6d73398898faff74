"""The commands beside rendering: check, themes, voices, doctor."""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from slidecast.cli.arguments import add_cache, add_episodes, add_voicevox, default_cache, episodes_at
from slidecast.cli.exit_codes import DONE, FAILED
from slidecast.cli.messages import say, say_error, unforeseen
from slidecast.errors import SlidecastError

if TYPE_CHECKING:
    from slidecast.pipeline.check import Findings
    from slidecast.pipeline.facts import Fact

    CheckEpisode = Callable[[Path, str | None, Path], Findings]


def check(words: Sequence[str]) -> int:
    """Report all diagnostics of all files that the words name; 1 when one cannot be rendered."""
    parser = argparse.ArgumentParser(prog="slidecast check", description="Report all diagnostics, render nothing.")
    add_episodes(parser, "a post (.md), a deck (.json), or a folder of posts")
    parser.add_argument("--theme", metavar="NAME|DIR", help="default: by actor and programme")
    parser.add_argument("--strict", action="store_true", help="warnings are errors")
    add_cache(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object an episode, a line each")
    options = parser.parse_args(words)
    episodes = [path for name in options.episodes for path in episodes_at(name)]
    from slidecast.pipeline.check import check_episode

    outcomes = [_check_one(check_episode, path, options) for path in episodes]
    failed = outcomes.count(False)
    if not options.json:
        say(f"{len(outcomes)} checked, {failed} cannot be rendered")
    return FAILED if failed else DONE


def _check_one(check_episode: "CheckEpisode", path: Path, options: argparse.Namespace) -> bool:
    """Print what is found in one episode and return whether it can be rendered."""
    try:
        found = _found(check_episode, path, options)
    except SlidecastError as error:
        if options.json:
            told = {"where": error.place, "message": error.message, "hint": error.hint}
            say(json.dumps({"episode": str(path), "error": told}, ensure_ascii=False))
        else:
            say_error(error)
        return False
    if options.json:
        say(json.dumps(found.to_json(), ensure_ascii=False))
    else:
        say(f"{path}: {found.articles} articles, {found.slides} slides, {found.utterances} sentences")
        for diagnostic in found.diagnostics:
            say(f"  warning: {diagnostic}")
    return not (options.strict and found.diagnostics)


def _found(check_episode: "CheckEpisode", path: Path, options: argparse.Namespace) -> "Findings":
    """Return what is found in an episode; a fault of ours becomes an error like any other."""
    try:
        return check_episode(path, options.theme, options.cache or default_cache())
    except SlidecastError:
        raise
    except Exception as error:
        raise unforeseen(error, path) from error


def _listing(name: str, description: str) -> argparse.ArgumentParser:
    """Return the parser of a command that lists what there is."""
    parser = argparse.ArgumentParser(prog=f"slidecast {name}", description=description)
    parser.add_argument("--json", action="store_true", help="the list as JSON")
    return parser


def themes(words: Sequence[str]) -> int:
    """List the themes."""
    options = _listing("themes", "List the themes.").parse_args(words)
    from slidecast.pipeline.facts import theme_facts

    return _tell(theme_facts(), options.json)


def voices(words: Sequence[str]) -> int:
    """List the voices and whether they can be used here."""
    parser = _listing("voices", "List the voices.")
    add_voicevox(parser)
    options = parser.parse_args(words)
    from slidecast.pipeline.facts import voice_facts

    return _tell(voice_facts(options.voicevox_url), options.json)


def doctor(words: Sequence[str]) -> int:
    """Tell what is there, what is missing and how to get it; 1 when something needed is missing."""
    parser = _listing("doctor", "Tell what is there, what is missing and how to get it.")
    add_voicevox(parser)
    options = parser.parse_args(words)
    from slidecast.pipeline.facts import doctor_facts

    facts = doctor_facts(options.voicevox_url)
    _tell(facts, options.json)
    return FAILED if any(fact.state == "missing" for fact in facts) else DONE


def _tell(facts: Sequence["Fact"], as_json: bool) -> int:
    if as_json:
        say(json.dumps([fact.to_json() for fact in facts], ensure_ascii=False, indent=1))
        return DONE
    width = max((len(fact.name) for fact in facts), default=0)
    for fact in facts:
        say(f"{fact.name:<{width}}  {fact.state:<9}  {fact.detail}")
        if fact.hint:
            say(f"{'':<{width}}  {'':<9}  {fact.hint}")
    return DONE


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "check": check,
    "themes": themes,
    "voices": voices,
    "doctor": doctor,
}
