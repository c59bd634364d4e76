// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/shown_columns.h"

#include "models/event_model.h"
#include "tables/data_table.h"

namespace signalbox::ui {

void ShownColumns::setEveryChain(bool everyChain)
{
    m_everyChain = everyChain;
    apply();
}

void ShownColumns::setNarrow(bool narrow)
{
    m_narrow = narrow;
    apply();
}

void ShownColumns::setPaneShown(bool shown)
{
    m_paneShown = shown;
    apply();
}

void ShownColumns::apply()
{
    const int level = !m_paneShown ? 0 : m_narrow ? 4 : m_everyChain ? 2 : 0;
    if (m_model->setChainColumn(m_everyChain))
        m_table->setDropLevel(level + 1);  // makes the view lay its columns out again
    m_table->setDropLevel(level);
}

}  // namespace signalbox::ui
