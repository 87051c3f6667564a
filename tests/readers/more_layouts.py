# ruff: noqa: E501  # markup is easier to compare with a real page unbroken
"""More layouts: live blogs, foreign chrome, notices that no class gives away, articles without paragraphs."""

from __future__ import annotations

import json
from html import escape

from readers.articles import JUNK, Article
from readers.layouts import (
    Layout,
    body,
    canonical,
    comments,
    cookies,
    footer,
    later,
    linked_data,
    menu,
    open_graph,
    page,
    related,
)

SAID = {
    "german": "Mit unserem Newsletter bekommen Sie jeden Morgen das Wichtigste. Jetzt kostenlos anmelden.",
    "french": "Cet article est réservé aux abonnés. Déjà abonné ? Connectez-vous pour lire la suite.",
    "spanish": "Suscríbete a nuestro boletín y recibe las noticias de la costa en tu correo.",
    "russian": "Подписывайтесь на наш канал, чтобы не пропустить главное.",
    "support": "This story is free to read because readers like you pay for it. Chip in today.",
    "alerts": "Want more news like this? Sign up for our breaking news alerts.",
    "below": "Article continues below advertisement",
    "standards": "Our Standards: read how we report and correct.",
    "share": "Share this article on your favourite network or copy the link.",
    "audio": "Listen to this article, five minutes, read by an automated voice.",
}
"""Notices of these layouts, which no article holds."""


def live_blog(a: Article) -> str:
    """Entries with times of their own, newest on top in real life; here in the order of the article."""
    posts = "".join(
        f'<article class="live-post" id="post-{n}" itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting">'
        f'<time class="live-post__time" datetime="{a.published.isoformat()}">{a.published:%H:%M}</time>'
        f'<div class="live-post__body"><p>{escape(words)}</p></div><ul class="live-post__share"><li>Share</li></ul></article>'
        for n, words in enumerate([a.lead, *(w for _, w in a.blocks)])
    )
    data = linked_data(a, "LiveBlogPosting", coverageStartTime=a.published.isoformat(), coverageEndTime=later(a))
    inside = f"""{menu()}<main><header class="live-header"><span class="live-badge">Live</span><h1>{a.title}</h1></header>
    <div class="live-blog" data-component="live">{posts}</div></main>{related(a)}{footer(a)}"""
    return page(a, canonical(a) + open_graph(a, date=False) + data, inside)


def german(a: Article) -> str:
    """German chrome: topics, newsletter and "read also" within the article."""
    strewn = [
        f'<aside class="teaser-inline"><span>Lesen Sie auch</span><a href="/x">{a.links[0]}</a></aside>',
        f'<div class="nl-box" data-tracking="nl"><h3>Newsletter</h3><p>{SAID["german"]}</p><input type="email"></div>',
        '<div class="anzeige">Anzeige</div>',
    ]
    inside = f"""<div id="cmp-layer"><p>Wir und unsere Partner verwenden Cookies. Einwilligen und weiter.</p></div>
    {menu("nav", 'class="hauptnavigation"', ("Startseite", "Politik", "Wirtschaft", "Sport", "Kultur", "Anmelden"))}<main>
    <article class="artikel"><header><span class="dachzeile">Küste</span><h2 class="artikel-titel">{a.title}</h2>
    <div class="autor">Von {a.author}</div><time class="datum" datetime="{a.published.isoformat()}">{a.published:%d.%m.%Y, %H:%M} Uhr</time></header>
    <div class="artikel-text">{body(a, between=strewn)}</div><div class="themen"><h4>Mehr zum Thema</h4>{"".join(f'<a href="/t">{t}</a> ' for t in a.links[:3])}</div>
    </article></main>{related(a, "section", 'class="meistgelesen"', "Meistgelesen")}{footer(a)}"""
    return page(a, canonical(a) + open_graph(a, date=False), inside)


def french(a: Article) -> str:
    """French chrome, the date in <meta> of a measuring service, a wall before the comments."""
    meta = f'<meta name="parsely-pub-date" content="{a.published.isoformat()}"><meta name="parsely-title" content="{escape(a.title)}">'
    strewn = [f'<p class="lire-aussi">Lire aussi : <a href="/x">{a.links[2]}</a></p>']
    inside = f"""<div id="didomi-host"><div>Nous utilisons des cookies.</div></div><header role="banner">{menu("nav", 'class="nav"', ("Accueil", "Monde", "Société", "Se connecter"))}</header>
    <main role="main"><article><h1 class="article__title">{a.title}</h1><section class="meta"><span class="meta__author">{a.author}</span>
    <span class="meta__date">Mis à jour plus tard</span></section><section class="article__content">{body(a, '<p class="article__paragraph">{}</p>', strewn)}</section>
    <section class="article__status"><p>{SAID["french"]}</p></section></article><section class="services"><h4>Services</h4><ul><li><a href="/a">Annonces</a></li></ul></section></main>{footer(a)}"""
    return page(a, canonical(a) + open_graph(a, date=False) + meta, inside)


