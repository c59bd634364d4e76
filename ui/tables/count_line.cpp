// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables/count_line.h"

#include "widgets/format.h"

namespace signalbox::ui {

CountLine::CountLine(QWidget* parent) : Text({}, TextRole::Small, Ink::Secondary, parent)
{
    setContentsMargins(12, 6, 12, 6);
}

void CountLine::renew(int shown, int all)
{
    const QString counted = shown == all
                                ? tr("%n rows", nullptr, all)
                                : tr("%1 of %2").arg(format::number(qint64(shown)), format::number(qint64(all)));
    setText(m_own.isEmpty() ? counted : m_own);
    setVisible(m_shown && (all > 0 || !m_own.isEmpty()));
}

}  // namespace signalbox::ui
