"""Which state an actor acts for where none is named beside it: dateline, then the outlet's home, then nobody knows."""

from __future__ import annotations

import pytest

from onrecord.facts.actor import Actor
from onrecord.facts.article import Article
from onrecord.flow import read
from onrecord.intake import Given, article_from_text
from onrecord.noticing.outlet_home import home_of, name_of
from onrecord.noticing.tables import (
    countries,
    country_domains,
    offices_at,
    outlet_homes,
    shared_names,
    titles,
    titles_at_home,
)


def actors(text: str, outlet: str | None = None) -> dict[str, Actor]:
    found = read(article_from_text(text, Given(outlet=outlet, published="2024-04-28"))).actors
    return {actor.name: actor for actor in found}


def home(outlet: str | None, url: str | None = None) -> str | None:
    return home_of(Article("a", "h", "t", outlet=outlet, url=url))


@pytest.mark.parametrize(("outlet", "url", "code"), [
    ("rnz.co.nz", None, "NZL"), ("en.vietnamplus.vn", None, "VNM"), ("andina.pe", None, "PER"),
    ("The Jordan Times", None, "JOR"), (None, "https://www.haaretz.com/israel/1", "ISR"),
    ("news.invented-ledger.co.za", None, "ZAF"), (None, "https://invented.com.au/a", "AUS"),
    ("Reuters", None, None), ("bbc.com", None, None), ("The Guardian", None, None), ("The Harbour Ledger", None, None),
    ("invented-ledger.com", None, None), ("ledger.tv", None, None), ("The Guardian", "https://guardian.ng/x", "NGA"),
])
def test_the_home_of_an_outlet(outlet: str | None, url: str | None, code: str | None) -> None:
    assert home(outlet, url) == code


def test_a_bare_domain_has_the_name_of_its_outlet() -> None:
    assert (name_of("rnz.co.nz"), name_of("The Harbour Ledger")) == ("Radio New Zealand", "The Harbour Ledger")


def test_the_tables_name_states_that_there_are() -> None:
    codes = {row.country for row in outlet_homes()} | set(country_domains().values())
    codes |= {state for row in shared_names().values() for one in row for state in one.states}
    codes |= {state for states in titles_at_home().values() for state in states}
    assert offices_at().keys() <= titles().keys()
    assert codes <= set(countries())
    assert len(outlet_homes()) >= 1500


def test_no_domain_belongs_to_two_outlets() -> None:
    domains = [domain for row in outlet_homes() for domain in row.domains]
    assert len(domains) == len(set(domains))


@pytest.mark.parametrize(("text", "outlet", "name", "state"), [
    ("SEOUL – North Korea fired a rocket. Unification Minister Kwon Ild said he was worried.", None, "Kwon Ild", "KOR"),
    ("North Korea fired a rocket. Unification Minister Kwon Ild said he was worried about it.", "koreatimes.co.kr",
     "Kwon Ild", "KOR"),
    ("Somali traders waited at the gate. The High Court said on Monday that it was wrong.", "Daily Nation",
     "High Court", None),
    ("Somali traders waited at the gate. The High Court said on Monday that it was wrong.", "nation.africa",
     "Kenyan High Court", "KEN"),
    ("President Paco Salva asked Congress to vote. The United States had no comment on it.", "andina.pe",
     "Peruvian congress", "PER"),
    ("Lawmakers of Congress asked whether the fund had been spent on the new bridge.", "deccanherald.com",
     "Indian National Congress", None),
    ("Congress passed the bill on Monday, and the shops were open until nine.", "The Harbour Ledger",
     "U.S. Congress", "USA"),
    ("A Zimbabwean man was arrested in Johannesburg. Police Captain Tebo Nkala said he would be tried.", None,
     "Tebo Nkala", "ZAF"),
    ("The interior ministry said on Monday that the road would be closed.", "The Harbour Ledger",
     "interior ministry", None),
    ("Peru and Chile met on Monday. The interior ministry said that the road would be closed.", "Reuters",
     "interior ministry", None),
    ("In Kenya, police said on Monday that they had arrested two men at the gate.", "iol.co.za",
     "Kenyan police", "KEN"),
    ("The High Court in Uganda freed the man on Monday, and the shops were open.", "iol.co.za",
     "Ugandan High Court", "UGA"),
    ("Kenya's central bank waited. The central bank of neighbouring Uganda sold gold on Monday.", "nation.africa",
     "central bank of neighbouring Uganda", "UGA"),
    ("Dubai Police said on Monday that two men were held at the port.", "The Jordan Times", "Dubai Police", "ARE"),
    ("Hamilton police said on Monday that two men were held at the port.", "rnz.co.nz", "Hamilton police", "NZL"),
    ("Judge Ruth Pell in Ghana's High Court said on Monday that the man was free.", "namibian.com.na",
     "Ruth Pell", "GHA"),
    ("Under Secretary Ana Brel of the United States said on Monday that the road was closed.", "namibian.com.na",
     "Ana Brel", "USA"),
    ("Muscat: The Ministry of Labour said on Monday that the road would be closed until nine in the evening.", None,
     "Omani Ministry of Labour", "OMN"),
    ("The Union Home Minister Ravi Tal said on Monday that the bill would pass.", "deccanherald.com", "Ravi Tal",
     "IND"),
    ("Reserve Bank governor Ana Moss said on Monday that prices were high.", "rnz.co.nz", "Ana Moss", "NZL"),
    ("The Environmental Protection Agency (EPA) said on Monday that the river was clean.", "stabroeknews.com",
     "Environmental Protection Agency", "GUY"),
    ("CAIRO – Iraq denied on Monday that it had closed the border. \"No gate is closed,\" foreign ministry "
     "spokesman Sal Madro told reporters.", None, "Sal Madro", "IRQ"),
    ("Kenya's central bank governor denied on Monday that the bank had sold gold. It was so. Governor Amos Keter said "
     "that rates would rise.", None, "Amos Keter", "KEN"),
    ("Ghana's highest court ruled on Monday that the man is free. Swiss and Swiss and Swiss. Chief Justice Ama "
     "Bonte said the law was clear.", None, "Ama Bonte", "GHA"),
    ("Paraguay's electoral tribunal ended the count. Nobody complained, tribunal president Rosa Bena said on Monday.",
     None, "Rosa Bena", "PRY"),
    ("BRUSSELS – Hungary said on Monday that it was ready. Its foreign minister, Pal Szell, said he had agreed.", None,
     "Pal Szell", "HUN"),
    ("The Kenyan police waited at the gate.\n\nNobody had met them by Monday. It was late. Mission chief Aro Lind said "
     "the aid should go on.", "Reuters", "Aro Lind", None),
])
def test_whose_state(text: str, outlet: str | None, name: str, state: str | None) -> None:
    found = actors(text, outlet)
    assert name in found, sorted(found)
    assert found[name].of == state