def spanish(a: Article) -> str:
    """Spanish chrome; paragraphs and related links are neighbours in one container."""
    strewn = [
        f'<div class="te-puede-interesar"><strong>Te puede interesar:</strong> <a href="/x">{a.links[1]}</a></div>',
        f'<div class="suscripcion"><p>{SAID["spanish"]}</p></div>',
    ]
    inside = f"""{menu()}<div class="contenedor"><div class="nota"><h1 class="titulo">{a.title}</h1><div class="fecha" itemprop="datePublished" content="{a.published.isoformat()}">
    {a.published:%d/%m/%Y}</div><div class="cuerpo">{body(a, between=strewn)}<div class="tags"><a href="/t1">Costa</a><a href="/t2">Lluvia</a></div></div></div>
    <div class="lateral">{related(a, "div", 'class="mas-leidas"', "Lo más leído")}</div></div>{footer(a)}"""
    return page(a, canonical(a) + open_graph(a, date=False), inside)


def russian_agency(a: Article) -> str:
    """An agency's English service within Russian chrome, the date in figures."""
    strewn = [f'<div class="article__insert"><span>Читайте также</span> <a href="/x">{a.links[3]}</a></div>']
    inside = f"""<div class="header">{menu("div", 'class="header__menu"', ("Главная", "Политика", "Общество", "Спорт"))}</div><div class="layout-article">
    <div class="article__header"><div class="article__info-date"><a href="/d">{a.published:%H:%M} {a.published:%d.%m.%Y}</a></div><h1 class="article__title">{a.title}</h1></div>
    <div class="article__body">{body(a, '<div class="article__block" data-type="text"><div class="article__text">{}</div></div>', strewn)}</div>
    <div class="article__subscribe"><p>{SAID["russian"]}</p></div></div>{related(a, "div", 'class="lenta"', "Лента новостей")}{footer(a)}"""
    head = f'<meta name="analytics:p_ts" content="{a.published:%Y-%m-%d}"><meta property="article:published_time" content="{a.published:%Y%m%dT%H%M}">'
    return page(a, canonical(a) + open_graph(a, date=False) + head, inside)


def local_television(a: Article) -> str:
    """A local station: video first, notices in plain paragraphs of the article, copyright at its end."""
    strewn = [
        f'<p><strong>READ MORE: </strong><a href="/x"><strong>{a.links[0]}</strong></a></p>',
        f"<p><em>{SAID['alerts']}</em></p>",
        f"<p>{SAID['below']}</p>",
    ]
    inside = f"""{menu("div", 'class="ListItem Nav"')}<div class="Article-main"><h1 class="Article-headline">{a.title}</h1><div class="Article-byline">By: {a.author}</div>
    <div class="Article-published"><span>Posted {a.published:%-I:%M %p, %b %d, %Y}</span></div><div class="VideoPlayer"><p>Video: {a.caption}</p></div>
    <div class="RichTextArticleBody">{body(a, between=strewn)}<p><i>Copyright {a.published.year} {a.publisher}. {JUNK["copyright"]}</i></p></div></div>
    {related(a, "div", 'class="List-items"', "Recent stories")}{footer(a)}"""
    return page(a, canonical(a) + open_graph(a, date=False) + linked_data(a, dateModified=later(a)), inside)


def agency_today(a: Article) -> str:
    """A news agency's page of today: sign-up line after the lead, credits and standards at the end."""
    line = '<div data-testid="paragraph-1" class="text__text article-body__paragraph">{}</div>'
    strewn = ['<div class="article-body__element ad-placement"><span>Advertisement · Scroll to continue</span></div>']
    inside = f"""<div id="fusion-app">{menu()}<main><article data-testid="Article"><div class="article-header"><nav aria-label="Breadcrumb"><ol><li><a href="/w">World</a></li></ol></nav>
    <h1 data-testid="Heading">{a.title}</h1><span>By {a.author}</span><time data-testid="DateLineText"><span class="date-line__date">{a.published:%B %-d, %Y}</span>
    <span class="date-line__date">{a.published:%-I:%M %p} UTC</span><span>Updated later</span></time></div><div data-testid="ArticleBody">{body(a, line, strewn)}
    <p data-testid="promo-box">{SAID["alerts"]}</p><p data-testid="SignOff">Reporting by {a.author}</p><p data-testid="TrustBadge">{SAID["standards"]}</p></div>
    <section data-testid="AuthorBio"><address>{a.author}</address></section></article></main>{related(a, "section", 'data-testid="ReadNext"', "Read Next")}</div>{footer(a)}"""
    return page(a, canonical(a) + open_graph(a), inside)


