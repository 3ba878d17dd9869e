"""The page without scripts: forms in, answers out."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from tests.support import countries, dialogue, pack
from tests.web.serving import PORT, Voices, client_of, hidden, quiet_parts
from voice_skill.assembly.skill import Abroad
from voice_skill.assistant import Manner
from voice_skill.dialogue.dialogue import Dialogue
from voice_skill.language.buttons import said_by
from voice_skill.settings import Settings
from voice_skill.testing import VoiceThatHums
from voice_skill.web.app import WebApp
from voice_skill.web.assets import read_assets
from voice_skill.web.pages import fields_of
from voice_skill.web.parts import Late


class Reader(HTMLParser):
    """Collects elements: (tag, attributes)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember it."""
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every such element."""
        return [attributes for name, attributes in self.found if name == tag]


def ask(client: TestClient, html: str, **fields: str) -> str:
    """The page after its form was sent with these fields."""
    names = ("token", "conversation", "turn")
    kept = {name: hidden(html, name) for name in names}
    answer = client.post("/", data={**kept, **fields})
    assert answer.status_code == 200
    return answer.text


def test_a_typed_question_is_answered_without_scripts(client: TestClient) -> None:
    """With headings, sources, review date, and a way to hear more."""
    html = ask(client, client.get("/").text, text="why do my legs cramp at night")
    assert 'data-outcome="night-cramps"' in html
    assert "Most leg cramps come at night" in html
    assert "Sources and review date" in html
    assert "23 May 2027" in html
    more = ask(client, html, say="yes")
    assert 'data-outcome="control:yes"' in more
    assert "Most leg cramps come at night" in more, "earlier turns stay on the page"


def test_what_was_told_in_a_check_up_stands_as_a_list(client: TestClient) -> None:
    """One item for each thing, in the order in which it is said."""
    html = ask(client, client.get("/").text, text="my left calf is sore since monday")
    while "Is that right?" not in html:
        html = ask(client, html, press="no")
    (items,) = re.findall(r"<section class=\"part notice\">\s*<ul>(.*?)</ul>", html, re.DOTALL)
    said = re.findall(r'<li><span class="sentence" data-at="[0-9.]+">(.*?)</span></li>', items)
    assert said == ["You have trouble in one leg.", "You said no to the other questions."]


def test_past_the_review_date_the_foot_of_the_page_says_so() -> None:
    """From midnight on, also on a page that was open before."""
    days = ["2027-05-23"]
    app = WebApp(quiet_parts(today=lambda: days[-1]), port=PORT)
    with client_of(app) as asks:
        assert "It is to be read again by 23 May 2027" in asks.get("/").text
        days.append("2027-05-24")
        html = asks.get("/").text
        assert "this content was due for review on 23 May 2027" in html
        assert "to be read again" not in html


def test_a_form_sent_twice_answers_one_question_only(client: TestClient) -> None:
    """The second press of a double click must not be a "no" to the next danger sign."""
    first = ask(client, client.get("/").text, say="check my symptoms")
    once = ask(client, first, say="no")
    twice = ask(client, first, say="no")
    assert hidden(twice, "turn") == hidden(once, "turn") == "2"
    open_now = re.compile(r'class="sentence"[^>]*>([^<]*)<')
    assert open_now.findall(once) == open_now.findall(twice)


def test_words_typed_into_an_old_page_are_not_lost_silently(client: TestClient) -> None:
    """A danger sign is taken all the same; anything else is asked for again."""
    first = ask(client, client.get("/").text, say="check my symptoms")
    ask(client, first, say="no")
    late = ask(client, first, text="what is magnesium good for")
    assert "Please send it again." in late
    assert hidden(late, "turn") == "2"
    alarm = ask(client, client.get("/").text, text="help")
    ask(client, alarm, text="help")
    urgent = ask(client, alarm, text="i have chest pain and my leg is swollen")
    assert "tel:999" in urgent


def test_a_conversation_that_is_over_is_said_to_be(client: TestClient) -> None:
    """And nothing is answered in its place."""
    html = client.get("/").text
    answer = client.post(
        "/", data={"token": hidden(html, "token"), "conversation": "old", "turn": "5", "say": "no"}
    )
    assert "Our earlier conversation is over." in answer.text
    assert 'data-outcome="welcome"' in answer.text


