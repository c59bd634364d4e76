// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/shown_time.h"

#include "desk/desk.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {
const QString key = u"window/utc"_s;
}

ShownZone& ShownZone::instance()
{
    static ShownZone zone;
    return zone;
}

void ShownZone::install(Desk* desk)
{
    m_desk = desk;
    m_utc = desk && desk->value(key, false).toBool();
}

void ShownZone::setUtc(bool utc)
{
    if (utc == m_utc)
        return;
    m_utc = utc;
    if (m_desk)
        m_desk->setValue(key, utc);
    Q_EMIT changed(utc);
}

QDateTime shownTime(const QDateTime& at)
{
    return ShownZone::instance().isUtc() ? at.toUTC() : at.toLocalTime();
}

QDateTime shownTime(qint64 msSinceEpoch)
{
    return QDateTime::fromMSecsSinceEpoch(msSinceEpoch, shownSpec());
}

}  // namespace signalbox::ui