def breaks(a: Article) -> str:
    """A hosted blog: no paragraph at all, lines broken twice, the date in a heading above."""
    text = "<br /><br />".join(escape(words) for words in [a.lead, *(w for _, w in a.blocks)])
    inside = f"""<div class="content-outer"><h2 class="date-header"><span>{a.published:%A, %B %-d, %Y}</span></h2><div class="post hentry"><h3 class="post-title entry-title">{a.title}</h3>
    <div class="post-body entry-content" itemprop="description articleBody">{text}<div style="clear: both;"></div></div><div class="post-footer">Posted by {a.author} at
    <a href="{a.url}"><abbr class="published" title="{a.published.isoformat()}">{a.published:%-I:%M %p}</abbr></a></div></div>
    <div class="comments" id="comments"><h4>3 comments:</h4>{comments("div", 'class="comment-block"')}</div></div>{related(a, "div", 'class="widget PopularPosts"', "Popular Posts")}"""
    return page(a, canonical(a) + open_graph(a, date=False), inside)


def reading_platform(a: Article) -> str:
    """A platform for anyone's articles: claps, followers, minutes to read, no <article> round the text alone."""
    inside = f"""<div id="root"><div class="ab q"><a href="/signin">Sign in</a></div><article><div class="l"><section><div><h1 class="pw-post-title">{a.title}</h1><div class="speechify-ignore">
    <a href="/@x">{a.author}</a><button>Follow</button><span>5 min read</span> · <span>{a.published:%b %-d, %Y}</span><button aria-label="responses">3</button>
    <div>{SAID["audio"]}</div></div>{body(a, '<p class="pw-post-body-paragraph nb nc">{}</p>', quote='<blockquote class="oi oj"><p class="nb">{}</p></blockquote>')}
    </section></div></article><footer><div>Written by {a.author}</div><div>12K Followers</div></footer>
    <div><h2>More from {a.author}</h2>{"".join(f'<div class="card"><a href="/p"><h2>{t}</h2><h3>{t}, told again</h3></a></div>' for t in a.links)}</div></div>"""
    return page(a, canonical(a) + open_graph(a), inside)


def press_office(a: Article) -> str:
    """A ministry: "for immediate release", contacts in a table, the date in words above the title."""
    inside = f"""<div class="usa-banner"><p>An official website of the government. <a href="#">Here is how you know</a></p></div>{menu()}
    <div class="region-content"><div class="field field--name-field-date"><div class="field__item">{a.published:%A, %B %-d, %Y}</div></div><p class="release">For Immediate Release</p>
    <h1 class="page-title">{a.title}</h1><div class="field field--name-body"><div class="field__item">{body(a)}<p class="text-align-center">###</p></div></div>
    <table class="contacts"><tr><th>Contact</th><td><a href="mailto:press@example.org">press@example.org</a></td></tr></table></div>{footer(a)}"""
    return page(a, canonical(a) + f'<meta name="dcterms.date" content="{a.published:%Y-%m-%d}">', inside)


def key_points(a: Article) -> str:
    """A financial daily: what matters in a list of its own, quotes of shares, sign-in wall named as nothing."""
    inside = f"""<div class="ticker"><span>HARB 31.20 +0.4%</span><span>BOAT 7.11 -2.0%</span></div>{menu()}<div id="MainContentContainer"><div class="ArticleHeader"><h1>{a.title}</h1>
    <time itemprop="datePublished" datetime="{a.published.isoformat()}" content="{a.published.isoformat()}">Published {a.published:%a, %b %-d %Y}</time>
    <time itemprop="dateModified" datetime="{later(a)}">Updated</time></div><div class="ArticleBody-articleBody" data-module="ArticleBody">
    <div class="group">{body(a)}</div><div class="InlineVideo"><div>Watch now</div><a href="/v">{a.links[4]}</a></div></div>
    <div class="ProPill"><div>{JUNK["paywall"]}</div></div></div>{related(a, "div", 'class="TrendingNow"', "Trending now")}{footer(a)}"""
    return page(a, canonical(a) + open_graph(a, date=False), inside)