def test_an_order_is_the_heading_and_the_title_and_has_the_focus(client: TestClient) -> None:
    """With its number to press; what was said, however long, stands below it."""
    said = "i have chest pain and my leg is swollen"
    html = ask(client, client.get("/").text, text=said)
    reader = Reader(html)
    assert "<title>Call 999 now. - Leg cramps and varicose veins</title>" in html
    assert [each for each in reader.all("h1") if "autofocus" in each]
    assert reader.all("a")[3]["href"] == "tel:999"
    assert html.index("<h1") < html.index("Call 999 now.</span>") < html.index(said)


def test_the_title_tells_the_state(client: TestClient) -> None:
    """A question by its number, an answer by its topic, an error as one."""
    start = client.get("/").text
    html = ask(client, start, say="check my symptoms")
    assert "<title>Question 1 - " in html
    assert "<title>Question 2 - " in ask(client, html, press="no")
    assert "<title>Error: " in ask(client, start, text=" ")
    answer = ask(client, start, text="why do my legs cramp at night")
    title = pack().topic("night-cramps").title
    assert f"<title>{title} - " in answer


def test_pace_and_repeat_leave_the_answer_where_it_is(client: TestClient) -> None:
    """They only change how it is said; and its buttons go on meaning it."""
    html = ask(client, client.get("/").text, text="why do my legs cramp at night")
    slower = ask(client, html, press="slower")
    assert 'data-outcome="night-cramps"' in slower
    assert "I will speak slower." in slower
    assert "Pace 135, volume 100" in slower
    assert 'data-outcome="night-cramps"' in ask(client, slower, press="repeat")
    assert 'data-outcome="control:yes"' in ask(client, slower, press="yes")


def test_the_start_shows_the_questions_that_the_pack_has_chosen(client: TestClient) -> None:
    """After the check-up; each is answered."""
    html = client.get("/").text
    asked = re.findall(r'<li><button[^>]*value="([^"]*)">[^<]*\?</button>', html)
    assert asked == list(pack().welcome)
    assert html.index("Check my symptoms") < html.index(asked[0])
    for question in asked:
        assert 'data-outcome="out-of-scope"' not in ask(client, html, say=question), question


def test_the_screen_reader_is_asked_for_first(client: TestClient) -> None:
    """Its link is the first on the page, and leads to the answer also without scripts."""
    first = Reader(client.get("/").text).all("a")[0]
    assert (first["id"], first["href"]) == ("reader", "#now")


def test_live_regions_are_always_in_the_page(client: TestClient) -> None:
    """One that comes with its words is not announced: no rule of the style takes them out."""
    reader = Reader(client.get("/").text)
    found = {each.get("id"): each for _, each in reader.found}
    assert (found["status"]["role"], found["told"]["role"]) == ("status", "log")
    assert found["problem"]["aria-live"] == "assertive"
    style = read_assets()["page.css"].content.decode()
    for rule in re.findall(r"[^{}]*(?:#status|#problem|#told|\.unseen)[^{}]*\{[^}]*\}", style):
        assert "display: none" not in rule, rule


def test_a_country_is_chosen_on_the_page() -> None:
    """And from then on its numbers stand on the page."""
    here = countries()
    whoms = tuple(each.whom for each in here.values())
    with client_of(WebApp(quiet_parts(countries=whoms, dialogue=Late(abroad)), port=PORT)) as asks:
        html = asks.get("/").text
        said = dict(re.findall(r'<option value="([^"]*)"[^>]*>([^<]*)</option>', html))
        assert list(said.values()) == [each.name for each in here.values()]
        for sentence, name in said.items():
            moved = ask(asks, html, say=sentence.replace("&#39;", "'"))
            assert "Your country is now" in moved or "your country is now" in moved, name
        alarm = ask(asks, moved, text="i have chest pain and my leg is swollen")
        assert f'href="tel:{whoms[-1].emergency}"' in alarm


def abroad() -> Dialogue:
    """A conversation that knows other countries."""
    return replace(dialogue(), abroad=Abroad(Settings(country="gb"), None))


