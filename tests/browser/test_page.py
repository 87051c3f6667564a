"""The page in a real browser: what it shows, what it asks for, what it lets run."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from browser import stories
from browser.opening import OpenStory

CURRENT = ".gm-entry-head[aria-current=true] .gm-title"


def test_it_opens_from_disk_and_asks_no_server(open_story: OpenStory) -> None:
    opened = open_story(stories.kyrgyzstan_2010())
    page = opened.ready()
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(300)
    assert [url for url in opened.requests if not url.startswith("file:")] == []
    assert len(opened.requests) == 1
    assert opened.troubles == []
    assert page.inner_text("h1").startswith("Nine days in April")
    assert page.inner_text(".gm-count") == "15 events, 1 April 2010 – 30 April 2010"


BATCHES = [stories.HOSTILE[start : start + 8] for start in range(0, len(stories.HOSTILE), 8)]
SHOWN = "nodes => nodes.map(node => node.textContent)"


@pytest.mark.parametrize("texts", BATCHES)
def test_hostile_text_is_shown_as_it_is_and_nothing_runs(open_story: OpenStory, texts: tuple[str, ...]) -> None:
    shown = [text.encode("utf-8", "replace").decode() for text in texts]
    opened = open_story(stories.hostile(*texts))
    page = opened.ready()

    def all_in(selector: str) -> list[str]:
        return list(page.eval_on_selector_all(selector, SHOWN))

    assert all_in("h1") == [" ".join(shown)]
    assert page.title().split() == " ".join(shown).replace("\0", " ").split()
    assert set(shown) <= set(all_in(".gm-title"))
    assert {f"{text} on Monday in {text}!" for text in shown} <= set(all_in(".gm-quote"))
    assert set(shown) <= set(all_in("select option"))
    for text in shown:
        for selector in (".gm-source", ".gm-facts", ".gm-route-list", ".gm-about"):
            assert any(text in found for found in all_in(selector)), selector
    for number, text in enumerate(shown):
        page.evaluate("n => document.querySelectorAll('.gm-route-leg button')[n].click()", number)
        assert text in all_in(".gm-popup-frame:last-child h2")[-1]
        page.keyboard.press("ArrowRight")
        page.evaluate("document.querySelector('.gm-chosen .gm-only-chosen')?.click()")
        assert all_in(".gm-popup h3")[-1] in shown
        page.keyboard.press("Escape")
    links = page.eval_on_selector_all("a", "links => links.map(link => link.protocol)")
    assert set(links) <= {"http:", "https:", "file:"}
    assert page.evaluate("window.__hit") is None
    assert opened.troubles == []
    assert len(opened.requests) == 1


@pytest.mark.parametrize("texts", BATCHES)
def test_without_scripts_the_whole_list_is_there(open_story: OpenStory, texts: tuple[str, ...]) -> None:
    opened = open_story(stories.hostile(*texts), java_script_enabled=False)
    items = opened.page.locator("noscript li").all_text_contents()
    assert len(items) == 4 * len(texts)
    for text in texts:
        shown = text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
        assert any(f"{shown} on Monday in {shown}!" in item for item in items)
    assert [trouble for trouble in opened.troubles if "Content Security" in trouble] == []


def test_stepping_goes_through_the_story_in_time_order(open_story: OpenStory) -> None:
    opened = open_story(stories.kyrgyzstan_2010())
    page = opened.ready()
    page.keyboard.press("ArrowRight")
    assert page.inner_text(CURRENT) == "Crowds seize governor's office in Talas"
    page.keyboard.press("ArrowRight")
    assert page.inner_text(CURRENT) == "Police fire on demonstrators in Bishkek"
    assert page.inner_text(".gm-step") == "2 / 15"
    page.keyboard.press("End")
    assert page.inner_text(CURRENT) == "Prosecutors plan charges"
    page.keyboard.press("Home")
    assert page.inner_text(".gm-step") == "1 / 15"
    page.wait_for_timeout(400)
    assert "event=wire-0" in page.evaluate("location.hash")


def test_what_has_no_place_or_no_date_has_its_own_section(open_story: OpenStory) -> None:
    page = open_story(stories.kyrgyzstan_2010()).ready()
    assert page.eval_on_selector_all(".gm-day", "days => days.map(day => day.textContent)")[-2:] == [
        "Not on the map",
        "No date",
    ]


def test_badges_say_what_is_not_certain(open_story: OpenStory) -> None:
    page = open_story(stories.kyrgyzstan_2010()).ready()
    found = page.eval_on_selector_all(
        ".gm-entry", "all => Object.fromEntries(all.map(one => [one.querySelector('.gm-title').textContent,"
        " [...one.querySelectorAll('.gm-badge')].map(badge => badge.textContent)]))",
    )  # fmt: skip
    assert "denied or called off" in found["Trip to Moscow is called off"]
    assert "possible" in found["Bakiyev offers to resign on conditions"]
    assert {"date approximate", "somewhere in Jalal-Abad Region"} <= set(found["Supporters gather in the south"])
    assert "2 sources" in found["Police fire on demonstrators in Bishkek"]
    assert {"planned", "place inferred"} <= set(found["Prosecutors plan charges"])
    assert "uncertain" in found["Southern border closed"]


def test_the_words_for_place_and_time_are_marked(open_story: OpenStory) -> None:
    page = open_story(stories.kyrgyzstan_2010()).ready()
    first = page.locator(".gm-entry").first
    assert first.locator(".gm-mark-place").inner_text() == "Talas"
    assert first.locator(".gm-mark-time").inner_text() == "April 6"


def test_a_click_on_the_map_opens_all_events_of_the_place(open_story: OpenStory) -> None:
    page = open_story(stories.pacific()).ready()
    page.click(".gm-stop:has-text('1')")
    popup = page.locator(".gm-popup")
    assert popup.locator("h2").inner_text() == "Auckland"
    assert "1 of 1 at Auckland" in popup.inner_text()
    assert page.evaluate("document.activeElement.className") == "gm-popup"


def test_escape_closes_the_popup_and_gives_the_focus_back(open_story: OpenStory) -> None:
    page = open_story(stories.kyrgyzstan_2010()).ready()
    page.keyboard.press("ArrowRight")
    page.focus(".gm-chosen .gm-only-chosen")
    page.keyboard.press("Enter")
    assert page.locator(".gm-popup h2").inner_text() == "Talas"
    page.keyboard.press("Escape")
    page.wait_for_selector(".gm-popup", state="detached")
    assert page.evaluate("document.activeElement.className").endswith("gm-only-chosen")


def test_one_range_rules_list_count_and_route(open_story: OpenStory) -> None:
    opened = open_story(stories.kyrgyzstan_2010())
    page = opened.ready()
    stops = page.locator(".gm-stop").count()
    page.focus(".gm-handle-to")
    for _ in range(20):
        page.keyboard.press("ArrowLeft")
    opened.settle()
    assert page.inner_text(".gm-count") == "7 of 15 events, 1 April 2010 – 10 April 2010"
    assert page.locator(".gm-entry").count() == 7
    assert page.locator(".gm-stop").count() < stops
    page.click("text=Reset")
    assert page.locator(".gm-entry").count() == 15


def test_filters_and_search(open_story: OpenStory) -> None:
    page = open_story(stories.kyrgyzstan_2010()).ready()
    page.click(".gm-menu summary")
    page.click(".gm-kind:has-text('Violence')")
    assert page.locator(".gm-entry").count() == 2
    page.click("text=Reset")
    page.keyboard.press("/")
    page.keyboard.type("FLOUR")
    page.wait_for_timeout(250)
    assert page.locator(".gm-title").all_inner_texts() == ["Neighbours send aid"]
    page.fill(".gm-search", "nothing like this")
    page.wait_for_timeout(250)
    assert "No event matches" in page.inner_text(".gm-list")


def test_the_address_restores_event_range_and_filter(open_story: OpenStory) -> None:
    address = "#event=wire-6&from=2010-04-07&to=2010-04-15&kinds=violence&view=6/41.5/73"
    page = open_story(stories.kyrgyzstan_2010(), hash=address).ready()
    assert page.inner_text(CURRENT) == "Shots break up rally in Osh"
    assert page.inner_text(".gm-count") == "2 of 15 events, 7 April 2010 – 15 April 2010"
    page.wait_for_timeout(400)
    assert "kinds=violence" in page.evaluate("location.hash")


@pytest.mark.parametrize(
    "address", ["#event=no&from=x&to=9999-99-99&kinds=;&person=&view=a/b", "#view=1/2", "#%E0%A4%A", "#to=1000-01-01"]
)
def test_an_address_that_makes_no_sense_does_no_harm(open_story: OpenStory, address: str) -> None:
    opened = open_story(stories.kyrgyzstan_2010(), hash=address)
    assert opened.ready().inner_text("h1")
    assert opened.troubles == []


def test_playing_draws_the_story_up_to_the_moment_and_ends(open_story: OpenStory) -> None:
    opened = open_story(stories.pacific())
    page = opened.ready()
    page.select_option(".gm-speed", "4")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press(" ")
    page.wait_for_timeout(250)
    opened.settle()
    assert page.locator(".gm-stop").count() < 6
    page.wait_for_selector("button[aria-label=Play]")
    opened.settle()
    assert page.locator(".gm-stop").count() == 6


def test_the_route_runs_right_across_the_antimeridian(open_story: OpenStory) -> None:
    page = open_story(stories.pacific()).ready()
    paths = page.eval_on_selector_all(".gm-leg:not(.gm-leg-halo)", "all => all.map(one => one.getAttribute('d'))")
    assert len(paths) == 5
    for path in paths:
        across = [float(point.split()[0]) for point in path.removeprefix("M").split("L")]
        assert max(abs(a - b) for a, b in pairwise(across)) < 60


def test_legs_and_stops_look_as_certain_as_they_are(open_story: OpenStory) -> None:
    page = open_story(stories.kyrgyzstan_2010()).ready()
    assert page.locator(".gm-leg-planned:not(.gm-leg-halo)").count() == 1
    assert page.locator(".gm-leg-inferred:not(.gm-leg-halo)").count() >= 1
    open_stops = page.locator(".gm-stop-open:not(.gm-stop-chip)")
    assert open_stops.count() == 1
    assert open_stops.first.inner_text() == "a"
    assert open_stops.first.get_attribute("aria-label") == "Stop a, did not happen, Moscow, 17 April 2010"


def test_a_stop_that_no_words_tell_outright_says_how_likely_it_is(open_story: OpenStory) -> None:
    person, teller = "Asel", stories.Teller(stories.Report("r", "r.txt", ""))
    told = teller.tell("Asel smiled in Osh.", "Asel in Osh", "other", "2010-04-01", stories.OSH, people=[person])
    route = stories.Route(person, (replace(stories.stop_of(told, person, 1), likelihood=0.553),), ())
    page = open_story(stories.story_of("Likely", [teller], [route]), size=(1400, 900)).ready()
    (stop,) = page.locator(".gm-stop:not(.gm-stop-chip)").all()
    assert "gm-stop-likely" in stop.get_attribute("class")
    assert stop.get_attribute("aria-label") == "Stop 1, likely (55%), not told outright, Osh, 1 April 2010"
    assert "likely stop, not told outright" in page.inner_text(".gm-legend")
    stop.click()
    assert "likely (55%), not told outright" in page.inner_text(".gm-popup")
    assert not page.locator(".gm-legend").is_visible()


def test_a_leg_tells_from_to_when_how_and_how_far(open_story: OpenStory) -> None:
    page = open_story(stories.kyrgyzstan_2010()).ready()
    page.click(".gm-route-list summary")
    page.click(".gm-route-leg button >> nth=0")
    text = page.inner_text(".gm-popup")
    for part in ("Bishkek → Osh", "by air", "300 km", "7 April 2010", "landed in Osh"):
        assert part in text


def test_an_empty_story_says_so(open_story: OpenStory) -> None:
    opened = open_story(stories.empty())
    page = opened.ready()
    assert "No events were found" in page.inner_text(".gm-map")
    assert "No events were found" in page.inner_text(".gm-count")
    assert page.locator(".gm-time").count() == 0
    assert opened.troubles == []


def test_narrow_pages_open_the_list_as_a_sheet(open_story: OpenStory) -> None:
    page = open_story(stories.kyrgyzstan_2010(), size=(320, 640)).ready()
    assert not page.locator(".gm-entry").first.is_visible()
    page.click(".gm-sheet-button")
    page.wait_for_selector(".gm-entry >> nth=0", state="visible")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.keyboard.press("Escape")
    page.wait_for_selector(".gm-entry >> nth=0", state="hidden")


def test_targets_are_large_enough(open_story: OpenStory) -> None:
    page = open_story(stories.kyrgyzstan_2010()).ready()
    small = page.eval_on_selector_all(
        "button, select, summary, .gm-source a, .gm-stop, .gm-kind",
        "all => all.filter(one => one.offsetParent && (one.getBoundingClientRect().height < 24"
        " || one.getBoundingClientRect().width < 24)).map(one => one.className + one.textContent)",
    )
    assert small == []


def test_dark_and_still_pages_work_too(open_story: OpenStory) -> None:
    opened = open_story(stories.kyrgyzstan_2010(), color_scheme="dark", reduced_motion="reduce")
    page = opened.ready()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("[aria-label='Theme: auto']")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark
    page.keyboard.press("ArrowRight")
    assert opened.troubles == []


def test_ten_thousand_events_stay_quick(open_story: OpenStory) -> None:
    opened = open_story(stories.synthetic(10_000))
    page = opened.ready()
    assert page.inner_text(".gm-count").startswith("10,000 events")
    assert page.locator(".gm-entry").count() < 500
    page.keyboard.press("End")
    assert page.inner_text(CURRENT) == "Event number 9999 in " + page.inner_text(CURRENT).split(" in ")[1]
    steps = page.evaluate("""async () => {
        const handle = document.querySelector('.gm-handle-to'), steps = [];
        for (let k = 0; k < 20; k++) {
            const start = performance.now();
            handle.value = String(handle.max - k - 1);
            handle.dispatchEvent(new Event('input'));
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            steps.push(performance.now() - start);
        }
        return steps;
    }""")
    assert min(steps) < 100, "milliseconds for a step of the range, two frames included"
    assert opened.troubles == []


def test_print_shows_map_and_list(open_story: OpenStory) -> None:
    page = open_story(stories.kyrgyzstan_2010()).ready()
    page.emulate_media(media="print")
    assert page.locator(".gm-map").is_visible()
    assert page.locator(".gm-entry").last.is_visible()
    assert not page.locator(".gm-tools").is_visible()
    assert page.locator(".gm-list").evaluate("list => list.scrollHeight <= list.clientHeight + 1")


def test_dragging_over_the_bars_chooses_a_range(open_story: OpenStory) -> None:
    opened = open_story(stories.pacific())
    page = opened.ready()
    box = page.locator(".gm-plot canvas").bounding_box()
    step = (box["width"] - 24) / 6
    page.mouse.move(box["x"] + 12 + step, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 12 + 2 * step, box["y"] + 20, steps=4)
    page.mouse.move(box["x"] + 12 + 3 * step, box["y"] + 20, steps=4)
    page.mouse.up()
    assert page.inner_text(".gm-count") == "2 of 6 events, 2 March 2019 – 3 March 2019"


def test_a_story_without_dates_can_still_be_stepped_through(open_story: OpenStory) -> None:
    teller = stories.Teller(stories.Report("r", "r.txt", ""))
    teller.tell("Somebody came to Osh.", "Somebody comes to Osh", "movement", None, stories.OSH, place="Osh")
    opened = open_story(stories.story_of("No dates", [teller]))
    page = opened.ready()
    page.click("[aria-label='Next event']")
    assert page.inner_text(CURRENT) == "Somebody comes to Osh"
    assert opened.troubles == []


def test_a_stop_known_only_as_a_country_is_marked_at_its_edge(open_story: OpenStory) -> None:
    teller = stories.Teller(stories.Report("r", "r.txt", ""))
    person = "Asel"
    events = [
        teller.tell(f"{person} was in {at.name}.", f"{person} in {at.name}", "movement", day, at, people=[person])
        for at, day in ((stories.BISHKEK, "2010-04-01"), (stories.KAZAKHSTAN, "2010-04-02"))
    ]
    stops = [stories.stop_of(event, person, order) for order, event in enumerate(events, start=1)]
    route = stories.Route(person, tuple(stops), (stories.leg(person, stops[0], stops[1], 700),))
    page = open_story(stories.story_of("To the neighbours", [teller], [route]), hash="#view=6/44/73").ready()
    bishkek, kazakhstan = (page.locator(f".gm-stop:has-text('{n}')").bounding_box() for n in (1, 2))
    apart = ((bishkek["x"] - kazakhstan["x"]) ** 2 + (bishkek["y"] - kazakhstan["y"]) ** 2) ** 0.5
    assert apart < 100


def test_dragging_far_north_does_not_paint_at_every_step(open_story: OpenStory) -> None:
    """A small world shows what lies beyond 85 degrees; the painting is known by pixels, not by latitudes."""
    page = open_story(stories.pacific(), hash="#view=1.5/75/180").ready()
    page.evaluate("""() => {
        window.painted = 0;
        const clear = CanvasRenderingContext2D.prototype.clearRect;
        CanvasRenderingContext2D.prototype.clearRect = function (...box) { window.painted++; clear.apply(this, box); };
    }""")
    page.mouse.move(400, 300)
    page.mouse.down()
    for step in range(30):
        page.mouse.move(400, 300 + step)
    assert page.evaluate("window.painted") <= 4
    page.mouse.up()


def test_paper_is_light_whatever_the_theme(open_story: OpenStory) -> None:
    page = open_story(stories.kyrgyzstan_2010(), color_scheme="dark").ready()
    base = "document.querySelector('.leaflet-gm-base-pane canvas')"
    corner = f"() => [...{base}.getContext('2d').getImageData(2, 2, 1, 1).data]"
    dark = page.evaluate(corner)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    light, paper = page.evaluate(corner), page.locator(".gm-map").bounding_box()
    assert sum(light[:3]) > 600 > 200 > sum(dark[:3])
    assert round(paper["width"] / paper["height"], 1) == 1.5
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(corner) == dark


def test_a_stop_that_is_clicked_is_chosen_in_the_list_too(open_story: OpenStory) -> None:
    page = open_story(stories.pacific()).ready()
    page.click(".gm-stop:has-text('3')")
    assert page.inner_text(".gm-popup h2") == "Apia"
    assert page.inner_text(CURRENT) == page.inner_text(".gm-popup h3") == "Ana Moana lands in Apia"
