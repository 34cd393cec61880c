"""Saved web pages of governments and news sites: what their reader sees as the article, and nothing beside it."""

import time
from pathlib import Path

import pytest

from civicgraph.model import Article
from civicgraph.reading import ReadFailure, read_articles

TITLE = "青溪县召开2017年脱贫攻坚推进会"
PARAGRAPHS = [
    "3月8日上午，青溪县召开2017年脱贫攻坚推进会。县委书记赵明远出席会议并讲话，县长李国栋主持会议。",
    "会议指出，要提高政治站位，压实工作责任。",
    "县直有关单位负责人参加会议。",
]
BODY = "".join(f"<p>　　{text}</p>\n" for text in PARAGRAPHS)
MENU = """<div class="top">今天是 2024年6月1日 <a href="/">设为首页</a> <a href="/">加入收藏</a></div>
<ul class="menu"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li>
<li><a href="/x">新闻中心</a></li></ul>"""
RELATED = """<div class="related"><h3>相关新闻</h3><ul>
<li><a href="1.html">青溪县水利局召开会议</a> 2017-03-08</li>
<li><a href="2.html">副县长到龙桥镇调研</a> 2017-03-07</li></ul></div>
<div class="foot">主办：青溪县人民政府 版权所有 网站标识码：1234567890</div>"""


def page(inside: str, title: str = f"{TITLE}_青溪县人民政府网", head: str = "") -> str:
    script = '<script>var published = "2016-01-01", from = "来源：别处";</script>'
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{title}</title>'
        f"{head}{script}</head><body>{MENU}{inside}{RELATED}</body></html>"
    )


def read(folder: Path, html: str | bytes, name: str = "page.html") -> Article:
    (folder / name).write_bytes(html if isinstance(html, bytes) else html.encode("gb18030"))
    [found] = read_articles([folder / name])
    assert isinstance(found, Article), found
    return found


def reason(folder: Path, html: str | bytes, name: str = "page.html") -> str:
    (folder / name).write_bytes(html if isinstance(html, bytes) else html.encode())
    [found] = read_articles([folder / name])
    assert isinstance(found, ReadFailure), found
    assert found.source == (folder / name).as_posix()
    return found.reason


