// SPDX-License-Identifier: GPL-3.0-or-later

#include "window/sleep_watch.h"

#include <QDBusConnection>

#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::window {

SleepWatch::SleepWatch(QObject* parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::systemBus();
    m_connected = bus.isConnected() && bus.connect(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                                   u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, this,
                                                   SLOT(prepareForSleep(bool)));
}

void SleepWatch::prepareForSleep(bool before)
{
    if (before) {
        qCInfo(logUi, "The machine goes to sleep.");
        Q_EMIT sleeping();
    } else {
        qCInfo(logUi, "The machine is awake again.");
        Q_EMIT woke();
    }
}

}  // namespace signalbox::window
