// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables/no_rows.h"

#include "signalbox/literals.h"

namespace signalbox::ui {

NoRows::NoRows(QWidget* parent) : EmptyState({}, {}, parent) {}

void NoRows::setReason(const QString& text, const QString& button, std::function<void()> run)
{
    m_reason = text;
    m_buttonText = button;
    m_action = std::move(run);
}

void NoRows::setFilteredReason(const QString& text)
{
    m_filteredReason = text;
}

bool NoRows::renew(int shown, int all)
{
    if (shown > 0 || m_loading || (m_reason.isEmpty() && m_filteredReason.isEmpty()))
        return false;
    if (all > 0) {
        setText(m_filteredReason.isEmpty() ? tr("No row matches the filter.") : m_filteredReason);
        setButton({}, {}, {});
    } else {
        setText(m_reason);
        setButton(m_buttonText, m_buttonText.isEmpty() ? QString() : u"plus"_s, m_action);
    }
    return true;
}

}  // namespace signalbox::ui
