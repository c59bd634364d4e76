// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QPointer>

namespace signalbox::ui {

class Desk;

/// The time zone of the window: local or UTC. GUI thread.
class ShownZone : public QObject {
    Q_OBJECT
public:
    static ShownZone& instance();

    void install(Desk* desk);  ///< reads the stored zone and stores changes there
    bool isUtc() const { return m_utc; }
    void setUtc(bool utc);

Q_SIGNALS:
    void changed(bool utc);

private:
    ShownZone() = default;
    QPointer<Desk> m_desk;
    bool m_utc = false;
};

QDateTime shownTime(const QDateTime& at);  ///< the same moment in that zone
QDateTime shownTime(qint64 msSinceEpoch);
inline Qt::TimeSpec shownSpec()
{
    return ShownZone::instance().isUtc() ? Qt::UTC : Qt::LocalTime;
}

}  // namespace signalbox::ui