LAYOUTS = {
    "an editor's box": f"""<div>当前位置：<a>首页</a> &gt; <a>要闻</a> &gt; 正文</div><h1>{TITLE}</h1>
        <div class="info">时间：2017-03-10　来源：青溪网　作者：张伟 浏览次数：<script>1</script>23次</div>
        <div class="TRS_Editor">{BODY}</div>""",
    "a layout of tables": f"""<table><tr><td class="bt">{TITLE}</td></tr>
        <tr><td>发布日期：2017年3月10日 09:32&nbsp;&nbsp;信息来源：青溪网&nbsp;&nbsp;
        【字体：<a>大</a> <a>小</a>】</td></tr>
        <tr><td>{BODY}</td></tr><tr><td>上一篇：<a href="3.html">没有了</a></td></tr></table>""",
    "breaks for paragraphs": f"""<div class="title">{TITLE}</div><div><span>2017-03-10 09:41</span>
        <span>来源：青溪网</span></div><div class="content">{"<br><br>　　".join(PARAGRAPHS)}<br></div>""",
    "fonts and spans": f"""<table><tr><td><font size=5><b><span>{TITLE}</span></b></font></td></tr>
        <tr><td>日期：2017/3/10 作者：李强 来源：<a href="/">青溪网</a></td></tr><tr><td><div>"""
    + "".join(f"<font><span>　　{text[:9]}</span></font><span>{text[9:]}</span><br>" for text in PARAGRAPHS)
    + "</div></td></tr></table>",
    "a list of terms": f"""<div class="article"><h1>{TITLE}</h1>
        <dl><dt>发布时间：</dt><dd>2017-03-10</dd><dt>来源：</dt><dd>青溪网</dd></dl>{BODY}</div>""",
    "a title in two lines": f"""<h1>{TITLE[:8]}<br>{TITLE[8:]}</h1>
        <p>来源：青溪网 发布时间：2017-03-10</p><div id="Zoom">{BODY}</div>""",
    "a span for the body": f"""<p class="tit">{TITLE}</p><p>发布时间：2017-03-10 来源：青溪网</p>
        <span id="zoom">{BODY}</span>""",
    "one box for all": f"""<div class="content"><h2>{TITLE}</h2><p>2017-03-10 来源：青溪网 点击：12</p>{BODY}</div>""",
    "a table of the document above": f"""<table>
        <tr><td>索引号：</td><td>QX-2017-1</td><td>发布日期：</td><td>2017-03-10</td></tr>
        <tr><td>来源：</td><td>青溪网</td></tr></table><h1>{TITLE}</h1><div class="xxgk_content">{BODY}</div>""",
    "no names at all": f"""<div><div>{TITLE}</div><div>2017-03-10 来源：青溪网</div><div>{BODY}</div></div>""",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_title_date_source_and_body_are_found_in_every_layout(tmp_path: Path, layout: str) -> None:
    article = read(tmp_path, page(LAYOUTS[layout]))
    assert article.title == TITLE
    assert (article.published or "")[:10] == "2017-03-10"
    assert article.publisher == "青溪网"
    title, *rest = article.text.split("\n")
    assert title == TITLE
    assert [line for line in rest if line.endswith("。")] == PARAGRAPHS
    assert "青溪网" in rest[0]
    assert "2017" in rest[0]
    assert len(rest) == 1 + len(PARAGRAPHS)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_without_a_header_the_date_is_unknown_and_never_that_of_related_news(tmp_path: Path, layout: str) -> None:
    html = page(LAYOUTS[layout])
    for date in ("时间：2017-03-10", "发布日期：2017年3月10日 09:32", "2017-03-10 09:41", "2017/3/10", "2017-03-10"):
        html = html.replace(date, "")
    article = read(tmp_path, html)
    assert article.published is None
    assert article.title == TITLE
    assert [line for line in article.text.split("\n") if line.endswith("。")] == PARAGRAPHS


@pytest.mark.parametrize(
    "inside",
    [
        '<h2>{0}</h2><p>发布时间：2017-03-10 来源：县自来水公司</p><div id="zoom"><p>{1}</p></div>',
        "<table><tr><td>{0}</td></tr><tr><td>2017-03-10 来源：县自来水公司</td></tr><tr><td>{1}</td></tr></table>",
        "<div><p>{0}</p><p>来源：县自来水公司　时间：2017-03-10</p><p>{1}</p></div>",
    ],
)
def test_a_short_notice_comes_out_whole_and_alone(tmp_path: Path, inside: str) -> None:
    title, text = "青溪县城区停水通知", "因检修，3月11日停水一天。"
    article = read(tmp_path, page(inside.format(title, text), f"{title}-青溪县人民政府"))
    header, *rest = article.text.split("\n")[1:]
    assert (article.title, article.published, article.publisher) == (title, "2017-03-10", "县自来水公司")
    assert rest == [text]
    assert "设为首页" not in header


def test_a_table_of_appointments_comes_out_as_lines(tmp_path: Path) -> None:
    title = "青溪县人民政府关于王建国等任免职的通知"
    html = page(
        f"""<h1>{title}</h1><div>来源：县政府办 发布时间：2017-03-10 16:20</div><div class="content"><p>县政府决定：</p>
        <table><tr><th>姓名</th><th>任免</th></tr><tr><td><p>王建国</p></td><td><p>任县教育局局长</p></td></tr>
        <tr><td>陈思源</td><td>任县水利局\n   副局长</td></tr></table><p>2017年3月9日</p></div>""",
        title,
    )
    article = read(tmp_path, html)
    assert article.text.split("\n")[2:] == [
        "县政府决定：", "姓名 任免", "王建国 任县教育局局长", "陈思源 任县水利局副局长", "2017年3月9日",
    ]  # fmt: skip
    assert article.published == "2017-03-10T16:20"


def test_a_cell_of_several_short_lines_stays_in_its_row(tmp_path: Path) -> None:
    table = "<table><tr><td>教育局</td><td>王建国</td><td>局长<br>（试用期一年）</td></tr></table>"
    html = page(f'<h1>{TITLE}</h1><div>2017-03-10</div><div class="content"><p>任命如下。</p>{table}</div>')
    assert read(tmp_path, html).text.split("\n")[-1] == "教育局 王建国 局长 （试用期一年）"


def test_buttons_and_neighbours_below_the_body_are_left_out(tmp_path: Path) -> None:
    inside = f"""<div id="con"><div class="tt">{TITLE}</div><p>来源：青溪网 发布日期：2017-03-10 浏览次数：33</p>
        <div>{BODY}</div><div>上一条：<a href=a>甲会召开</a><br>下一条：无</div><p>【打印】【关闭】</p></div>"""
    assert read(tmp_path, page(inside)).text.split("\n")[2:] == PARAGRAPHS


def test_a_body_that_is_a_link_to_its_document_is_kept(tmp_path: Path) -> None:
    inside = f"""<h1>{TITLE}</h1><p>发布时间：2017-03-10</p>
        <div class="TRS_Editor"><p><a href=x>《青溪县人民政府关于印发方案的通知》</a></p></div>"""
    assert read(tmp_path, page(inside)).text.split("\n")[2:] == ["《青溪县人民政府关于印发方案的通知》"]


def test_reporters_between_title_and_body_are_kept(tmp_path: Path) -> None:
    inside = f"<td><strong>{TITLE}</strong><p>□ 本报记者 张伟</p></td><div id=ozoom>{BODY}</div>"
    assert read(tmp_path, page(inside)).text.split("\n")[1:] == ["□ 本报记者 张伟", *PARAGRAPHS]


def test_a_page_of_wechat_is_of_its_account(tmp_path: Path) -> None:
    inside = f"""<h1 class="rich_media_title" id="activity-name">{TITLE}</h1>
        <div id="meta_content"><span>原创</span> <span>融媒体中心</span> <a id="js_name">青溪发布</a>
        <em id="publish_time">2017-03-10 18:30</em></div>
        <div id="js_content" style="visibility: hidden">{BODY}</div>"""
    article = read(tmp_path, page(inside, "", '<meta property="og:site_name" content="微信公众平台">'))
    assert (article.publisher, article.published) == ("青溪发布", "2017-03-10T18:30")
    assert [line for line in article.text.split("\n") if line.endswith("。")] == PARAGRAPHS


def test_authors_and_editors_stand_in_the_text(tmp_path: Path) -> None:
    html = page(LAYOUTS["an editor's box"].replace("</div>\n", "</div>") + "<p>（责任编辑：孙丽）</p>")
    lines = read(tmp_path, html).text.split("\n")
    assert lines[1] == "时间：2017-03-10 来源：青溪网 作者：张伟"
    assert lines[-1] == "（责任编辑：孙丽）"


def test_what_the_page_says_of_itself_fills_what_it_does_not_show(tmp_path: Path) -> None:
    metas = "".join(
        f'<meta name="{name}" content="{content}">'
        for name, content in {
            "ArticleTitle": TITLE, "PubDate": "2017-03-10 09:41", "ContentSource": "青溪日报",
            "SiteName": "青溪县人民政府", "Url": "http://www.qingxi.gov.cn/a.html",
        }.items()
    )  # fmt: skip
    article = read(tmp_path, page(f'<div class="article-content">{BODY}</div>', "青溪县人民政府", metas))
    assert (article.title, article.published, article.publisher) == (TITLE, "2017-03-10T09:41", "青溪日报")
    assert article.url == "http://www.qingxi.gov.cn/a.html"


def test_the_site_is_the_publisher_where_no_source_is_named(tmp_path: Path) -> None:
    html = page(
        f'<h1>{TITLE}</h1><p>发布时间：2017-03-10 来源：本站</p><div id="zoom">{BODY}</div>',
        head='<meta name="SiteName" content="青溪县人民政府">',
    )
    assert read(tmp_path, html).publisher == "青溪县人民政府"


@pytest.mark.parametrize(
    ("address", "published"),
    [
        ("http://www.qingxi.gov.cn/zwyw/201703/t20170310_123.html", "2017-03-10"),
        ("http://www.qingxi.gov.cn/2017/0310/123.html", "2017-03-10"),
        ("http://www.qingxi.gov.cn/content/20170310123.html", None),
        ("http://www.qingxi.gov.cn/2017/9910/123.html", None),
    ],
)
def test_the_address_tells_the_date_where_nothing_else_does(
    tmp_path: Path, address: str, published: str | None
) -> None:
    html = f"<!-- saved from url=(0042){address} -->" + page(f'<h1>{TITLE}</h1><div id="zoom">{BODY}</div>')
    article = read(tmp_path, html)
    assert (article.url, article.published) == (address, published)


@pytest.mark.parametrize(
    ("title", "head"),
    [
        (f"{TITLE}_要闻动态_青溪县人民政府网", ""),
        (f"青溪县人民政府网 - {TITLE}", ""),
        (f"{TITLE}-青溪新闻网", ""),
        ("青溪县人民政府", ""),
        ("", ""),
        (f"{TITLE[:12]}...", ""),
    ],
)
def test_the_title_is_that_of_the_article_whatever_the_site_calls_the_page(
    tmp_path: Path, title: str, head: str
) -> None:
    article = read(tmp_path, page(f'<h1>{TITLE}</h1><p>2017-03-10</p><div id="zoom">{BODY}</div>', title, head))
    assert article.title == TITLE
    assert article.text.count(TITLE) == 2  # and once in the first paragraph


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "utf-8", "iso-8859-1", ""])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_pages_are_read_whatever_encoding_they_say_that_they_are_in(
    tmp_path: Path, declared: str, encoding: str
) -> None:
    html = page(LAYOUTS["an editor's box"].replace("张伟", "张𬭎喆")).replace("gb2312", declared)
    article = read(tmp_path, html.encode(encoding))
    assert article.title == TITLE
    assert "作者：张𬭎喆" in article.text


