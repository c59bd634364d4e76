// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace signalbox::window {

/// Receives sleep and wake notifications from logind. Without a system bus there are none; the engine also detects a
/// sleep by its clocks.
class SleepWatch : public QObject {
    Q_OBJECT
public:
    explicit SleepWatch(QObject* parent = nullptr);
    bool isConnected() const { return m_connected; }

public Q_SLOTS:
    void prepareForSleep(bool before);

Q_SIGNALS:
    void sleeping();
    void woke();

private:
    bool m_connected = false;
};

}  // namespace signalbox::window
