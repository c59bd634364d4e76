// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_filter.h"

#include "crosschain/sync_model.h"
#include "crosschain/sync_view.h"
#include "crosschain/sync_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

SyncFilter::SyncFilter(SyncModel* model, SyncView* view, QWidget* parent)
    : Segments(tr("State of the cells"), parent), m_model(model), m_view(view)
{
    connect(this, &Segments::currentChanged, this, &SyncFilter::apply);
    showCounts();
}

void SyncFilter::renew()
{
    showCounts();
    apply();
}

void SyncFilter::showCounts()
{
    std::vector<Item> items{{u"all"_s, tr("All %1").arg(format::number(qint64(m_model->matrix().cells.size())))}};
    for (const SyncCell::State state : syncWorstFirst)
        if (const int count = m_model->count(state); count > 0 || current() == QLatin1String(name(state)))
            items.push_back({QLatin1String(name(state)),
                             tr("%1 %2", "state, count").arg(syncWord(state), format::number(qint64(count)))});
    setItems(items);
}

void SyncFilter::apply()
{
    std::optional<SyncCell::State> wanted;
    for (const SyncCell::State state : syncWorstFirst)
        if (current() == QLatin1String(name(state)))
            wanted = state;
    m_model->setFilter(wanted);
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_view->setRowHidden(row, !m_model->hasMatch(row));
}

}  // namespace signalbox::ui