def test_pages_in_big5_are_read(tmp_path: Path) -> None:
    html = (
        "<meta charset=big5><title>青溪縣召開會議</title><h1>青溪縣召開會議</h1><div id=zoom>縣長李國棟主持會議。</div>"
    )
    assert read(tmp_path, html.encode("big5hkscs")).text == "青溪縣召開會議\n縣長李國棟主持會議。"


def test_broken_utf_8_and_nuls_of_a_page_harm_only_themselves(tmp_path: Path) -> None:
    data = page(LAYOUTS["an editor's box"]).replace("gb2312", "utf-8").encode()
    broken = data.replace("压实".encode(), "压".encode() + b"\xe5\xae\0")
    article = read(tmp_path, broken)
    assert article.title == TITLE
    assert PARAGRAPHS[0] in article.text
    assert "压\ufffd工作责任。" in article.text


def test_mhtml_is_read_as_the_page_in_it(tmp_path: Path) -> None:
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    mail = MIMEMultipart("related")
    mail["Snapshot-Content-Location"] = "http://www.qingxi.gov.cn/a.html"
    inner = MIMEText(page(LAYOUTS["an editor's box"]), "html", "gb18030")
    mail.attach(inner)
    mail.attach(MIMEText("body { color: red }", "css"))
    for name in ("page.mhtml", "page.mht", "unknown"):
        article = read(tmp_path, mail.as_bytes(), name)
        assert (article.title, article.url) == (TITLE, "http://www.qingxi.gov.cn/a.html")
    assert "holds no web page" in reason(tmp_path, b"MIME-Version: 1.0\n\nhello", "empty.mhtml")


