"""Languages by the names that people have for them."""

import pytest

from star_moments.authoring.languages import language_meant, language_shown
from star_moments.model.vocabulary import SPOKEN, WALL_LANGUAGES


@pytest.mark.parametrize("wall", WALL_LANGUAGES)
@pytest.mark.parametrize("code", SPOKEN)
def test_what_a_language_is_called_means_it(code, wall):
    assert language_meant(language_shown(code, wall)) == language_meant(code) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("Suomeksi", "fi"), ("ruotsiksi", "sv"), ("englanniksi", "en"), ("på svenska", "sv")),
        *(("in Estonian", "et"), ("norja", "nb"), ("venäjä", "ru"), (" SV ", "sv")),
    ],
)
def test_as_people_say_it(text, code):
    assert language_meant(text) == code


@pytest.mark.parametrize("text", ["", "klingon", "x", "in", "suomi ruotsi", "12"])
def test_what_is_no_language_is_none(text):
    assert language_meant(text) is None