def test_questions_have_large_buttons(client: TestClient) -> None:
    """Yes, no, not sure, and why."""
    html = ask(client, client.get("/").text, say="check my symptoms")
    sent = [each.get("value") for each in Reader(html).all("button") if each.get("name") == "press"]
    assert sent[:3] == ["yes", "no", "unsure"]
    assert all(said_by(each or "") for each in sent)
    assert "I don&#39;t know" in ask(client, html, press="unsure")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7*7 }} {% raw %}",
        "</textarea><script>",
        "\u202eevil\u0000\ud7ff",
        "a" * 5_000,
    ],
)
def test_hostile_text_is_shown_as_text(client: TestClient, hostile: str) -> None:
    """It comes back in the page, and as nothing but letters."""
    before = Reader(client.get("/").text)
    html = ask(client, client.get("/").text, text=hostile)
    after = Reader(html)
    assert len(after.all("script")) == len(before.all("script")) == 1
    assert not [each for _, each in after.found if any(name.startswith("on") for name in each)]
    assert len(after.all("img")) == 0
    assert "49 " not in html


def test_every_topic_button_leads_to_its_topic(client: TestClient) -> None:
    """Each says one of the topic's own examples."""
    html = client.get("/").text
    buttons = dict(re.findall(r'<li><button[^>]*value="([^"]*)">([^<?]*)</button></li>', html))
    topics = {topic.title: topic.id for topic in pack().topics}
    assert set(buttons.values()) == set(topics)
    for said, title in buttons.items():
        answer = ask(client, html, say=said.replace("&#39;", "'"))
        assert f'data-outcome="{topics[title]}"' in answer, title


def test_an_old_page_is_told_that_the_program_was_started_anew(client: TestClient) -> None:
    """Its token is of another run; nothing is answered."""
    for token in ("", "wrong", "ü"):
        answer = client.post("/", data={"token": token, "text": "hello"})
        assert answer.status_code == 403
        assert "started anew" in answer.text


def test_nothing_typed_is_said_in_words(client: TestClient) -> None:
    """Beside the box, which has the focus and names it."""
    html = ask(client, client.get("/").text, text="  ")
    assert '<p id="wrong">There was nothing to answer.' in html
    box = Reader(html).all("textarea")[0]
    assert (box["aria-invalid"], box["aria-describedby"]) == ("true", "wrong")
    assert "autofocus" in box


def test_a_choice_of_looks_survives_a_question(client: TestClient) -> None:
    """And a forged one counts as none."""
    html = ask(client, client.get("/").text, text="help", theme="yellow", size="largest")
    assert 'data-theme="yellow" data-size="largest"' in html
    html = ask(client, html, text="help", theme='"><script>', size="9")
    assert 'data-theme="auto" data-size="normal"' in html


def test_every_form_brings_the_looks_back(client: TestClient) -> None:
    """Whichever is sent, and also where the program or the conversation is over."""
    looks = {"theme": "yellow", "size": "largest"}
    html = ask(client, client.get("/").text, text="help", **looks)
    forms = re.findall(r"<form .*?</form>", html, re.DOTALL)
    sent = [each for each in forms if 'method="post"' in each and 'id="asking"' not in each]
    assert sent
    for form in sent:
        assert {name: hidden(form, name) for name in looks} == looks
    kept = {"token": hidden(html, "token"), "conversation": "over", **looks}
    for fields in ({**kept, "token": "wrong"}, kept):
        for address in ("/", "/summary"):
            answer = client.post(address, data={**fields, "text": "help"})
            assert 'data-theme="yellow" data-size="largest"' in answer.text
            assert '<div id="problem" aria-live="assertive" aria-atomic="true"><p>' in answer.text
            assert "ask again" in answer.text


def test_looks_are_kept_by_a_button_where_there_are_no_scripts(client: TestClient) -> None:
    """What stands on the page stays."""
    html = ask(client, client.get("/").text, text="why do my legs cramp at night")
    html = ask(client, html, text="", back="1", theme="dark", size="large")
    assert 'data-theme="dark" data-size="large"' in html
    assert 'data-outcome="night-cramps"' in html
    assert "nothing to answer" not in html


def test_a_voice_is_chosen_on_the_page() -> None:
    """Offered where there are more than one, the one that speaks marked; told once it changed."""
    with client_of(WebApp(quiet_parts(), port=PORT)) as asks:
        assert 'id="speaker"' not in asks.get("/").text
    box = Voices(VoiceThatHums(), emma=VoiceThatHums())
    with client_of(WebApp(quiet_parts(voices=Late(lambda: box)), port=PORT)) as asks:
        html = asks.get("/").text
        assert chosen_voice(html) == "The usual one"
        html = ask(asks, html, speaker="emma", theme="dark", size="large")
        assert "This is another voice: Emma." in html
        assert 'data-theme="dark" data-size="large"' in html
        assert chosen_voice(html) == "Emma"
        assert chosen_voice(ask(asks, html, speaker="")) == "The usual one"
        assert chosen_voice(ask(asks, html, speaker="nobody")) == "The usual one"