def test_a_bare_page_is_its_article(tmp_path: Path) -> None:
    assert read(tmp_path, "<!DOCTYPE html><p>会议<br>召开。</p>", "a").text == "会议\n召开。"


def test_hidden_text_scripts_and_comments_are_no_text(tmp_path: Path) -> None:
    inside = (
        f'<h1>{TITLE}</h1><div id="zoom"><!-- 来源：假 --><style>p {{}}</style><p>会议召开。</p>'
        '<script>document.write("假")</script><p style="display: none">假</p><select><option>假</select>'
        "<p>散会。</p></div>"
    )
    assert read(tmp_path, page(inside)).text == f"{TITLE}\n会议召开。\n散会。"


@pytest.mark.parametrize("data", ["", " \n", "<html></html>", "<html><head><title>甲"])
def test_an_empty_page_is_a_failure(tmp_path: Path, data: str) -> None:
    assert "no article" in reason(tmp_path, data)


def test_a_front_page_or_list_is_a_failure_and_no_article(tmp_path: Path) -> None:
    assert "holds no article" in reason(tmp_path, page("", "新闻中心_青溪县人民政府网").replace("gb2312", "utf-8"))


def test_a_box_without_text_is_a_failure(tmp_path: Path) -> None:
    inside = f'<h1>{TITLE}</h1><p>2017-03-10</p><div id="zoom"><img src="scan.jpg"></div>'
    assert "holds no article" in reason(tmp_path, page(inside).replace("gb2312", "utf-8"))


