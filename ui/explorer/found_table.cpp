// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/found_table.h"

#include <algorithm>

#include "signalbox/literals.h"
#include "theme/theme.h"
#include "widgets/format.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {
constexpr int mostRows = 5;
}

FoundTable::FoundTable(Desk* desk, QWidget* parent)
    : DataTable(desk, u"explorer/chains"_s, {}, parent), m_kinds(new Segments(tr("Kind of object")))
{
    head()->setHeight(40);
    head()->addRight(m_kinds);
    view()->setAccessibleName(tr("Results by chain"));
    view()->setSelectionMode(QAbstractItemView::SingleSelection);
    m_kinds->hide();
    connect(m_kinds, &Segments::currentChanged, this, [this](const QString& id) {
        for (const ExplorerHits::Hit& hit : m_hits)
            if (id == QLatin1String(name(hit.key.kind))) {
                const ExplorerKey key = hit.key;
                Q_EMIT kindChosen(key);
                return;
            }
    });
}

void FoundTable::setSearching()
{
    head()->setNote(tr("Searching"));
}

void FoundTable::setHits(const ExplorerHits& hits)
{
    m_hits = hits.hits;
    m_searched = hits.keys.empty() ? QString() : hits.keys.front().key;
    std::vector<Segments::Item> items;
    for (const ExplorerHits::Hit& hit : m_hits)
        items.push_back({QLatin1String(name(hit.key.kind)), ExplorerWords::kind(hit.key.kind)});
    const QSignalBlocker quiet(m_kinds);  // only clicks navigate
    m_kinds->setItems(items);
    m_kinds->setVisible(items.size() > 1);
}

void FoundTable::setKind(ExplorerKind kind)
{
    const QSignalBlocker quiet(m_kinds);
    m_kinds->setCurrent(QLatin1String(name(kind)));
}

void FoundTable::setAnswer(const ExplorerAnswer& answer, std::optional<Height> height)
{
    FoundChains* old = m_found;
    m_found = new FoundChains(answer.kind, this);
    m_found->resetRows(answer.chains);
    setPagedModel(m_found);
    delete old;
    const auto found = std::count_if(answer.chains.begin(), answer.chains.end(),
                                     [](const ExplorerChain& chain) { return !chain.records.empty(); });
    head()->setTitle(ExplorerWords::kind(answer.kind) + u' ' +
                     (answer.key.size() > 20 ? shortKey(answer.key) : groupedDigits(answer.key)));
    QString note = tr("found on %1 of %2 chains, %3", nullptr, int(answer.chains.size()))
                       .arg(format::number(qint64(found)), format::number(qint64(answer.chains.size())),
                            format::milliseconds(answer.milliseconds));
    if (height)
        note = tr("state at block %1: %2").arg(format::number(*height), note);
    head()->setNote(note);
}

const ExplorerChain* FoundTable::chain(int row) const
{
    return m_found ? m_found->at(row) : nullptr;
}

int FoundTable::rowFor(const QString& caip2) const
{
    int found = -1;
    for (int row = 0; m_found && row < m_found->rowCount(); ++row)
        if (const ExplorerChain& each = *m_found->at(row); !each.records.empty() && (found < 0 || each.caip2 == caip2))
            found = row;
    return found;
}

void FoundTable::setRoom(int height)
{
    const int rows = m_found ? std::clamp(m_found->rowCount(), 1, height < 560 ? 2 : mostRows) : 1;
    setFixedHeight(40 + 28 + rows * ThemeManager::instance().rowHeight() + 4);
}

}  // namespace signalbox::ui