def chosen_voice(html: str) -> str:
    """The name of the voice that is marked as chosen."""
    found = re.search(r'<select id="speaker".*?<option [^>]*selected>([^<]*)<', html, re.DOTALL)
    assert found
    return found.group(1)


def test_who_reads_aloud_is_as_the_settings_say() -> None:
    """Until somebody chooses on the page."""
    with client_of(
        WebApp(quiet_parts(manner=lambda: Manner(speech="screen-reader")), port=PORT)
    ) as asks:
        fields = Reader(asks.get("/").text).all("input")
    checked = [
        each["value"] for each in fields if each.get("name") == "voice" and "checked" in each
    ]
    assert checked == ["screen-reader"]


def test_rubbish_in_a_form_is_no_form() -> None:
    """Neither bytes nor a thousand fields are an error."""
    assert fields_of(b"\xff\xfe\x00=\x80") is not None
    assert fields_of(b"&".join(b"a=1" for _ in range(1000))) == {}


def test_two_pages_are_two_conversations(client: TestClient) -> None:
    """What is asked in one is not known in the other."""
    one = ask(client, client.get("/").text, text="why do my legs cramp at night")
    other = ask(client, client.get("/").text, text="repeat")
    assert hidden(one, "conversation") != hidden(other, "conversation")
    assert "Most leg cramps" not in other


def test_the_page_is_small_and_asks_no_other_host(client: TestClient) -> None:
    """At most 150 kB in all, and every address in it is its own."""
    html = client.get("/").text
    assert len(html.encode()) + sum(len(a.content) for a in read_assets().values()) <= 150_000
    for tag, attributes in Reader(html).found:
        for name in ("src", "href", "action"):
            value = attributes.get(name)
            assert value is None or value.startswith(("/", "#", "tel:", "https://")), (tag, value)
            assert tag == "a" or not (value or "").startswith("https://")


def sheet(client: TestClient, html: str, **fields: str) -> tuple[str, str]:
    """(kind, content) of the page for the doctor."""
    kept = {name: hidden(html, name) for name in ("token", "conversation")}
    answer = client.post("/summary", data={**kept, **fields})
    assert answer.status_code == 200
    return answer.headers["content-type"], answer.text


def test_the_page_for_the_doctor_wears_the_chosen_looks(client: TestClient) -> None:
    """Whoever reads yellow on black needs the sheet so, too."""
    html = ask(client, client.get("/").text, text="my left calf is swollen")
    _, shown = sheet(client, html, theme="yellow", size="largest")
    assert 'data-theme="yellow"' in shown
    assert 'data-size="largest"' in shown


def test_the_page_for_the_doctor_is_shown_and_handed_over(client: TestClient) -> None:
    """As a page, as JSON and as FHIR; the danger sign stands in it."""
    html = ask(client, client.get("/").text, text="i have chest pain and my leg is swollen")
    kind, shown = sheet(client, html)
    assert kind.startswith("text/html")
    assert "chest pain" in shown.lower()
    assert "<style" not in shown
    kind, content = sheet(client, html, **{"as": "json"})
    assert kind == "application/json"
    assert json.loads(content)["level"] == "emergency"
    kind, content = sheet(client, html, **{"as": "fhir"})
    assert json.loads(content)["resourceType"] == "Bundle"
    kind, content = sheet(client, html, **{"as": "html"})
    assert "<style" in content


def test_the_page_for_the_doctor_needs_the_token(client: TestClient) -> None:
    """Like everything that is told in confidence."""
    assert client.post("/summary", data={"token": "wrong"}).status_code == 403
    assert client.get("/summary").status_code == 404


def test_the_page_is_changed_by_words(client: TestClient) -> None:
    """Bigger letters, another ground; and what was asked stays asked."""
    html = ask(client, client.get("/").text, say="check my symptoms")
    html = ask(client, html, text="bigger letters please", theme="light", size="normal")
    assert 'data-theme="light" data-size="large"' in html
    assert "The letters are larger now." in html
    html = ask(client, html, text="yellow on black", theme="light", size="large")
    assert 'data-theme="yellow" data-size="large"' in html
    assert 'data-outcome="triage-start"' in html
