"""Commands that are about a data folder say so where the house has none."""

from __future__ import annotations

from collections.abc import Mapping

from functions.settings import SettingFault, Settings


def folder_settings(env: Mapping[str, str]) -> Settings:
    """The settings of a house in a folder; SettingFault where it is in the cloud, which keeps copies of its own."""
    settings = Settings.read(env)
    if settings.cloud is not None:
        raise SettingFault(
            "WORLD is google, and this command is about a data folder.",
            action="See docs/deploy.md for how the cloud keeps and restores what it holds, or set WORLD=local.",
        )
    return settings
