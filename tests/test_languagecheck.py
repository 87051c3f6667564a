"""Reports that are not in English are said to be so. The sentences are our own."""

from __future__ import annotations

import pytest

from geomap.languagecheck import doubts
from geomap.model import Report


def doubted(text: str) -> bool:
    return bool(doubts(Report("r", "r.txt", text)))


@pytest.mark.parametrize(
    "text",
    [
        "Die Ministerin ist am Montag in Kiew eingetroffen, wo sie den Präsidenten zu einem Gespräch über Hilfe traf;"
        " am Dienstag reiste sie nach Charkiw weiter, und am Mittwoch wird sie in ihre Heimat zurückkehren, wie ihr"
        " Sprecher am späten Abend auf Anfrage sagte.",
        "El ministro llegó el lunes a Lima para reunirse con los alcaldes de la región y viajará el martes a Cusco,"
        " donde visitará las obras del nuevo puente que fue inaugurado hace un año, según dijo su portavoz.",
        "De minister is dinsdag in Kigali aangekomen, waar hij over de hulp aan vluchtelingen sprak; hij was eerder in"
        " Kampala, en in de stad had een groep mensen de weg geblokkeerd die naar het vliegveld van de stad leidt.",
    ],
)
def test_other_languages(text: str) -> None:
    (warning,) = doubts(Report("r", "r.txt", text))
    assert warning.startswith("r: not in English")


@pytest.mark.parametrize(
    "text",
    [
        "The minister came to Kyiv on Monday to meet bakers; on Tuesday she went on to Lviv, where a crowd that had"
        " waited since dawn sang for her in the rain, and she is expected home on Friday, her office said.",
        "Le maire est absent.",
        "",
        "Lyon v Nice, 3 p.m.\n" * 40,
        "LYON NICE PARIS " * 40,
    ],
)
def test_english_and_what_is_too_short_to_tell(text: str) -> None:
    assert not doubted(text)


def test_names_in_other_languages_do_not_count() -> None:
    assert not doubted("Al Jazeera El País Le Monde Die Zeit " * 30)
