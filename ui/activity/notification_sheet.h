// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QTime>

class QWidget;

namespace signalbox::ui {

class Desk;

/// Settings of desktop notifications, stored in the desk.
struct NotificationSettings {
    bool on = true;
    bool quiet = false;  ///< nothing is shown between `from` and `until`, over midnight when from > until
    QTime from{22, 0}, until{7, 0};
    QDateTime mutedUntil;  ///< nothing is shown before; invalid: not muted

    static NotificationSettings load(const Desk& desk);
    void save(Desk& desk) const;
    bool isQuietAt(const QTime& time) const;
    qint64 secondsToEnd(const QTime& time) const;  ///< seconds to the end of the quiet hours
    bool isMuted() const { return mutedUntil > QDateTime::currentDateTimeUtc(); }
    static void muteFor(Desk& desk, qint64 seconds);  ///< mutes from now and stores it; 0 unmutes
};

void openNotificationSheet(Desk* desk, QWidget* window);

/// The switches and times themselves, saved as they change.
QWidget* makeNotificationForm(Desk* desk, QWidget* parent = nullptr);

}  // namespace signalbox::ui
