// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>

namespace signalbox::ui {

/// The time zone of the window: local or UTC. The desk stores it. GUI thread.
class ShownZone : public QObject {
    Q_OBJECT
public:
    static ShownZone& instance();

    bool isUtc() const;
    void setUtc(bool utc);

Q_SIGNALS:
    void changed(bool utc);

private:
    ShownZone() = default;
};

QDateTime shownTime(const QDateTime& at);  ///< the same moment in that zone
QDateTime shownTime(qint64 msSinceEpoch);
inline Qt::TimeSpec shownSpec()
{
    return ShownZone::instance().isUtc() ? Qt::UTC : Qt::LocalTime;
}

}  // namespace signalbox::ui
