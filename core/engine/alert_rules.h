#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <map>
#include <vector>

#include "signalbox/snapshot.h"

namespace signalbox::engine {

/// One thing that deserves an operator's attention while it lasts. (caip2, kind, key) tells it apart.
struct Alarm {
    QString caip2, kind, key, severity, text;
    QJsonObject detail;
    qint64 count = 1;  ///< how often it happened so far, as its source counts
};

/// What is wrong with a chain now, by its snapshot.
std::vector<Alarm> alarmsOf(const ChainSnapshot& chain);

/// Remembers which alarms are on, so that each is raised once, counted when it happens again, and ended when it is
/// over.
class AlarmBook {
public:
    struct Change {
        std::vector<Alarm> raise, clear;
    };
    /// `now`: all alarms of this chain (or of the workspace, caip2 empty) at this moment.
    Change update(const QString& caip2, const std::vector<Alarm>& now,
                  const QDateTime& at = QDateTime::currentDateTimeUtc());
    void forget(const QString& caip2) { m_on.erase(caip2); }

    /// A repeated alarm is counted at most this often.
    static constexpr int repeatSeconds = 60;

private:
    struct On {
        Alarm alarm;
        QDateTime toldAt;
    };
    std::map<QString, std::map<QString, On>> m_on;  ///< by chain, then kind/key
};

}  // namespace signalbox::engine