@pytest.mark.parametrize(("text", "outlet", "name"), [
    ("Mayor Ann Brill said on Monday that the city would pay for the bridge.", "inquirer.com", "Ann Brill"),
    ("Governor Tom Vale said on Monday that the city would pay for the bridge.", "inquirer.com", "Tom Vale"),
    ("Ontario Premier Jane Hill said on Monday that the plan was dead.", "cbc.ca", "Jane Hill"),
    ("River vice-president Ignacio Vela said in Buenos Aires that the striker would stay.", "clarin.com",
     "Ignacio Vela"),
    ("The rugby council's president, Leo Marsh, said on Monday that he would stay.", "rnz.co.nz", "Leo Marsh"),
    ("Previous health minister Dan Pell said on Monday that he would stay.", "rnz.co.nz", "Dan Pell"),
    ("University vice chancellor Dan Pell said on Monday that he would stay.", "thestar.com.my", "Dan Pell"),
    ("Captain Leo Marsh scored twice on Monday and said that he would stay.", "jamaicaobserver.com", "Leo Marsh"),
    ("King Aldo Brandt said on Monday that the feast would go on.", "iol.co.za", "Aldo Brandt"),
    ("Brazil's Ana Prado said after the race on Monday that she was tired.", "gulf-times.com", "Ana Prado"),
    ("The Press Council of Kenya said on Monday that the paper was wrong.", "the-star.co.ke",
     "Press Council of Kenya"),
    ("The state's health minister Jamal Nadir said on Monday that the road was closed.", "sudantribune.com",
     "Jamal Nadir"),
    ("The Sudanese People's Liberation Army said on Monday that the road was closed.", "cairotimes.com",
     "Sudanese People's Liberation Army"),
    ("The Lakeland Port Authority said on Monday that the gate was closed.", "rnz.co.nz", "Lakeland Port Authority"),
])
def test_who_acts_for_no_state(text: str, outlet: str | None, name: str) -> None:
    found = actors(text, outlet)
    assert name in found, sorted(found)
    assert found[name].of is None


@pytest.mark.parametrize("text", [
    "Sofia Marin said on Monday that the bridge would open. London Breck said that it would not.",
    "Sofia Marin said on Monday that the bridge would open. Later Sofia told reporters that it was late.",
    "Rada Koleva and Duma Nkosi said on Monday that the shop had closed.",
    "Santiago beat Lima 2-1 on Monday, and the fans went home in the rain.",
    "The Coastal Impact Assessment (CIA) was late. The CIA said little of the river.",
    "The chairman gave NIS 500 to the fund on Monday, and the shops were open until nine.",
    "CCTV footage showed two men on Monday, and the shops were open until nine.",
])
def test_persons_clubs_and_letters_are_no_states_and_no_bodies(text: str) -> None:
    found = actors(text)
    assert [a.name for a in found.values() if a.kind == "state" or a.of] == []


def test_a_surname_alone_is_the_person_named_before_whatever_the_reader_model_takes_it_for() -> None:
    found = actors("Director Amina Mbuguo said on Monday that it was late. Mbuguo refused to give figures of the club.")
    assert [name for name in found if "Mbuguo" in name] == ["Amina Mbuguo"]


@pytest.mark.parametrize(("text", "kind"), [
    ("Chad denied that its troops had crossed the border into Sudan.", "state"),
    ("Mali accused France of spying. Chad and Niger condemned the strike on Monday.", "state"),
    ("Jordan said he would come home with his wife Anna on Monday.", "person"),
])
def test_a_name_that_a_country_and_a_person_bear(text: str, kind: str) -> None:
    assert next(a for a in actors(text).values() if a.name in ("Chad", "Jordan")).kind == kind


@pytest.mark.parametrize(("text", "name", "state"), [
    ("A police official said on Monday that two men were held.", "police official", "NZL"),
    ("Government officials said on Monday that it was cold.", "Government officials", "NZL"),
    ("A Kenyan police officer said on Monday that it rained.", "Kenyan police officer", "KEN"),
    ("Former army officers said on Monday that it rained.", "Former army officers", None),
    ("City police officials said on Monday that it rained.", "City police officials", None),
])
def test_unnamed_officials_serve_the_state_that_the_article_is_at_home_in(text: str, name: str, state: str | None,
                                                                          ) -> None:
    assert actors(text, "rnz.co.nz")[name].of == state
