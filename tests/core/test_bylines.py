"""Who a byline names, and what only looks like one."""

import pytest

from transforms.core.bylines import read_byline


@pytest.mark.parametrize(
    ("line", "persons"),
    [
        pytest.param("By Jane Doe", ["Jane Doe"], id="one"),
        pytest.param("By A. B. Smith", ["A. B. Smith"], id="an initial that is a word"),
        pytest.param("By Ann Lee and Bo Chan, AP", ["Ann Lee", "Bo Chan"], id="two"),
        pytest.param("BY ANN LEE AND BO CHAN", ["Ann Lee", "Bo Chan"], id="capitals"),
        pytest.param("By Ann Lee, Bo Chan and Cy Day", ["Ann Lee", "Bo Chan", "Cy Day"],
                     id="three"),
        pytest.param("By ANN LEE, Associated Press Writer", ["Ann Lee"], id="a role"),
        pytest.param("Jane Doe, Staff Reporter", ["Jane Doe"], id="without by"),
        pytest.param("Jane Doe | Political Editor", ["Jane Doe"], id="a bar"),
        pytest.param("By Jane Doe in London", ["Jane Doe"], id="a place"),
        pytest.param("By Jane Doe at Mill Road", ["Jane Doe"], id="a ground"),
        pytest.param("By Jane Doe at the Oval", ["Jane Doe"], id="a named ground"),
        pytest.param("by Mark O'Neill, Reuter", ["Mark O'Neill"], id="an apostrophe"),
        pytest.param("By Chen Chien-kuo, Reuters", ["Chen Chien-kuo"], id="a hyphen"),
        pytest.param("By Jean-Luc van der Meer", ["Jean-Luc van der Meer"],
                     id="particles"),
        pytest.param("Von Max Müller, dpa", ["Max Müller"], id="German"),
        pytest.param("Par Élise Dupont et Luc Roy", ["Élise Dupont", "Luc Roy"],
                     id="French"),
        pytest.param("Автор: Иван Петров", ["Иван Петров"], id="Russian"),
        pytest.param("Автори: Олена Коваль", ["Олена Коваль"], id="Ukrainian"),
        pytest.param("Tekst: Anna Nowak", ["Anna Nowak"], id="Polish"),
        pytest.param("Di Anna Rossi", ["Anna Rossi"], id="Italian"),
        pytest.param("Door Jan de Vries", ["Jan de Vries"], id="Dutch"),
        pytest.param("Por Ana Souza e João Reis", ["Ana Souza", "João Reis"],
                     id="Portuguese"),
        pytest.param("Haber: Ayşe Demir", ["Ayşe Demir"], id="Turkish"),
        pytest.param("بقلم: سارة علي", ["سارة علي"], id="Arabic"),
        pytest.param("作者：李明、王芳", ["李明", "王芳"], id="Chinese"),
        pytest.param("文＝山田太郎", ["山田太郎"], id="Japanese"),
        pytest.param("लेखक: राम शर्मा", ["राम शर्मा"], id="Hindi"),
        pytest.param("Von Eva Blau, Berlin", ["Eva Blau"], id="a city beside a name"),
        pytest.param("Eva Blau, Redakteurin", ["Eva Blau"], id="a role in German"),
        pytest.param("Gastbeitrag von Eva Blau", ["Eva Blau"], id="a guest"),
        pytest.param("Par Luc Roy (avec AFP)", ["Luc Roy"], id="an agency in brackets"),
        pytest.param("Luc Roy, correspondant à Berlin", ["Luc Roy"], id="placed"),
        pytest.param("Propos recueillis par Luc Roy", ["Luc Roy"], id="an interview"),
        pytest.param("Juan Pérez, corresponsal", ["Juan Pérez"], id="Spanish role"),
        pytest.param("Escrito por Juan Pérez", ["Juan Pérez"], id="Escrito por"),
        pytest.param("João Silva, da Redação", ["João Silva"], id="da Redação"),
        pytest.param("a cura di Marco Rossi", ["Marco Rossi"], id="a cura di"),
        pytest.param("di Marco Rossi", ["Marco Rossi"], id="a small di"),
        pytest.param("Jan de Vries, correspondent", ["Jan de Vries"], id="small role"),
        pytest.param("Jan Kowalski, korespondent", ["Jan Kowalski"], id="Polish role"),
        pytest.param("Opracował: Jan Kowalski", ["Jan Kowalski"], id="Opracował"),
        pytest.param("Иван Петров, РИА Новости", ["Иван Петров"], id="RIA's reporter"),
        pytest.param("Подготовил Иван Петров", ["Иван Петров"], id="Подготовил"),
        pytest.param("Автори: Іван Лис та Олена Коваль", ["Іван Лис", "Олена Коваль"],
                     id="та"),
        pytest.param("Muhabir: Ayşe Demir", ["Ayşe Demir"], id="Muhabir"),
        pytest.param("本报记者 李明 王芳", ["李明", "王芳"], id="a paper's reporters"),
        pytest.param("（记者 李明）", ["李明"], id="a reporter in brackets"),
        pytest.param("山田太郎記者", ["山田太郎"], id="a reporter in Japanese"),
        pytest.param("संवाददाता, राम शर्मा", ["राम शर्मा"], id="a reporter in Hindi"),
        pytest.param("By Associated Press", [], id="an agency alone"),
        pytest.param("By Staff Reporter", [], id="nobody"),
    ],
)  # fmt: skip
def test_a_byline_names_persons(line, persons):
    byline = read_byline(line)
    assert byline is not None
    assert list(byline.persons) == persons


@pytest.mark.parametrize(
    "line",
    [
        "By Thursday the rain had stopped.",
        "By Land or Sea",
        "By the time they came, Ann Lee had left",
        "Ann Lee, 34, of Leeds",
        "Ann Lee wins again",
        "Von der Leyen reist nach Kiew",
        "Reuters",
        "Bye-bye Birdie, staff say",
        "记者昨天从会议上获悉，利率上升。",
        "كتب الرئيس رسالة إلى البرلمان",
        "文化：博物馆下周重新开放。",
        "记者在现场",
        "Von Berlin nach Hamburg",
        "Par Avion",
        "di nuovo Roma, ancora Milano",
        "Juan Pérez, alcalde de Lugo",
        "Eva Blau, Ministerin",
        "Paris, Berlin",
        "",
    ],
)
def test_what_only_looks_like_a_byline_is_none(line):
    assert read_byline(line) is None
