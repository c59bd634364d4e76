// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/crosshair_hub.h"

namespace signalbox::ui {

void CrosshairHub::set(std::optional<qint64> at, const QObject* source)
{
    if (m_at == at && m_source == source)
        return;
    m_at = at;
    m_source = source;
    Q_EMIT moved();
}

}  // namespace signalbox::ui
