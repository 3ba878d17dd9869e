"""The page without scripts: forms in, answers out."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from tests.support import pack
from tests.web.serving import PORT, client_of, hidden, quiet_parts
from voice_skill.language.buttons import said_by
from voice_skill.web.app import WebApp
from voice_skill.web.assets import read_assets
from voice_skill.web.pages import fields_of


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


def test_a_danger_sign_shows_an_alert_and_a_number_to_press(client: TestClient) -> None:
    """The order is the first sentence."""
    html = ask(client, client.get("/").text, text="i have chest pain and my leg is swollen")
    reader = Reader(html)
    alerts = [each for each in reader.all("div") if each.get("role") == "alert"]
    assert len(alerts) == 1
    assert {"class": "call", "href": "tel:999"} in reader.all("a")
    assert html.index("Call 999 now.") < html.index("tel:999")


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
    buttons = dict(re.findall(r'<li><button[^>]*value="([^"]*)">([^<]*)</button></li>', html))
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
    """Beside the talk button, as an alert."""
    html = ask(client, client.get("/").text, text="  ")
    assert "There was nothing to answer." in html


def test_a_choice_of_looks_survives_a_question(client: TestClient) -> None:
    """And a forged one counts as none."""
    html = ask(client, client.get("/").text, text="help", theme="yellow", size="largest")
    assert 'data-theme="yellow" data-size="largest"' in html
    html = ask(client, html, text="help", theme='"><script>', size="9")
    assert 'data-theme="auto" data-size="normal"' in html


def test_who_reads_aloud_is_as_the_settings_say() -> None:
    """Until somebody chooses on the page."""
    with client_of(WebApp(quiet_parts(speech="screen-reader"), port=PORT)) as asks:
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
            assert value is None or value.startswith(("/", "tel:", "https://")), (tag, value)
            assert tag == "a" or not (value or "").startswith("https://")


def sheet(client: TestClient, html: str, **fields: str) -> tuple[str, str]:
    """(kind, content) of the page for the doctor."""
    kept = {name: hidden(html, name) for name in ("token", "conversation")}
    answer = client.post("/summary", data={**kept, **fields})
    assert answer.status_code == 200
    return answer.headers["content-type"], answer.text


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
