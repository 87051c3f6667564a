"""Towns of one name in several countries: the places beside them tell which is meant, however great one of them is."""

from __future__ import annotations

import pytest

from geomap.model import Report
from geomap.story import Reader, read

CASES = [
    (
        "CL",
        "Los Angeles",
        "SANTIAGO, Chile — A quake shook southern Chile on Thursday and cut the road between Los Angeles and "
        "Temuco. Seven people died in Curacautin and one in Los Angeles. The minister flew to Concepcion.",
    ),
    (
        "PK",
        "Hyderabad",
        "KARACHI, Pakistan — Floods reached Hyderabad in Sindh on Monday. Police in Sukkur and Larkana closed "
        "roads, and trains from Hyderabad to Karachi stopped.",
    ),
    (
        "VE",
        "Valencia",
        "CARACAS — Protesters burned tyres in Valencia and Maracay on Friday, Venezuelan police said. Shops "
        "in Barquisimeto stayed shut.",
    ),
    (
        "AR",
        "Cordoba",
        "BUENOS AIRES — Teachers in Cordoba and Rosario went on strike, the Argentine union said. Schools in "
        "Mendoza were open.",
    ),
    (
        "CR",
        "San Jose",
        "Costa Rica's president flew from San Jose to Limon on Monday to see the damage. Alajuela was cut off.",
    ),
    ("CL", "Santiago", "The band leaves Santiago on Monday for Lima, where it will play twice."),
    ("CV", "Santiago", "PRAIA — A ferry sank off the island of Santiago in Cape Verde on Monday, the navy said."),
    ("CU", "Santiago", "HAVANA — The storm hit Santiago in eastern Cuba and moved over Holguin towards Camaguey."),
    (
        "ES",
        "Cartagena",
        "MADRID — Murcia and Cartagena were flooded after heavy rain in Spain's south-east; a man died in Lorca.",
    ),
    ("GB", "Birmingham", "A man was stabbed in Birmingham on Monday. Police from Wolverhampton and Coventry helped."),
    ("US", "Birmingham", "Tornadoes hit Tuscaloosa and Birmingham on Monday, officials in Montgomery said."),
    ("CH", "Geneva", "Envoys of Iran and the United States met in Geneva on Monday. They had last talked in Vienna."),
    (
        "US",
        "Denver",
        "President Obama flew from Iowa to Denver for the debate. He had spoken in Des Moines and Dubuque.",
    ),
    (
        "EG",
        "Alexandria",
        "Two ships collided off Alexandria on Monday; the Suez Canal and the port of Damietta stayed open.",
    ),
    ("CO", "Cartagena", "The leaders met in Cartagena, Colombia. They flew on to Bogota."),
    ("IN", "Hyderabad", "Modi opened a plant in Hyderabad on Monday and went on to Chennai and Mumbai."),
    ("GB", "Newcastle", "Police in Newcastle and Sunderland arrested nine men. A court in Durham will hear them."),
    ("AU", "Newcastle", "A bulk carrier ran aground off Newcastle, north of Sydney, on Monday. Wollongong sent tugs."),
    (
        "MX",
        "Merida",
        "A hurricane came ashore in Yucatan; in Merida and Campeche thousands fled. Mexico's navy sent ships.",
    ),
    ("VE", "Merida", "Students marched in Merida and San Cristobal on Monday, Venezuela's opposition said."),
    ("PE", "Trujillo", "Lima sent troops to Trujillo and Chiclayo after Peru's north was flooded."),
    (
        "CA",
        "London",
        "A bus crashed near London, Ontario, on Monday. Patients were taken to hospitals in London and Kitchener.",
    ),
    ("US", "Paris", "A fire in Paris, Texas, killed two. The mayor of Paris said the house had no alarm."),
    (
        "JM",
        "Kingston",
        "The storm passed south of Kingston on Monday and reached Montego Bay, Jamaica's weather office said.",
    ),
    (
        "PH",
        "San Fernando",
        "Typhoon rains flooded San Fernando in Pampanga and Angeles on Luzon; Manila's schools closed.",
    ),
    ("LB", "Tripoli", "A ship docked in Tripoli on Sunday. Lebanon's only other port, in Beirut, is in ruins."),
    ("LY", "Tripoli", "A ship docked in Tripoli on Sunday. Libya's other great port is in Benghazi."),
    ("CZ", "Olomouc", "He is in a hospital in Olomouc, 280 km from Prague."),
    ("TT", "San Fernando", "Trinidad's police searched houses in San Fernando and Port of Spain."),
]


@pytest.mark.parametrize(("country", "name", "text"), CASES, ids=[f"{name} in {country}" for country, name, _ in CASES])
def test_the_other_places_tell_which_town_is_meant(reader: Reader, country: str, name: str, text: str) -> None:
    found = [m.resolution for m in read(reader, Report("r", "r.txt", text)).mentions if m.text == name]
    assert found
    assert {r.place.country for r in found if r} == {country}