HOSTILE = {
    "nested": "<html><body>" + "<div>" * 50_000 + "县长讲话。" + "</div>" * 50_000,
    "unclosed": "<html><body>" + "<b>" * 50_000 + "县长讲话。",
    "tables": "<html><body>" + "<table><tr><td>" * 20_000 + "县长讲话。",
    "attributes": "<html><body><div " + " ".join(f"a{number}=1" for number in range(20_000)) + ">县长讲话。",
    "quote": '<html><body><div class="' + "a" * 1_000_000,
    "comment": "<html><!--" + "-" * 1_000_000,
    "script": "<html><script>" + "<div>" * 100_000,
    "entities": "<html><body>" + "&#x10FFFF;&#0;&bogus;" * 50_000,
    "classes": "<html><body>" + '<div class="content">甲' * 2_000,
    "words": "<title>" + "会议 " * 20_000 + "</title>" + "<p>会议</p>" * 20_000,
    "dates": "<h1>会议召开</h1><p>" + "发布时间：" * 20_000 + "</p>",
    "rows": "<table>" + "<tr>" + "<td>甲</td>" * 30_000 + "</table>",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_pages_end_soon_and_stop_nothing(tmp_path: Path, kind: str) -> None:
    (tmp_path / "a.html").write_text(HOSTILE[kind], encoding="utf-8")
    (tmp_path / "b.html").write_text(f"<h1>{TITLE}</h1><p>会议召开。</p>", encoding="utf-8")
    before = time.process_time()
    *_, last = list(read_articles([tmp_path]))
    assert isinstance(last, Article)
    assert last.text == f"{TITLE}\n会议召开。"
    assert time.process_time() - before < 10


@pytest.mark.parametrize("kind", ["nested", "unclosed", "tables"])
def test_a_page_that_is_nested_too_deeply_is_a_failure_that_says_so(tmp_path: Path, kind: str) -> None:
    assert "2,048 deep" in reason(tmp_path, HOSTILE[kind])


def test_a_truncated_page_never_raises(tmp_path: Path) -> None:
    data = page(LAYOUTS["a layout of tables"]).encode("gb18030")
    for cut in range(0, len(data), 37):
        (tmp_path / f"{cut:05}.html").write_bytes(data[:cut])
    found = list(read_articles([tmp_path]))
    assert len(found) == len(range(0, len(data), 37))


def test_the_frames_of_a_saved_page_are_not_read(tmp_path: Path) -> None:
    read(tmp_path, page(LAYOUTS["an editor's box"]))
    for folder in ("page_files", "page.files", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_text("<p>会议召开。</p>", encoding="utf-8")
    assert [Path(each.source).parent.name for each in read_articles([tmp_path])][1:] == ["other_files"]


def test_without_lxml_a_page_is_a_failure_that_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "lxml.etree", None)
    assert "needs the package lxml: pip install 'civicgraph[html]'" in reason(tmp_path, "<p>会议召开。</p>")


def test_without_trafilatura_only_pages_of_unknown_layout_are_failures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    assert read(tmp_path, page(LAYOUTS["no names at all"])).title == TITLE
    assert "needs the package trafilatura" in reason(tmp_path, page("", TITLE).replace("gb2312", "utf-8"))