def magazine_theme(a: Article) -> str:
    """A theme that many small papers bought: "also read" in the text, sharing, tags, author's box, more by the author."""
    strewn = [
        f'<p style="text-align:center"><span style="color:#ff0000"><a href="/x"><strong>ALSO READ: {a.links[5]}</strong></a></span></p>',
        f'<div class="td-a-rec"><span class="td-adspot-title">- Advertisement -</span>{JUNK["advert"]}</div>',
    ]
    inside = f"""<div class="td-header-wrap">{menu("div", 'class="td-header-menu"')}</div><div class="td-container"><article class="post type-post td-post-template" itemscope itemtype="https://schema.org/Article">
    <header class="td-post-header"><ul class="td-category"><li><a href="/c">News</a></li></ul><h1 class="entry-title">{a.title}</h1><div class="td-module-meta-info"><span class="td-post-date">
    <time class="entry-date updated td-module-date" datetime="{a.published.isoformat()}">{a.published:%B %-d, %Y}</time></span><div class="td-post-views">1204</div></div></header>
    <div class="td-post-sharing"><p>{SAID["share"]}</p></div><div class="td-post-content tagdiv-type">{body(a, between=strewn)}</div>
    <footer><div class="author-box-wrap"><div class="td-author-name">{a.author}</div><div class="td-author-description">{a.author} writes for {a.publisher}.</div></div>
    <meta itemprop="datePublished" content="{a.published.isoformat()}"><meta itemprop="dateModified" content="{later(a)}"></footer></article>
    <div class="td_block_related_posts">{related(a, "div", 'class="td-related-row"', "RELATED ARTICLES")}</div></div>{footer(a)}"""
    return page(a, canonical(a) + open_graph(a, date=False), inside)


def charity_newsroom(a: Article) -> str:
    """A newsroom without owners: republishing note, support in the middle and at the end, no telling class names."""
    strewn = [
        f'<div class="w-full my-8 p-4 border"><p>{SAID["support"]}</p><button>Donate</button></div>',
        f'<div class="w-full my-8"><p>{JUNK["newsletter"]}</p><form action="/s"><input type="email"><button>Go</button></form></div>',
    ]
    inside = f"""{cookies('class="fixed bottom-0" role="alertdialog" aria-label="Cookie notice"')}<div class="sticky top-0">{menu()}</div><main class="max-w-2xl mx-auto"><h1 class="text-4xl">{a.title}</h1>
    <div class="text-sm"><a href="/staff">{a.author}</a> <time datetime="{a.published.isoformat()}">{a.published:%B %-d, %Y, %-I:%M %p}</time></div>
    <div class="prose">{body(a, between=strewn)}</div><div class="mt-8"><p>{SAID["support"]}</p><a href="/d">Donate now</a></div></main>{related(a, "div", 'class="grid grid-cols-3"', "Keep reading")}{footer(a)}"""
    return page(a, canonical(a) + open_graph(a) + linked_data(a), inside)


def elements_of_its_own(a: Article) -> str:
    """Web components with the article between their tags."""
    inside = f"""<site-header>{menu()}</site-header><site-main><news-story><news-headline><h1>{a.title}</h1></news-headline><news-byline>{a.author}<time datetime="{a.published.isoformat()}"></time></news-byline>
    <news-body>{body(a)}</news-body><news-gift><p>{SAID["share"]}</p></news-gift></news-story><news-rail>{related(a, "div", 'slot="rail"')}</news-rail></site-main><site-footer>{footer(a)}</site-footer>"""
    return page(a, canonical(a) + open_graph(a, date=False) + linked_data(a), inside)


def graph_of_types(a: Article) -> str:
    """Linked data with several types and a date of the publisher's founding; captions and credits amid the text."""
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "NewsMediaOrganization", "name": a.publisher, "foundingDate": "1931-05-04"},
            {"@type": ["NewsArticle", "BlogPosting"], "headline": a.title, "datePublished": a.published.isoformat(),
             "dateModified": later(a), "articleSection": "Coast", "isAccessibleForFree": False},
            {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Coast"}]},
        ],
    }  # fmt: skip
    figure = f'<figure class="inline"><img src="x.jpg" alt="{escape(a.caption)}"><figcaption>{escape(a.caption)} <span class="credit">Photo: {a.author}</span></figcaption></figure>'
    inside = f"""{menu()}<main id="main"><div class="story"><div class="story-head"><h1>{a.title}</h1><p class="dek"></p></div><div class="story-body">{body(a, between=[figure, figure])}</div>
    <div class="story-tags">Filed under: <a href="/t">Coast</a></div></div></main>{related(a, "div", 'class="zone"', "Top stories")}{footer(a)}"""
    return page(a, canonical(a) + f'<script type="application/ld+json">{json.dumps(graph)}</script>', inside)


MORE: tuple[Layout, ...] = (
    live_blog, german, french, spanish, russian_agency, local_television, agency_today, breaks, reading_platform,
    press_office, key_points, magazine_theme, charity_newsroom, elements_of_its_own, graph_of_types,
)  # fmt: skip
