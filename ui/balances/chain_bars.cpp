// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/chain_bars.h"

#include <QAbstractButton>
#include <QPainter>

#include "language/engine_words.h"
#include "models/decimal_text.h"
#include "signalbox/literals.h"
#include "tables/job_row.h"
#include "theme/sign.h"
#include "theme/style_paint.h"
#include "tokens/balance_words.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
constexpr size_t mostBars = 6;
}

/// Mark, name, bar and value of a chain; opens its page. 32 px.
class ChainBars::Bar : public QAbstractButton {
public:
    Bar()
    {
        setFixedHeight(32);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setProperty("ringRadius", 6);
    }
    QSize sizeHint() const override { return {240, 32}; }
    QString caip2, name, value;
    int mark = 0;
    double share = 0;  ///< of the largest

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = Theme::current();
        QPainter p(this);
        if (underMouse())
            p.fillRect(rect(), t.hover);
        paintMark(p, QRectF(11, height() / 2.0 - 5, 10, 10), mark);
        p.setFont(figureFont());
        const int valueWidth = p.fontMetrics().horizontalAdvance(value);
        p.setPen(t.text);
        p.drawText(rect().adjusted(0, 0, -11, 0), Qt::AlignVCenter | Qt::AlignRight, value);
        const int room = width() - 11 - valueWidth - 12 - 29;
        const int bar = std::min(90, room / 2);
        p.setFont(ui::font(TextRole::Base));
        const int nameWidth = std::min(room - bar - 10, std::max(86, p.fontMetrics().horizontalAdvance(name)));
        p.drawText(QRect(29, 0, nameWidth, height()), Qt::AlignVCenter,
                   p.fontMetrics().elidedText(name, Qt::ElideRight, nameWidth));
        ProgressLine::paint(p, QRectF(29 + nameWidth + 10, height() / 2.0 - 3, bar, 6), share, t.seriesColor(mark));
    }
};

/// The tinted foot of the card.
class ChainBars::Note : public QWidget {
public:
    Note() : text(new Text({}, TextRole::Small))
    {
        auto* box = new QHBoxLayout(this);
        box->setContentsMargins(29, 9, 11, 10);
        box->addWidget(text);
        text->setWordWrap(true);
    }
    Text* text;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.fillRect(rect(), Theme::current().info.tint);
        paintSign(p, QRectF(11, 12, 10, 10), State::Backfill);
    }
};

ChainBars::ChainBars(QWidget* parent)
    : Card(tr("By chain"), parent),
      m_rows(new QVBoxLayout),
      m_more(new Text({}, TextRole::Small, Ink::Secondary)),
      m_note(new Note)
{
    head()->addRight(new Text(u"$ "_s, TextRole::Small, Ink::Secondary));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    body()->addLayout(m_rows);
    m_more->setContentsMargins(29, 2, 11, 2);
    body()->addWidget(m_more);
    body()->addStretch(1);
    body()->addWidget(m_note);
    keepCorners();
    clear();
}

ChainBars::~ChainBars() = default;

void ChainBars::clear()
{
    for (Bar* bar : m_bars)
        bar->hide();
    m_more->hide();
    m_note->hide();
    m_note->text->setText({});
}

QString ChainBars::note() const
{
    return m_note->text->text();
}

QString ChainBars::notCounted(const PortfolioTotals& totals, const std::vector<Holding>& holdings)
{
    QStringList sentences;
    if (totals.incomplete == 1 && totals.notCounted() == 1) {
        const auto one = std::find_if(holdings.begin(), holdings.end(), [](const Holding& h) { return !h.complete; });
        const QString amount = u"%1 %2"_s.arg(BalanceWords::amount(one->raw, one->decimals),
                                              BalanceWords::symbol(one->symbol, one->contract));
        sentences << (one->at ? tr("%1 is not complete: %2 is its balance at block %3 and is not counted.",
                                   "chain, balance, block")
                                    .arg(format::safe(one->chain), amount, format::number(*one->at))
                              : tr("%1 is not complete: %2 is not counted.", "chain, balance")
                                    .arg(format::safe(one->chain), amount));
    } else if (totals.incomplete > 0) {
        sentences << tr("%n balances are not complete and not counted.", nullptr, totals.incomplete);
    }
    if (totals.untrusted > 0)
        sentences << tr("%n balances are of untrusted tokens and not counted.", nullptr, totals.untrusted);
    if (totals.unpriced > 0)
        sentences << tr("%n balances have no price and are not counted.", nullptr, totals.unpriced);
    return joinSentences(sentences);
}

void ChainBars::set(const PortfolioTotals& totals, const std::vector<Holding>& holdings,
                    const WorkspaceSnapshot* snapshot)
{
    std::vector<const PortfolioTotals::Chain*> chains;
    for (const PortfolioTotals::Chain& chain : totals.chains)
        if (chain.counted > 0)
            chains.push_back(&chain);
    const size_t shown = chains.size() > mostBars ? mostBars - 1 : chains.size();
    while (m_bars.size() < shown) {
        auto* bar = new Bar;
        connect(bar, &QAbstractButton::clicked, this, [this, bar] { Q_EMIT chainWanted(bar->caip2); });
        m_rows->addWidget(bar);
        m_bars.push_back(bar);
    }
    const double largest = chains.empty() ? 0 : decimal::approximate(chains.front()->usd);
    for (size_t i = 0; i < m_bars.size(); ++i) {
        Bar* bar = m_bars[i];
        bar->setVisible(i < shown);
        if (i >= shown)
            continue;
        const ChainSnapshot* chain = snapshot ? snapshot->chain(chains[i]->caip2) : nullptr;
        bar->caip2 = chains[i]->caip2;
        bar->name = format::safe(chains[i]->name);
        bar->value = decimal::money(chains[i]->usd);
        bar->mark = chain ? chain->mark : 0;
        bar->share = largest > 0 ? decimal::approximate(chains[i]->usd) / largest : 0;
        bar->setAccessibleName(format::list({bar->name, u"%1 $"_s.arg(bar->value)}));
        bar->update();
    }
    QString rest = u"0"_s;
    for (size_t i = shown; i < chains.size(); ++i)
        rest = decimal::sum(rest, chains[i]->usd);
    m_more->setVisible(shown < chains.size());
    m_more->setText(tr("%n more chains: %1", nullptr, int(chains.size() - shown)).arg(BalanceWords::usd(rest)));
    const QString words = notCounted(totals, holdings);
    m_note->text->setText(words);
    m_note->setVisible(!words.isEmpty());
}

}  // namespace signalbox::ui
