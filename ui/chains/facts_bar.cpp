// SPDX-License-Identifier: GPL-3.0-or-later

#include "chains/facts_bar.h"

#include <QPainter>
#include <numeric>

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr int gap = 20;  // pixels between two facts

QString heightText(const std::optional<Height>& height)
{
    return height ? format::number(*height) : format::none();
}

QString agoText(const QDateTime& at)
{
    return at.isValid() ? format::ago(at) : QString();
}

/// Whether the sum of rows is exact: each stream that stores rows of its own, except the headers, was counted.
bool hasExactRows(const ChainSnapshot& chain)
{
    bool any = false;
    for (const StreamSnapshot& stream : chain.streams) {
        if (stream.stream == u"headers"_s || stream.computed)
            continue;
        if (stream.rows < 0 || !stream.rowsExact)
            return false;
        any = true;
    }
    return any;
}

QString rowsText(const ChainSnapshot& chain)
{
    if (chain.rowsTotal < 0)
        return {};
    const QString rows = format::compact(double(chain.rowsTotal));
    return FactsBar::tr("%1 rows", nullptr, format::plural(chain.rowsTotal))
        .arg(hasExactRows(chain) ? rows : u"≈ "_s + rows);
}

int widthOf(const QString& label, const QString& value, const QString& note)
{
    return QFontMetrics(ui::font(TextRole::Base)).horizontalAdvance(label) + 8 +
           QFontMetrics(figureFont(TextRole::Base)).horizontalAdvance(value) +
           (note.isEmpty() ? 0 : 8 + QFontMetrics(ui::font(TextRole::Small)).horizontalAdvance(note));
}

}  // namespace

FactsBar::FactsBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FactsBar::setChain(const ChainSnapshot& chain)
{
    m_facts.clear();
    m_facts.push_back({tr("Head"), heightText(chain.head), agoText(chain.headTime), true});
    m_facts.push_back(
        {tr("Indexed"), heightText(chain.indexed),
         chain.indexedTime.isValid() ? tr("block from %1").arg(format::clock(chain.indexedTime)) : QString()});
    m_facts.push_back({tr("Newest stored"), heightText(chain.stored), agoText(chain.storedTime)});
    if (chain.has(Feature::Ibc))
        m_facts.push_back({tr("Results"), tr("checked"), tr("events not provable"), true});
    else if (!chain.has(Feature::Forks))
        m_facts.push_back({tr("Network"), chain.networkId ? format::number(*chain.networkId) : format::none(),
                           chain.reading == u"bulk"_s    ? tr("read as whole blocks")
                           : chain.reading == u"plain"_s ? tr("read as full state")
                                                         : QString()});
    else
        m_facts.push_back({tr("Finalized"), heightText(chain.finalized),
                           chain.finalized && chain.head
                               ? tr("%1 behind head").arg(format::number(*chain.head - *chain.finalized))
                               : QString()});
    m_facts.push_back(
        {tr("Block time"), chain.blockSeconds ? format::duration(*chain.blockSeconds) : format::none(), {}});
    if (chain.logChecks) {
        const qint64 unchecked = chain.logChecks->uncheckedBlocks, undecided = chain.logChecks->undecidedBlocks;
        m_facts.push_back({tr("Log checks"), tr("%1 %").arg(format::number(qRound64(100 * chain.logChecks->sampling))),
                           unchecked > 0   ? tr("checking %n blocks", nullptr, format::plural(unchecked))
                           : undecided > 0 ? tr("%n blocks undecided", nullptr, format::plural(undecided))
                                           : QString(),
                           unchecked > 0 || undecided > 0});
    }
    if (chain.provenUndecided > 0 || chain.headerMode == u"proven"_s) {
        const qint64 blocks = std::accumulate(chain.proven.begin(), chain.proven.end(), qint64(0),
                                              [](qint64 sum, const Interval& range) { return sum + range.count(); });
        m_facts.push_back(
            {tr("Proven"), format::number(blocks),
             chain.provenUndecided > 0 ? tr("%n blocks undecided", nullptr, int(chain.provenUndecided)) : QString(),
             chain.provenUndecided > 0});
    }
    m_facts.push_back(
        {tr("Disk"), chain.databaseBytes >= 0 ? format::size(chain.databaseBytes) : format::none(), rowsText(chain)});
    QStringList all;
    for (const Fact& fact : m_facts)
        all << textOf(fact);
    setAccessibleName(format::list(all));
    if (chain.has(Feature::Ibc))
        all << tr(
            "Results: the code, data and gas of each transaction are compared with the hash in the next header. "
            "The hash does not cover events.");
    if (chain.logChecks)
        all << tr("Log checks: share of doubtful blocks with crowded blooms that are fetched again.");
    if (chain.rowsTotal >= 0 && !hasExactRows(chain))
        all << tr("≈: estimated from database statistics.");
    setToolTip(all.join(QLatin1Char('\n')));
    update();
}

QString FactsBar::textOf(const Fact& fact)
{
    return fact.label + QLatin1Char(' ') + fact.value +
           (fact.note.isEmpty() ? QString() : QLatin1Char(' ') + fact.note);
}

QString FactsBar::shownText() const
{
    QStringList all;
    for (const Fact& fact : fitting())
        all << textOf(fact);
    return format::list(all);
}

/// Drops the longest notes first if the bar is too narrow (the tool tip has them), then the last facts.
std::vector<FactsBar::Fact> FactsBar::fitting() const
{
    std::vector<Fact> facts = m_facts;
    const auto tooWide = [&] {
        int all = -gap;
        for (const Fact& fact : facts)
            all += widthOf(fact.label, fact.value, fact.note) + gap;
        return all > width();
    };
    while (tooWide()) {
        const auto room = [](const Fact& fact) { return fact.kept ? 0 : fact.note.size(); };
        const auto longest = std::max_element(facts.begin(), facts.end(),
                                              [&](const Fact& a, const Fact& b) { return room(a) < room(b); });
        if (longest == facts.end() || room(*longest) == 0)
            break;
        longest->note.clear();
    }
    while (facts.size() > 1 && tooWide())
        facts.pop_back();
    return facts;
}

void FactsBar::paintEvent(QPaintEvent*)
{
    const std::vector<Fact> facts = fitting();
    const size_t shown = facts.size();
    if (shown == 0)
        return;
    QPainter painter(this);
    const QFont base = ui::font(TextRole::Base), figure = figureFont(TextRole::Base), small = ui::font(TextRole::Small);
    int natural = 0;
    for (const Fact& fact : facts)
        natural += widthOf(fact.label, fact.value, fact.note) + gap;
    const double space =
        gap + (shown > 1 ? std::clamp((width() - (natural - gap)) / double(shown - 1), 0.0, 28.0) : 0.0);
    double x = 0;
    const auto draw = [&](const QString& text, const QFont& font, const QColor& color) {
        painter.setFont(font);
        painter.setPen(color);
        const int width = QFontMetrics(font).horizontalAdvance(text);
        painter.drawText(QRectF(x, 0, width + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, text);
        x += width;
    };
    const Theme& theme = Theme::current();
    for (size_t i = 0; i < shown; ++i) {
        const Fact& fact = facts[i];
        draw(fact.label, base, theme.secondary);
        x += 8;
        draw(fact.value, figure, theme.text);
        if (!fact.note.isEmpty()) {
            x += 8;
            draw(fact.note, small, theme.secondary);
        }
        x += space;
    }
}

}  // namespace signalbox::ui
